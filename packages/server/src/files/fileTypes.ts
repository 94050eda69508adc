/**
 * The types of files that Foyer knows how to recognise.
 * Knows what each is called; which of them a workspace accepts is decided elsewhere.
 */

/** What is done with files of a type: images are made anew, texts are told apart by their names. */
export type FileFamily = "image" | "text" | "other";

/** One type of file. */
export interface FileType {
  readonly mimeType: string;
  /** The endings of its names; the first is the usual one. */
  readonly extensions: readonly string[];
  readonly family: FileFamily;
}

function type(mimeType: string, extensions: readonly string[], family: FileFamily = "other"): FileType {
  return { mimeType, extensions, family };
}

const OFFICE = "application/vnd.openxmlformats-officedocument";
const OPEN = "application/vnd.oasis.opendocument";

/** Every type; SVG, HTML and programs are missing on purpose. */
export const FILE_TYPES: readonly FileType[] = [
  type("image/png", ["png"], "image"),
  type("image/jpeg", ["jpg", "jpeg"], "image"),
  type("image/gif", ["gif"], "image"),
  type("image/webp", ["webp"], "image"),
  type("image/avif", ["avif"], "image"),
  type("text/plain", ["txt"], "text"),
  type("text/csv", ["csv"], "text"),
  type("application/json", ["json"], "text"),
  type("application/pdf", ["pdf"]),
  type("application/zip", ["zip"]),
  type(`${OFFICE}.wordprocessingml.document`, ["docx"]),
  type(`${OFFICE}.spreadsheetml.sheet`, ["xlsx"]),
  type(`${OFFICE}.presentationml.presentation`, ["pptx"]),
  type(`${OPEN}.text`, ["odt"]),
  type(`${OPEN}.spreadsheet`, ["ods"]),
  type(`${OPEN}.presentation`, ["odp"]),
  type("audio/mpeg", ["mp3"]),
  type("audio/ogg", ["ogg", "opus"]),
  type("audio/wav", ["wav"]),
  type("audio/x-m4a", ["m4a"]),
  type("video/mp4", ["mp4"]),
  type("video/webm", ["webm"]),
];

const byMimeType = new Map(FILE_TYPES.map((each) => [each.mimeType, each]));
const byExtension = new Map(FILE_TYPES.flatMap((each) => each.extensions.map((extension) => [extension, each])));

/** The known type of this name. */
export function typeOfMimeType(mimeType: string): FileType | undefined {
  return byMimeType.get(mimeType);
}

/** The known type whose files end in this. */
export function typeOfExtension(extension: string): FileType | undefined {
  return byExtension.get(extension.toLowerCase());
}
