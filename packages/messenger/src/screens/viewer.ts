/** A picture over the whole page: fitted at first, in its own size after a click; Escape or a click beside it ends it. */
import type { Frame } from "../launcher/frame.ts";
import styles from "../styles/viewer.css";
import type { MoreWords } from "../words/enMore.ts";
import type { Words } from "../words/words.ts";

/** What is shown. */
export interface ShownImage {
  readonly url: string;
  readonly name: string;
  /** Such as its size. */
  readonly detail: string;
  readonly words: Words & MoreWords;
}

/** Shows a picture on top of everything. */
export function showImage({ root, addStyles }: Frame, { url, name, detail, words }: ShownImage): void {
  addStyles(styles);
  const dialog = document.createElement("dialog");
  dialog.className = "viewer";
  dialog.ariaLabel = name;
  const image = Object.assign(document.createElement("img"), { src: url, alt: name });
  const bar = document.createElement("div");
  bar.className = "viewer-bar";
  const title = document.createElement("span");
  title.className = "clip";
  title.textContent = `${name} · ${detail}`;
  const save = Object.assign(document.createElement("a"), { href: url, download: name, target: "_blank" });
  save.rel = "noopener noreferrer";
  save.textContent = words.download;
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: words.close });
  bar.append(title, save, close);
  const stage = document.createElement("div");
  stage.className = "viewer-stage";
  stage.append(image);
  dialog.append(bar, stage);
  close.addEventListener("click", () => dialog.close());
  stage.addEventListener("click", ({ target }) => {
    if (target === image) stage.classList.toggle("is-zoomed");
    else dialog.close();
  });
  // Escape ends the picture, not the messenger behind it.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  dialog.addEventListener("close", () => dialog.remove());
  root.append(dialog);
  dialog.showModal();
}
