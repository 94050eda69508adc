import type { Format } from "./commerceImport.ts";

/** As many characters as the server takes of one file. */
const MOST_CHARACTERS = 20_000_000;
/** In bytes; no text that is short enough is longer. */
const MOST_BYTES = MOST_CHARACTERS * 4;
const PART = 400_000;

/** A file that cannot be sent; the message says why and what to do. */
export class UnusableFile extends Error {}

/** The text of a file and how it is written; throws `UnusableFile` before anything is sent. */
export async function readTextFile(file: File): Promise<{ text: string; format: Format }> {
  if (file.size > MOST_BYTES) throw new UnusableFile(tooLong);
  const text = decode(await file.arrayBuffer());
  if (text.trim() === "") throw new UnusableFile("This file is empty.");
  if (text.length > MOST_CHARACTERS) throw new UnusableFile(tooLong);
  return { text, format: /^\s*[[{]/.test(text) ? "json" : "csv" };
}

const tooLong = "This file is longer than 20 million characters. Cut it into several.";

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UnusableFile("This is not a text in UTF-8. Spreadsheets save it as “CSV UTF-8”.");
  }
}

/** The text in parts that the server takes, none of which cuts a character in two. */
export function partsOf(text: string, size = PART): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    const end = from + size;
    const isCut = end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
    const to = isCut ? end - 1 : end;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}
