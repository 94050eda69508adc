/** Signed addresses of files: whoever has one may read that file until it expires. */
import type { Clock } from "./engine/clock.ts";
import { hmacOf, isSame, type Secrets } from "./secrets.ts";

const STEP_MS = 6 * 3_600_000;

/** The two forms in which a file is kept. */
export type FileVariant = "file" | "thumbnail";

/** Makes the address of a file; with `isPast`, a live result is computed again when the address changes. */
export type SignFile = (id: string, variant: FileVariant, reading?: { isPast?(time: number): boolean }) => string;

/** Makes addresses that stay the same for hours, so that results that hold them stay equal and browsers cache the files. */
export function createFileSigner(secrets: Secrets, clock: Clock, absoluteUrl: (path: string) => string): SignFile {
  const key = Buffer.from(secrets.key("files")).toString("hex");
  return (id, variant, reading) => {
    // Each file's steps begin at another moment: else all live results would be computed again at once.
    const offset = Number.parseInt(id.slice(-6), 16) % STEP_MS;
    const step = Math.floor((clock.now() - offset) / STEP_MS);
    reading?.isPast?.((step + 1) * STEP_MS + offset);
    const expires = (step + 5) * STEP_MS + offset;
    const signature = hmacOf(key, `${id}/${variant}/${expires}`);
    return absoluteUrl(`/files/${id}/${variant}?expires=${expires}&signature=${signature}`);
  };
}

/** Whether a signature is good for this file until `expires`, and that moment has not passed. */
export function isSignedFile(
  secrets: Secrets,
  now: number,
  { id, variant, expires, signature }: { id: string; variant: string; expires: number; signature: string },
): boolean {
  const key = Buffer.from(secrets.key("files")).toString("hex");
  return expires > now && isSame(signature, hmacOf(key, `${id}/${variant}/${expires}`));
}
