/**
 * Makes images anew: turned upright, without what cameras write into them, not larger than a screen can show, and a
 * thumbnail. What was hidden behind or between the pixels does not survive.
 */
import { AppError } from "@foyer/protocol";
import type { Metadata, Sharp } from "sharp";
import type { FileType } from "./fileTypes.ts";
import { createTurns } from "./turns.ts";

/** Wider and higher images are made smaller. */
const MOST_SIDE = 4_096;
const THUMBNAIL_SIDE = 480;
/** More pixels than cameras make would only fill the memory; an animation has them in all its frames together. */
const MOST_PIXELS = 64_000_000;
const MOST_ANIMATED_PIXELS = 100_000_000;
const MOST_SECONDS = 45;

/** A finished image. */
export interface FinishedImage {
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
}

type Library = typeof import("sharp")["default"];

let library: Promise<Library> | undefined;

/** Loads the library with the first image: until then its memory is for people. */
async function load(): Promise<Library> {
  const { default: sharp } = await import("sharp");
  // One core is enough for pictures; the others are for people. Only the formats that are accepted can be read at all.
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({
    operation: ["Jpeg", "Png", "Webp", "Nsgif", "Heif"].map((format) => `VipsForeignLoad${format}`),
  });
  return sharp;
}

const inTurn = createTurns({ atOnce: 1, waiting: 64 });

/** Writes the image at `source` anew to `file` and its thumbnail (WebP) to `thumbnail`. */
export function remakeImage(
  type: FileType,
  { source, file, thumbnail }: { source: string; file: string; thumbnail: string },
): Promise<FinishedImage> {
  return inTurn(async () => {
    library ??= load();
    const sharp = await library;
    const metadata = await readMetadata(sharp, source);
    const isAnimated = (metadata.pages ?? 1) > 1 && ["image/gif", "image/webp"].includes(type.mimeType);
    try {
      const output = encode(open(sharp, source, isAnimated), type);
      const made = await output.timeout({ seconds: MOST_SECONDS }).toFile(file);
      await open(sharp, source, false)
        .resize({ width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE, fit: "inside", withoutEnlargement: true })
        .webp({ quality: 78 })
        .timeout({ seconds: MOST_SECONDS })
        .toFile(thumbnail);
      const mimeType = type.mimeType === "image/avif" ? "image/webp" : type.mimeType;
      return { mimeType, width: made.width, height: made.pageHeight ?? made.height };
    } catch (cause) {
      throw unreadable(cause);
    }
  });
}

/** Sizes are read from the header, before anything is unpacked. */
async function readMetadata(sharp: Library, source: string): Promise<Metadata> {
  const metadata = await sharp(source, { limitInputPixels: false })
    .metadata()
    .catch((cause) => {
      throw unreadable(cause);
    });
  const frames = metadata.pages ?? 1;
  const pixels = metadata.width * (metadata.pageHeight ?? metadata.height);
  if (pixels > MOST_PIXELS || pixels * frames > MOST_ANIMATED_PIXELS) {
    const size = `${metadata.width} × ${metadata.pageHeight ?? metadata.height}${frames > 1 ? ` × ${frames}` : ""}`;
    throw new AppError("UNSUPPORTED", `Unsupported file type: the image has too many pixels (${size})`);
  }
  return metadata;
}

function open(sharp: Library, source: string, isAnimated: boolean): Sharp {
  const limits = { limitInputPixels: MOST_ANIMATED_PIXELS, failOn: "error" as const };
  // Frames of an animation cannot be turned, and cameras make none.
  return isAnimated ? sharp(source, { ...limits, animated: true }) : sharp(source, limits).autoOrient();
}

function encode(image: Sharp, { mimeType }: FileType): Sharp {
  const sized = image.resize({ width: MOST_SIDE, height: MOST_SIDE, fit: "inside", withoutEnlargement: true });
  switch (mimeType) {
    case "image/jpeg":
      return sized.jpeg({ quality: 85, progressive: true });
    case "image/png":
      return sized.png({ compressionLevel: 8 });
    case "image/gif":
      return sized.gif({ effort: 3 });
    default:
      return sized.webp({ quality: 88, effort: 3 });
  }
}

function unreadable(cause: unknown): AppError {
  return new AppError("UNSUPPORTED", "Unsupported file type: the image cannot be read", { cause });
}
