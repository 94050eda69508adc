import { Dialog } from "@base-ui/react/dialog";
import { classes, IconButton } from "@foyer/ui";
import { ChevronLeft, ChevronRight, Download, X } from "lucide-react";
import { useState } from "react";
import type { Attachment } from "./message.ts";

/** Props of `ImageZoom`. */
export interface ImageZoomProps {
  images: readonly Attachment[];
  /** Which picture is shown; undefined while none is. */
  index: number | undefined;
  onChange: (index: number | undefined) => void;
}

/** One picture over everything: as large as fits, a press for its full size, arrows for the next one. */
export function ImageZoom({ images, index, onChange }: ImageZoomProps) {
  const image = index === undefined ? undefined : images[index];
  const step = (by: number) => index !== undefined && onChange((index + by + images.length) % images.length);
  return (
    <Dialog.Root open={image !== undefined} onOpenChange={(isOpen) => !isOpen && onChange(undefined)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/80 transition-opacity duration-open data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          data-theme="dark"
          className="fixed inset-0 z-40 flex flex-col text-ink outline-none transition-opacity duration-open data-ending-style:opacity-0 data-starting-style:opacity-0"
          onKeyDown={(event) => {
            if (event.key === "ArrowLeft") step(-1);
            if (event.key === "ArrowRight") step(1);
          }}
        >
          <header className="flex items-center gap-2 p-3">
            <Dialog.Title className="min-w-0 flex-1 truncate font-medium">{image?.fileName}</Dialog.Title>
            {images.length > 1 && (
              <>
                <IconButton label="Previous" shortcut="←" icon={<ChevronLeft />} onClick={() => step(-1)} />
                <span className="text-ink-soft text-small tabular-nums">
                  {(index ?? 0) + 1} of {images.length}
                </span>
                <IconButton label="Next" shortcut="→" icon={<ChevronRight />} onClick={() => step(1)} />
              </>
            )}
            {image && (
              <a
                href={image.url}
                download={image.fileName}
                aria-label="Save"
                className="focus-ring rounded-control p-2"
              >
                <Download className="size-4" />
              </a>
            )}
            <Dialog.Close render={<IconButton label="Close" shortcut="Escape" icon={<X />} />} />
          </header>
          {image && <Picture key={image._id} image={image} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Picture({ image }: { image: Attachment }) {
  const [isFull, setFull] = useState(false);
  return (
    <div className={classes("min-h-0 flex-1", isFull ? "overflow-auto" : "flex items-center justify-center p-4 pt-0")}>
      <button
        type="button"
        onClick={() => setFull(!isFull)}
        aria-label={isFull ? "Show the whole picture" : "Show in full size"}
        className={classes(
          "focus-ring rounded-control",
          isFull ? "m-auto block w-max cursor-zoom-out!" : "max-h-full cursor-zoom-in!",
        )}
      >
        <img
          src={image.url}
          alt={image.fileName}
          className={isFull ? "max-w-none" : "max-h-[calc(100dvh-5rem)] max-w-full object-contain"}
        />
      </button>
    </div>
  );
}
