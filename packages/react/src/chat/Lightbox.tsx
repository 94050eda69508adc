import { type KeyboardEvent, useState } from "react";
import { closeAround, Dialog } from "./Dialog.tsx";
import type { ChatMessage } from "./Message.tsx";

type Image = NonNullable<ChatMessage["imageAttachment"]>;

interface LightboxProps {
  /** All images of the conversation that are on screen. */
  readonly images: readonly Image[];
  readonly firstId: Image["fileId"];
  readonly onClose: () => void;
}

/** One image in full, over everything else; the arrow keys lead to the others, Esc back. */
export function Lightbox({ images, firstId, onClose }: LightboxProps) {
  const [shownId, show] = useState(firstId);
  const index = Math.max(
    0,
    images.findIndex(({ fileId }) => fileId === shownId),
  );
  const image = images[index];
  if (!image) return null;
  const move = (steps: number) => show(images[index + steps]?.fileId ?? shownId);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === "ArrowLeft") move(-1);
    if (key === "ArrowRight") move(1);
  };
  return (
    <Dialog className="foyer-lightbox" label="Image" closesOutside onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys work from any control in it */}
      <div className="foyer-stage" onKeyDown={onKeyDown}>
        <div className="foyer-stage-bar">
          <p aria-live="polite">
            {image.fileName}
            {images.length > 1 && (
              <span>
                {" "}
                · {index + 1} of {images.length}
              </span>
            )}
          </p>
          <a className="foyer-quiet" href={image.url} target="_blank" rel="noopener noreferrer">
            Open original
          </a>
          <button type="button" className="foyer-quiet" onClick={closeAround}>
            Close
          </button>
        </div>
        <img src={image.url} alt={image.fileName} />
        {images.length > 1 && (
          <div className="foyer-stage-bar">
            <button type="button" className="foyer-quiet" disabled={index === 0} onClick={() => move(-1)}>
              ← Previous
            </button>
            <button
              type="button"
              className="foyer-quiet"
              disabled={index === images.length - 1}
              onClick={() => move(1)}
            >
              Next →
            </button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
