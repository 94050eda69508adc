/** Reading request bodies with a bound. */
import { AppError } from "@foyer/protocol";
import type { Context } from "hono";

/** The largest body of a function call, in bytes. */
export const MAX_BODY_BYTES = 16 * 1_024 * 1_024 + 2_000;

/** Reads a JSON body; throws when it is too large or not JSON. */
export async function readJson(c: Context, maxBytes = MAX_BODY_BYTES): Promise<unknown> {
  const text = new TextDecoder().decode(await readBytes(c, maxBytes));
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("INVALID_FORMAT", "The body is not JSON");
  }
}

/** Reads a body of at most `maxBytes`, giving up as soon as it is longer. */
export async function readBytes(c: Context, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () => new AppError("PAYLOAD_TOO_LARGE", `The body is larger than ${maxBytes} bytes`);
  if (Number(c.req.header("content-length") ?? 0) > maxBytes) throw tooLarge();
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of c.req.raw.body ?? []) {
    length += part.byteLength;
    if (length > maxBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}
