import { Button } from "@foyer/ui";
import { ImagePlus } from "lucide-react";
import { useCallback, useRef } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { uploadFile } from "../composer/upload.ts";
import { useSession } from "../identity/session.tsx";

/** Props of `LogoSetting`. */
export interface LogoSettingProps {
  url: string | null;
  onChange: (attachmentId: string | null) => Promise<unknown>;
}

/** The logo, uploaded and taken away again. */
export function LogoSetting({ url, onChange }: LogoSettingProps) {
  const { workspaceId } = useSession();
  const picker = useRef<HTMLInputElement>(null);
  const change = useAttempt(
    useCallback(
      async (file: File | null) => {
        const uploaded = file && (await uploadFile(file, { workspaceId, purpose: "logo" }));
        await onChange(uploaded?.id ?? null);
      },
      [workspaceId, onChange],
    ),
  );
  return (
    <div className="flex flex-wrap items-center gap-3">
      <span className="grid size-12 place-items-center overflow-hidden rounded-control bg-hover text-ink-faint">
        {url ? <img src={url} alt="Logo" className="size-full object-contain" /> : <ImagePlus className="size-5" />}
      </span>
      <Button isBusy={change.isBusy} onClick={() => picker.current?.click()}>
        Upload…
      </Button>
      {url && (
        <Button variant="quiet" onClick={() => void change.run(null)}>
          Remove
        </Button>
      )}
      <input
        ref={picker}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp"
        aria-label="Logo"
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
