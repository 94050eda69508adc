import type { Message } from "./message.ts";

/** Who reads the text, and how others are called. */
export interface EventReader {
  userId: string;
  nameOf: (userId: string) => string | undefined;
}

/** What happened to a conversation, as a sentence without a full stop. */
export function eventText(
  message: Pick<Message, "metadata" | "senderId" | "senderName" | "content">,
  reader: EventReader,
): string {
  // The server writes both into every message of this kind; other facts may stand beside them.
  const { event, target } = (message.metadata ?? {}) as { event?: string; target?: string };
  const actor = message.senderId === reader.userId ? "You" : (message.senderName ?? "Foyer");
  const isSelf = target !== undefined && target === message.senderId;
  const person = target === undefined ? "somebody" : (reader.nameOf(target) ?? "a former teammate");
  switch (event) {
    case "assigned":
      return isSelf ? `${actor} took this conversation` : `${actor} assigned this to ${person}`;
    case "unassigned":
      return `${actor} unassigned this`;
    case "closed":
      return `${actor} closed this`;
    case "snoozed":
      return `${actor} snoozed this`;
    case "reopened":
      return `${actor} opened this again`;
    default:
      return message.content;
  }
}
