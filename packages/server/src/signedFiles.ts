/** Signed addresses of files: whoever has one may read that file until it expires. */
import type { Clock } from "./engine/clock.ts";
import { hmacOf, isSame, type Secrets } from "./secrets.ts";

const STEP_MS = 6 * 3_600_000;

/** Makes addresses that stay the same for hours, so that results that hold them stay equal and browsers cache the files. */
export function createFileSigner(secrets: Secrets, clock: Clock) {
  const key = Buffer.from(secrets.key("files")).toString("hex");
  return (id: string, variant: "file" | "thumbnail"): string => {
    const expires = (Math.floor(clock.now() / STEP_MS) + 5) * STEP_MS;
    return `/files/${id}/${variant}?expires=${expires}&signature=${hmacOf(key, `${id}/${variant}/${expires}`)}`;
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
