/**
 * A conversation as it is read: days, groups of messages by one person, and what is still on its way at the end.
 * Knows order and grouping; does not know how anything looks.
 */
import type { OutgoingEntry, RepliedTo } from "../outbox/visitorOutbox.ts";
import type { Message } from "./thread.ts";

/** How far one's own message has come. */
export type Progress = "sending" | "failed" | "sent" | "delivered" | "seen";

/** A message as it is shown. */
export interface ShownMessage {
  /** Stays the same from the moment of writing on. */
  readonly key: string;
  readonly content: string;
  readonly createdAt: number;
  readonly message?: Message | undefined;
  /** Set while it is on its way. */
  readonly entry?: OutgoingEntry | undefined;
  readonly replyTo?: RepliedTo | undefined;
  readonly progress?: Progress | undefined;
}

/** Messages of one person in a row. */
export interface MessageGroup {
  readonly kind: "group";
  readonly key: string;
  readonly side: "own" | "team";
  readonly name?: string | undefined;
  readonly avatarUrl?: string | undefined;
  readonly senderId: string;
  readonly isBot: boolean;
  readonly messages: readonly ShownMessage[];
}

/** A part of the conversation. */
export type TimelinePart =
  | MessageGroup
  | { readonly kind: "day"; readonly key: string; readonly at: number }
  | { readonly kind: "new"; readonly key: string }
  | { readonly kind: "notice"; readonly key: string; readonly text: string };

/** What a timeline is made from. */
export interface TimelineSource {
  readonly messages: readonly Message[];
  readonly outgoing: readonly OutgoingEntry[];
  readonly hasArrived: (id: string) => boolean;
  /** How far the team has read, and how far messages have reached it. */
  readonly seenSeq: number;
  readonly deliveredSeq: number;
  /** The newest message that the visitor had seen when the conversation was opened. */
  readonly readSeq: number;
}

const PAUSE_MS = 5 * 60_000;

/** Puts a conversation together. */
export function buildTimeline(source: TimelineSource): TimelinePart[] {
  const parts: TimelinePart[] = [];
  let day = "";
  let isNewMarked = false;
  const startDay = (at: number) => {
    const date = new Date(at).toDateString();
    if (date !== day) parts.push({ kind: "day", key: date, at });
    day = date;
  };
  for (const message of source.messages) {
    startDay(message.createdAt);
    if (!isNewMarked && source.readSeq > 0 && message.seq > source.readSeq && message.senderType !== "visitor") {
      isNewMarked = true;
      parts.push({ kind: "new", key: "new" });
    }
    if (message.kind === "system" || message.kind === "transfer") {
      parts.push({ kind: "notice", key: message._id, text: message.content });
    } else join(parts, groupOf(message, source));
  }
  const shown = new Set(source.messages.map(({ clientMessageId }) => clientMessageId));
  for (const entry of source.outgoing) {
    if (shown.has(entry.id)) continue;
    startDay(entry.createdAt);
    join(parts, groupOfEntry(entry, source.hasArrived(entry.id)));
  }
  return parts;
}

function groupOf(message: Message, { seenSeq, deliveredSeq }: TimelineSource): MessageGroup {
  const { _id, clientMessageId, senderId, senderType, content, createdAt, replyTo, seq } = message;
  const isOwn = senderType === "visitor";
  const progress = seq <= seenSeq ? "seen" : seq <= deliveredSeq ? "delivered" : "sent";
  const key = clientMessageId ?? _id;
  return {
    kind: "group",
    key,
    side: isOwn ? "own" : "team",
    name: message.senderName,
    avatarUrl: message.senderAvatarUrl,
    senderId,
    isBot: senderType === "bot" || senderType === "system",
    messages: [{ key, content, createdAt, message, replyTo, ...(isOwn && { progress }) }],
  };
}

function groupOfEntry(entry: OutgoingEntry, hasArrived: boolean): MessageGroup {
  const { id: key, body, createdAt, state } = entry;
  const progress = hasArrived ? "sent" : state;
  return {
    ...{ kind: "group", key, side: "own", senderId: "", isBot: false },
    messages: [{ key, content: body.content, createdAt, entry, replyTo: body.replyTo, progress }],
  };
}

/** Adds a message to the group before it when the same person goes on writing. */
function join(parts: TimelinePart[], group: MessageGroup): void {
  const before = parts.at(-1);
  const [message] = group.messages;
  if (before?.kind !== "group" || !message) return void parts.push(group);
  const isSame = before.side === group.side && (group.side === "own" || before.senderId === group.senderId);
  const pause = message.createdAt - (before.messages.at(-1)?.createdAt ?? 0);
  if (!isSame || pause > PAUSE_MS) parts.push(group);
  else parts[parts.length - 1] = { ...before, messages: [...before.messages, message] };
}
