import { api } from "@foyer/sdk";
import { Avatar, Button, FormRow } from "@foyer/ui";
import { useMutation } from "convex/react";
import { useCallback, useState } from "react";
import { PictureSetting } from "../settings/PictureSetting.tsx";
import { SettingsGroup } from "../settings/SettingsGroup.tsx";
import { TextSetting } from "../settings/TextSetting.tsx";
import { CloseAccount } from "./CloseAccount.tsx";
import { EmailChange } from "./EmailChange.tsx";
import { useSession } from "./session.tsx";

/** Who one is to colleagues and visitors. */
export function ProfilePage() {
  const session = useSession();
  const { name, email, hasPassword } = session;
  const update = useMutation(api.auth.updateProfile);
  const saveName = useCallback((next: string) => update({ name: next }), [update]);
  const [isChanging, setChanging] = useState(false);
  const [isClosing, setClosing] = useState(false);
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
      <FormRow
        title="Account"
        description="Closing it signs you out everywhere; what you wrote stays, under your name."
      >
        <div className="flex min-h-control items-center">
          <Button onClick={() => setClosing(true)}>Close account…</Button>
        </div>
        <CloseAccount isOpen={isClosing} onOpenChange={setClosing} user={session} />
      </FormRow>
    </SettingsGroup>
  );
}

function Picture() {
  const { userId, name, avatarUrl } = useSession();
  const update = useMutation(api.auth.updateProfile);
  const save = useCallback((avatarAttachmentId: string | null) => update({ avatarAttachmentId }), [update]);
  return (
    <PictureSetting
      label="Picture"
      purpose="avatar"
      hasPicture={avatarUrl !== undefined}
      onChange={save}
      preview={<Avatar name={name} seed={userId} imageUrl={avatarUrl} size="huge" isDecorative />}
    />
  );
}
