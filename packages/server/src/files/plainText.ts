/**
 * Whether bytes are a text that nobody would take for a page or a program.
 * Knows bytes; does not know names.
 */
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";

/** How a text is read from its bytes. */
type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** A larger text is taken for JSON by its brackets: parsing it would hold up everyone else. */
const MOST_PARSED_BYTES = 1_048_576;
const SHOWN_BYTES = 1_024;

/** What browsers take for a page when a text begins with it, and XML in general. */
const MARKUP =
  /^\s*(?:<!--|<\?xml|<!doctype|<(?:html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|svg|math|link|meta|img|object|embed|form|base)[\s/>])/i;

/** Characters that no text holds: all control characters but the ones that move the print head. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for.
const CONTROL = /[\u0000-\u0007\u000e-\u001a\u001c-\u001f\ufffe]/;

/** The type of a file that is a plain text, "text/plain" or "application/json"; undefined when it is something else. */
export async function textTypeOf(path: string, sizeBytes: number): Promise<string | undefined> {
  const beginning = (await beginningOfText(path, "utf-8")) ?? (await beginningOfText(path, "windows-1252"));
  if (beginning === undefined || MARKUP.test(beginning)) return undefined;
  return (await isJson(path, sizeBytes)) ? "application/json" : "text/plain";
}

/** How a text begins; undefined when the bytes are no text in this encoding. */
async function beginningOfText(path: string, encoding: Encoding): Promise<string | undefined> {
  let decoder: TextDecoder | undefined;
  let beginning = "";
  try {
    for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
      decoder ??= new TextDecoder(encodingOf(part, encoding), { fatal: true });
      const text = decoder.decode(part, { stream: true });
      if (CONTROL.test(text)) return undefined;
      if (beginning.length < SHOWN_BYTES) beginning += text.slice(0, SHOWN_BYTES);
    }
    decoder?.decode();
    return beginning;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Texts of spreadsheets come in UTF-16 and in the old encoding of their system. */
function encodingOf(beginning: Buffer, wanted: Encoding): Encoding {
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return "utf-16le";
  if (beginning[0] === 0xfe && beginning[1] === 0xff) return "utf-16be";
  return wanted;
}

async function isJson(path: string, sizeBytes: number): Promise<boolean> {
  const file = await open(path);
  try {
    const isLarge = sizeBytes > MOST_PARSED_BYTES;
    const parts = isLarge ? [0, sizeBytes - SHOWN_BYTES] : [0];
    const length = isLarge ? SHOWN_BYTES : sizeBytes;
    const read = await Promise.all(parts.map((position) => file.read({ buffer: Buffer.alloc(length), position })));
    const text = read
      .map(({ buffer, bytesRead }) => buffer.toString("utf8", 0, bytesRead))
      .join("")
      .trim();
    const isEnclosed = ["{}", "[]"].includes(text.charAt(0) + text.slice(1).slice(-1));
    return isEnclosed && (isLarge || parses(text));
  } finally {
    await file.close();
  }
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
