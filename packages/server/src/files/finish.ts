/** From what arrived to what is kept: judged, images made anew, measured. */
import { AppError } from "@foyer/protocol";
import { remakeImage } from "./images.ts";
import { type Incoming, measure, type Received } from "./incoming.ts";
import { judge } from "./judge.ts";
import type { NewFile } from "./store.ts";

/** What is kept of a file. */
export interface FinishedFile {
  readonly file: NewFile;
  readonly thumbnail?: NewFile;
  readonly width?: number;
  readonly height?: number;
}

/** Makes what is kept from what arrived; throws UNSUPPORTED for what is not accepted. Temporary files are the caller's to discard. */
export async function finishFile(
  incoming: Incoming,
  received: Received,
  accepts: (mimeType: string) => boolean,
): Promise<FinishedFile> {
  const type = await judge(received.path, received.sizeBytes);
  if (!type || !accepts(type.mimeType)) throw new AppError("UNSUPPORTED", "Unsupported file type");
  if (type.family !== "image") return { file: { ...received, mimeType: type.mimeType } };
  const paths = { file: `${received.path}.file`, thumbnail: `${received.path}.thumbnail` };
  const { mimeType, width, height } = await remakeImage(type, { source: received.path, ...paths });
  const [file, thumbnail] = await Promise.all([measure(paths.file), measure(paths.thumbnail)]);
  await incoming.discard(received.path);
  return {
    file: { path: paths.file, ...file, mimeType },
    thumbnail: { path: paths.thumbnail, ...thumbnail, mimeType: "image/webp" },
    width,
    height,
  };
}

/** Every temporary file that `finishFile` may have made of this one. */
export function traces({ path }: Received): string[] {
  return [path, `${path}.file`, `${path}.thumbnail`];
}
