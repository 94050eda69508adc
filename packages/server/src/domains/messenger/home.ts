/** The messenger's home: its cards and tabs, and who sees which. */
import { AppError } from "@foyer/protocol";
import { type Infer, z } from "../../engine/values.ts";

const visibleTo = z.enum(["all", "visitors", "users"]);

const card = z.object({
  id: z.text(50, 1),
  type: z.enum(["welcome", "search", "conversations", "startConversation", "featuredArticles", "announcements"]),
  visibleTo,
  enabled: z.boolean(),
  title: z.text(200).optional(),
  text: z.text(1_000).optional(),
  url: z
    .text(2_000)
    .regex(/^https?:\/\//, { error: "expected an address that begins with https:// or http://" })
    .optional(),
});

const tab = z.object({
  id: z.enum(["home", "messages", "help", "tours", "tasks", "tickets"]),
  visibleTo,
  enabled: z.boolean(),
});

/** The home as it is set and read. */
export const homeShape = z.object({
  enabled: z.boolean(),
  cards: z.array(card).max(30),
  tabs: z.array(tab).max(6),
  /** Where the messenger opens. */
  defaultSpace: z.enum(["home", "messages", "help"]),
  /** Whether a visitor without conversations begins one at once instead of seeing the home. */
  launchDirectlyToConversation: z.boolean(),
});

/** A home. */
export type Home = Infer<typeof homeShape>;

/** What a workspace begins with. */
export const DEFAULT_HOME: Home = {
  enabled: true,
  cards: (["welcome", "search", "conversations", "startConversation", "featuredArticles"] as const).map((type) => ({
    id: type,
    type,
    visibleTo: "all",
    enabled: true,
  })),
  tabs: (["home", "messages", "help", "tours", "tasks", "tickets"] as const).map((id) => ({
    id,
    visibleTo: "all",
    enabled: true,
  })),
  defaultSpace: "home",
  launchDirectlyToConversation: false,
};

/** What a visitor sees of a home; `isIdentified` says whether the host told who they are. */
export function visibleHome(home: Home, isIdentified: boolean): Home {
  const isShown = (item: { visibleTo: Infer<typeof visibleTo>; enabled: boolean }) =>
    item.enabled && (item.visibleTo === "all" || (item.visibleTo === "users") === isIdentified);
  const tabs = home.tabs.filter((each) => isShown(each) && (home.enabled || each.id !== "home"));
  const opens = tabs.some((each) => each.id === home.defaultSpace) ? home.defaultSpace : "messages";
  return { ...home, cards: home.enabled ? home.cards.filter(isShown) : [], tabs, defaultSpace: opens };
}

/** Refuses a home that would leave visitors without a way to write. */
export function requireUsableHome(home: Home): void {
  requireDistinct(home.cards, "cards");
  requireDistinct(home.tabs, "tabs");
  const messages = home.tabs.find((each) => each.id === "messages");
  if (!messages?.enabled || messages.visibleTo !== "all") {
    throw new AppError("INVALID_INPUT", "The messages tab cannot be hidden", { path: "homeConfig.tabs" });
  }
}

function requireDistinct(items: readonly { id: string }[], name: string): void {
  if (new Set(items.map((item) => item.id)).size === items.length) return;
  throw new AppError("INVALID_INPUT", "Each id may occur once", { path: `homeConfig.${name}` });
}
