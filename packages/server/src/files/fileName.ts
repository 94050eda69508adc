/** Names of files: made harmless, and made to agree with what the bytes are. */
import { type FileType, typeOfExtension, typeOfMimeType } from "./fileTypes.ts";

const MOST_CHARACTERS = 150;

/** Characters that move, hide or end a name: paths, control characters, changes of direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for.
const HARMFUL = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"<>:|?*]/g;

/** A name and the type under which a file is shown. */
export interface NamedFile {
  readonly fileName: string;
  readonly mimeType: string;
}

/** Settles the name of a file whose bytes were judged; undefined when name and bytes cannot be of one file. */
export function settleName(given: string, mimeType: string): NamedFile | undefined {
  const judged = typeOfMimeType(mimeType);
  if (!judged) return undefined;
  const { stem, extension } = split(clean(given));
  if (extension === "") return name(stem, judged.extensions[0] ?? "", judged);
  const claimed = typeOfExtension(extension);
  if (claimed?.mimeType === judged.mimeType) return name(stem, extension, judged);
  // An image is often saved under another format's name; its own is given to it.
  if (claimed?.family === "image" && judged.family === "image") return name(stem, judged.extensions[0] ?? "", judged);
  if (claimed?.family !== "text" || judged.family !== "text") return undefined;
  // Whether a text is a table follows from its name only; whether it is JSON does not.
  const isFalseJson = claimed.mimeType === "application/json";
  return name(stem, extension, isFalseJson ? judged : claimed);
}

function clean(given: string): string {
  const base = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  return base
    .replace(HARMFUL, "")
    .replace(/\s+/g, " ")
    .replace(/^[.\s]+|[.\s]+$/g, "");
}

function split(fileName: string): { stem: string; extension: string } {
  const [, stem, extension] = fileName.match(/^(.+)\.([a-z][a-z0-9]{0,9})$/i) ?? [];
  return stem && extension ? { stem, extension } : { stem: fileName, extension: "" };
}

function name(stem: string, extension: string, { mimeType }: FileType): NamedFile {
  const kept = [...stem].slice(0, MOST_CHARACTERS).join("").trim();
  return { fileName: `${kept || "file"}.${extension}`, mimeType };
}
