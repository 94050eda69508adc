import { CopyText } from "../settings/CopyText.tsx";

/** A secret that was just made and is not shown again. */
export function ShownOnce({ label, secret }: { label: string; secret: string }) {
  return (
    <div className="my-3 flex flex-col gap-1.5">
      <CopyText label={label} text={secret} />
      <p role="status" className="text-small text-warning-ink">
        Copy it now. It is not shown again.
      </p>
    </div>
  );
}
