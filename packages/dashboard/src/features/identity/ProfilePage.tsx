import { api } from "@foyer/sdk";
import { Avatar, Button, FormRow } from "@foyer/ui";
import { useMutation } from "convex/react";
import { useCallback, useRef, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { uploadFile } from "../composer/upload.ts";
import { SettingsGroup } from "../settings/SettingsGroup.tsx";
import { TextSetting } from "../settings/TextSetting.tsx";
import { EmailChange } from "./EmailChange.tsx";
import { useSession } from "./session.tsx";

/** Who one is to colleagues and visitors. */
export function ProfilePage() {
  const { name, email, hasPassword } = useSession();
  const update = useMutation(api.auth.updateProfile);
  const saveName = useCallback((next: string) => update({ name: next }), [update]);
  const [isChanging, setChanging] = useState(false);
  return (
    <SettingsGroup>
      <FormRow title="Picture" description="Shown to your team, and to visitors beside what you write.">
        <Picture />
      </FormRow>
      <FormRow title="Name" description="Visitors see it too.">
        <TextSetting label="Name" value={name} onSave={saveName} maxLength={100} />
      </FormRow>
      <FormRow title="E-mail" description="With it you sign in. It is not shown to visitors.">
        <div className="flex min-h-control items-center gap-3">
          <span className="min-w-0 flex-1 truncate">{email}</span>
          <Button onClick={() => setChanging(true)}>Change…</Button>
        </div>
        <EmailChange isOpen={isChanging} onOpenChange={setChanging} hasPassword={hasPassword} />
      </FormRow>
    </SettingsGroup>
  );
}

function Picture() {
  const { userId, name, avatarUrl, workspaceId } = useSession();
  const update = useMutation(api.auth.updateProfile);
  const picker = useRef<HTMLInputElement>(null);
  const change = useAttempt(
    useCallback(
      async (file: File | null) => {
        const uploaded = file && (await uploadFile(file, { workspaceId, purpose: "avatar" }));
        await update({ avatarAttachmentId: uploaded?.id ?? null });
      },
      [update, workspaceId],
    ),
  );
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Avatar name={name} seed={userId} imageUrl={avatarUrl} size="huge" isDecorative />
      <Button isBusy={change.isBusy} onClick={() => picker.current?.click()}>
        Upload…
      </Button>
      {avatarUrl && (
        <Button variant="quiet" onClick={() => void change.run(null)}>
          Remove
        </Button>
      )}
      <input
        ref={picker}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp"
        aria-label="Picture"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void change.run(file);
          event.target.value = "";
        }}
      />
      {change.failure && (
        <p role="alert" className="w-full text-danger-ink">
          {change.failure.message}
        </p>
      )}
    </div>
  );
}
