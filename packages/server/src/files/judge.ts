/** The type of a file, judged by its bytes alone: neither its name nor its uploader has a say. */
import { type FileType, typeOfMimeType } from "./fileTypes.ts";
import { textTypeOf } from "./plainText.ts";

/** Other names of types that we know. */
const ALIASES: Readonly<Record<string, string>> = {
  "image/apng": "image/png",
  "audio/ogg; codecs=opus": "audio/ogg",
};

/** Its mark is also how a text in UTF-16 begins. */
const WEAKLY_MARKED = "audio/mpeg";

/** The type of the file at `path`; undefined when it is none that Foyer knows. */
export async function judge(path: string, sizeBytes: number): Promise<FileType | undefined> {
  if (sizeBytes === 0) return typeOfMimeType("text/plain");
  const { fileTypeFromFile } = await import("file-type");
  const found = await fileTypeFromFile(path);
  const known = found && typeOfMimeType(ALIASES[found.mime] ?? found.mime);
  if (known && known.mimeType !== WEAKLY_MARKED) return known;
  // A text may begin with two letters that are another type's mark.
  const text = await textTypeOf(path, sizeBytes);
  return text === undefined ? known : typeOfMimeType(text);
}
