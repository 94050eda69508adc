/** The round button that opens the messenger, with the number of unread messages. */
import type { LauncherWords } from "./language.ts";

/** What the button shows. */
export interface ButtonState {
  readonly isShown: boolean;
  readonly isOpen: boolean;
  /** Whether it was pressed and the messenger is on its way. */
  readonly isBusy: boolean;
  readonly unread: number;
  readonly words: LauncherWords;
}

/** A button. */
export interface LauncherButton {
  readonly element: HTMLButtonElement;
  update(state: ButtonState): void;
}

const bubble =
  "M12 3.2c-5.2 0-9.2 3.5-9.2 8 0 2.4 1.1 4.5 3 6l-.6 3c-.1.6.5 1 1 .8l3.3-1.6c.8.2 1.6.3 2.5.3 5.2 0 9.2-3.6 9.2-8.2s-4-8.3-9.2-8.3Z";
/** A line, where the bubble is a surface. */
const chevron = "m6.1 9.4 5.9 5.9 5.9-5.9";

/** Makes the button. */
export function createButton(onPress: () => void, onNear: () => void): LauncherButton {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "launcher";
  element.ariaHasPopup = "dialog";
  const badge = document.createElement("span");
  badge.className = "badge";
  element.append(icon(bubble), icon(chevron), badge);
  element.addEventListener("click", onPress);
  // Who comes near will press soon: what is then shown is fetched in the meantime.
  element.addEventListener("pointerenter", onNear, { once: true });
  element.addEventListener("focus", onNear, { once: true });
  return {
    element,
    update({ isShown, isOpen, isBusy, unread, words }) {
      const isBadged = unread > 0 && !isOpen;
      element.hidden = !isShown;
      element.ariaExpanded = String(isOpen);
      element.ariaBusy = String(isBusy);
      const { openChat, closeChat, unreadMessages } = words;
      element.ariaLabel = isOpen ? closeChat : isBadged ? `${openChat}. ${unreadMessages}: ${unread}` : openChat;
      badge.hidden = !isBadged;
      badge.textContent = unread > 99 ? "99+" : String(unread);
    },
  };
}

function icon(path: string): SVGElement {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.ariaHidden = "true";
  const shape = document.createElementNS(namespace, "path");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}
