/** The script of a host's page with one chat, for the test that drives it from outside. */
import { type Chat, createFoyer, type Foyer } from "@foyer/sdk";

/** What the test reaches. */
export interface ChatPage {
  readonly foyer: Foyer;
  /** There once the server has told of it. */
  readonly chat: Promise<Chat>;
  /** What callbacks have told, in order. */
  readonly told: string[];
}

declare global {
  interface Window {
    page: ChatPage;
  }
}

const asked = new URLSearchParams(location.search);
const of = (name: string) => asked.get(name) ?? "";
const told: string[] = [];
const foyer = createFoyer({ url: of("url"), token: of("token") });
const chat = foyer.chatWith(of("other"));
window.page = { foyer, chat, told };

const opened = await chat;
opened.onMessageReceived(({ text, file }) => told.push(`received ${text}${file ? ` with ${file.name}` : ""}`));
opened.onMessageUpdated(({ text }) => told.push(`updated ${text}`));
opened.onMessageDeleted(() => told.push("deleted"));
opened.onTypingStarted(({ name }) => told.push(`${name} types`));
