import { classes } from "@foyer/ui";
import { Download, FileText } from "lucide-react";
import { useState } from "react";
import { formatBytes } from "./fileSize.ts";
import { ImageZoom } from "./ImageZoom.tsx";
import type { Attachment } from "./message.ts";

/** The files of a message: pictures to look at, sound to play, everything else to save. */
export function Attachments({ attachments }: { attachments: readonly Attachment[] }) {
  const [zoomed, setZoomed] = useState<number>();
  const images = attachments.filter(isImage);
  const files = attachments.filter((file) => !isImage(file));
  return (
    <div className="flex flex-col gap-1.5">
      {images.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {images.map((image, index) => (
            <Picture key={image._id} image={image} isOne={images.length === 1} onOpen={() => setZoomed(index)} />
          ))}
        </div>
      )}
      {files.map((file) => (
        <FileLine key={file._id} file={file} />
      ))}
      <ImageZoom images={images} index={zoomed} onChange={setZoomed} />
    </div>
  );
}

interface PictureProps {
  image: Attachment;
  isOne: boolean;
  onOpen: () => void;
}

function Picture({ image, isOne, onOpen }: PictureProps) {
  const { width = 4, height = 3 } = image;
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label={`Enlarge ${image.fileName}`}
      className={classes("focus-ring block overflow-hidden rounded-control bg-press", isOne ? "max-w-full" : "size-28")}
      // The room is known before the picture is, so that nothing jumps when it arrives.
      style={isOne ? { aspectRatio: `${width} / ${height}`, width: Math.min(320, width, (320 * width) / height) } : {}}
    >
      <img src={image.thumbnailUrl ?? image.url} alt="" loading="lazy" className="size-full object-cover" />
    </button>
  );
}

function FileLine({ file }: { file: Attachment }) {
  if (file.mimeType.startsWith("audio/")) {
    // biome-ignore lint/a11y/useMediaCaption: what visitors record has no captions
    return <audio controls preload="none" src={file.url} className="h-10 max-w-full" aria-label={file.fileName} />;
  }
  return (
    <a
      href={file.url}
      download={file.fileName}
      className="focus-ring group flex max-w-72 items-center gap-2.5 rounded-control bg-hover p-2 text-body transition-colors hover:bg-press"
    >
      <span className="grid size-9 shrink-0 place-items-center rounded-control bg-sheet text-ink-soft">
        <FileText className="size-4 group-hover:hidden" />
        <Download className="hidden size-4 group-hover:block" />
      </span>
      <span className="min-w-0">
        <span className="block truncate font-medium">{file.fileName}</span>
        <span className="block text-ink-soft text-small">{formatBytes(file.size)}</span>
      </span>
    </a>
  );
}

function isImage({ mimeType }: Attachment): boolean {
  return mimeType.startsWith("image/");
}
