import { Button } from "@foyer/ui";
import { type ReactNode, useCallback, useRef } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { type UploadPurpose, uploadFile } from "../composer/upload.ts";
import { useSession } from "../identity/session.tsx";
import { Problem } from "../shell/Problem.tsx";

/** Props of `PictureSetting`. */
export interface PictureSettingProps {
  /** What the picture is of, for screen readers. */
  label: string;
  purpose: UploadPurpose;
  /** The picture as it is, or what stands in its place. */
  preview: ReactNode;
  hasPicture: boolean;
  /** Given the uploaded picture, or `null` to take it away. */
  onChange: (attachmentId: string | null) => Promise<unknown>;
}

/** A picture that is uploaded, replaced and taken away again. */
export function PictureSetting({ label, purpose, preview, hasPicture, onChange }: PictureSettingProps) {
  const { workspaceId } = useSession();
  const picker = useRef<HTMLInputElement>(null);
  const change = useAttempt(
    useCallback(
      async (file: File | null) => {
        const uploaded = file && (await uploadFile(file, { workspaceId, purpose }));
        await onChange(uploaded?.id ?? null);
      },
      [workspaceId, purpose, onChange],
    ),
  );
  return (
    <div className="flex flex-wrap items-center gap-3">
      {preview}
      <Button isBusy={change.isBusy} onClick={() => picker.current?.click()}>
        Upload…
      </Button>
      {hasPicture && (
        <Button variant="quiet" onClick={() => void change.run(null)}>
          Remove
        </Button>
      )}
      <input
        ref={picker}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp"
        aria-label={label}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void change.run(file);
          event.target.value = "";
        }}
      />
      {change.failure && (
        <div className="w-full">
          <Problem>{change.failure.message}</Problem>
        </div>
      )}
    </div>
  );
}
