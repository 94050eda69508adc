/** Reading request bodies with a bound. */
import { AppError } from "@foyer/protocol";
import type { Context } from "hono";

/** The largest body of a function call, in bytes. */
export const MAX_BODY_BYTES = 16 * 1_024 * 1_024 + 2_000;

/** Reads a JSON body; throws when it is too large or not JSON. */
export async function readJson(c: Context, maxBytes = MAX_BODY_BYTES): Promise<unknown> {
  return parseJson(new TextDecoder().decode(await readBytes(c, maxBytes)));
}

function parseJson(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("INVALID_FORMAT", "The body is not JSON");
  }
}

/** Reads the fields of a body: a JSON object, or a form as browsers encode it. */
export async function readFields(c: Context, maxBytes: number): Promise<Record<string, unknown>> {
  const text = new TextDecoder().decode(await readBytes(c, maxBytes)).trim();
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(c.req.header("content-type") ?? "");
  // curl calls every body a form.
  if (isForm && !text.startsWith("{")) return Object.fromEntries(new URLSearchParams(text));
  const body = parseJson(text);
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return { ...body };
  throw new AppError("INVALID_FORMAT", "The body must be a JSON object");
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
