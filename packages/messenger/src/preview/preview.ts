/**
 * The newest unread message beside the launcher of a closed messenger: who wrote, what, and the way to it.
 * Knows when it is in the way: the visitor's "no" is kept, on a phone it leaves by itself, and nothing of it takes the
 * focus. Where the launcher is hidden it is hidden too, by its styles.
 */
import type { Result } from "@foyer/sdk/sync/calls.ts";
import { initialsOf } from "@foyer/ui/people.ts";
import type { Surroundings } from "../launcher/surroundings.ts";
import type { Destination } from "../launcher/windowHolder.ts";
import { angleOf } from "../model/hues.ts";
import { plainText } from "../model/plainText.ts";
import styles from "./preview.css";

type Message = Extract<Result<"messages:list">, readonly unknown[]>[number];

/** What a preview needs. */
export interface PreviewOptions {
  readonly surroundings: Surroundings;
  /** The visitor's conversations. */
  readonly list: Result<"conversations:listByVisitor">;
  /** Opens the messenger there. */
  open(destination: Destination): void;
}

const english = { dismiss: "Dismiss", attachment: "Attachment" };

/** What a preview needs of a language. */
export type PreviewWords = typeof english;

const DISMISSED = "dismissedAt";
const LOOK_BACK = 10;
const ON_PHONES_MS = 10_000;
const LONGEST = 300;
const regions = new WeakMap<Surroundings, HTMLElement>();

/** Shows the newest unread message, unless the visitor looks at the messenger or has dismissed it. */
export async function showPreview({ surroundings, list, open }: PreviewOptions): Promise<void> {
  const { client, lasting } = surroundings;
  const [newest] = list
    .filter(({ unreadByVisitor }) => unreadByVisitor > 0)
    .toSorted((one, other) => other.lastMessageAt - one.lastMessageAt);
  if (!newest || isLooking(surroundings)) return;
  const messages = await client.ask("messages:list", { conversationId: newest._id, limit: LOOK_BACK });
  if (!Array.isArray(messages) || isLooking(surroundings)) return;
  const message = messages.findLast(
    ({ senderType, deletedAt }) => /^(agent|bot)$/.test(senderType) && deletedAt === undefined,
  );
  if (!message || message.createdAt <= (lasting.read<number>(DISMISSED) ?? 0)) return;
  const region = regions.get(surroundings) ?? createRegion(surroundings);
  // A screen reader speaks of what comes into a region that was there before.
  requestAnimationFrame(() => {
    if (isLooking(surroundings)) return;
    region.replaceChildren(createCard(surroundings, message, { open, dismiss }));
    leaveBySelf(region);
  });

  function dismiss(): void {
    lasting.write(DISMISSED, message?.createdAt);
    // Who came by keyboard is not left nowhere.
    const isByKeyboard = region.querySelector(":focus-visible") !== null;
    region.replaceChildren();
    if (isByKeyboard) surroundings.frame.root.querySelector<HTMLElement>(".launcher")?.focus();
  }
}

function isLooking({ isOpen, tab }: Surroundings): boolean {
  return isOpen.value || tab.read("isOpen") === true;
}

function createRegion(surroundings: Surroundings): HTMLElement {
  const { frame, isOpen, unread } = surroundings;
  const region = element("div", "previews");
  region.ariaLive = "polite";
  frame.addStyles(styles);
  frame.root.append(region);
  regions.set(surroundings, region);
  isOpen.watch(() => region.replaceChildren());
  unread.watch((count) => count === 0 && region.replaceChildren());
  // What was dismissed in one tab is not asked about again in another.
  addEventListener("storage", ({ key, newValue }) => {
    if (key?.endsWith(`:${DISMISSED}`) && newValue !== null) region.replaceChildren();
  });
  return region;
}

interface CardActions {
  open(destination: Destination): void;
  dismiss(): void;
}

function createCard(surroundings: Surroundings, message: Message, { open, dismiss }: CardActions): HTMLElement {
  const words = surroundings.words.value ?? english;
  const name = message.senderName || surroundings.settings.value?.teamName || "";
  const text = element("span", "preview-text");
  const says = plainText(message.content).trim().slice(0, LONGEST) || words.attachment;
  text.append(element("b", "", name), element("span", "", says));
  const way = element("button", "preview-open");
  way.append(createFace(name, message), text);
  way.addEventListener("click", () => open({ conversation: message.conversationId }));
  const close = element("button", "preview-close", "×");
  close.ariaLabel = words.dismiss;
  close.addEventListener("click", dismiss);
  const card = element("div", "preview");
  card.append(way, close);
  card.addEventListener("keydown", (event) => event.key === "Escape" && dismiss());
  return card;
}

function createFace(name: string, { senderId, senderAvatarUrl }: Message): HTMLElement {
  const face = element("span", "preview-face", senderAvatarUrl ? "" : initialsOf(name));
  face.ariaHidden = "true";
  face.style.setProperty("--hue", String(angleOf(senderId)));
  if (senderAvatarUrl) {
    const image = document.createElement("img");
    image.alt = "";
    image.src = senderAvatarUrl;
    face.append(image);
  }
  return face;
}

/** A phone has no room to spare; the number on the launcher stays. */
function leaveBySelf(region: HTMLElement): void {
  if (!matchMedia("(max-width: 480px), (max-height: 480px)").matches) return;
  const card = region.firstElementChild;
  setTimeout(() => card?.matches(":focus-within") || card?.remove(), ON_PHONES_MS);
}

function element(tag: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  if (made instanceof HTMLButtonElement) made.type = "button";
  return made;
}
