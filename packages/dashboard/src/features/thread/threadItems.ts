/** What a thread shows, from messages and marks: days, groups of one sender's messages, and quiet lines of what happened. */

import type { PendingMessage } from "../outbox/outgoing.ts";
import { isOurs, isReply, type Message } from "./message.ts";

/** How far an answer of the team has come. */
export type Receipt = "sent" | "delivered" | "seen";

/** Whose messages a group holds, and how they look. */
export type Voice = "visitor" | "agent" | "note" | "bot";

/** One message of a group: on the server, or on its way. */
export type Bubble =
  | { key: string; message: Message; pending?: undefined; receipt?: Receipt }
  | { key: string; message?: undefined; pending: PendingMessage; receipt?: undefined };

/** One thing of a thread, from above. */
export type ThreadItem =
  | { kind: "day"; key: string; at: number }
  | { kind: "unread"; key: string }
  | { kind: "event"; key: string; message: Message }
  | {
      kind: "group";
      key: string;
      voice: Voice;
      senderId: string;
      name: string;
      avatarUrl: string | undefined;
      at: number;
      bubbles: Bubble[];
    };

/** What a thread is made of. */
export interface ThreadParts {
  messages: readonly Message[];
  pending: readonly PendingMessage[];
  me: { userId: string; name: string; avatarUrl: string | undefined };
  visitorName: string;
  /** How far the visitor's side has come. */
  marks: { seenSeq: number; deliveredSeq: number };
  /** The first message that nobody had read when the conversation was opened. */
  firstUnreadSeq?: number | undefined;
  /** Names the day of a moment; by the device's own zone when absent. */
  dayOf?: (at: number) => string;
}

const GROUP_MS = 5 * 60_000;

/** Puts a thread together. */
export function threadItems(parts: ThreadParts): ThreadItem[] {
  const dayOf = parts.dayOf ?? ((at) => new Date(at).toDateString());
  const receipts = receiptsOf(parts.messages, parts.marks);
  const sent = new Set(parts.messages.map(({ clientMessageId }) => clientMessageId));
  const items: ThreadItem[] = [];
  let day: string | undefined;

  function enterDay(at: number): void {
    if (dayOf(at) === day) return;
    day = dayOf(at);
    items.push({ kind: "day", key: `day ${day}`, at });
  }

  for (const message of parts.messages) {
    enterDay(message.createdAt);
    if (message.seq === parts.firstUnreadSeq) items.push({ kind: "unread", key: "unread" });
    if (message.kind === "system" || message.kind === "transfer") {
      items.push({ kind: "event", key: message._id, message });
      continue;
    }
    const receipt = receipts.get(message.seq);
    const bubble = { key: keyOf(message), message, ...(receipt ? { receipt } : {}) };
    addBubble(items, senderOf(message, parts), { at: message.createdAt, bubble });
  }
  for (const pending of parts.pending) {
    if (sent.has(pending.id)) continue;
    enterDay(pending.createdAt);
    const voice = pending.body.kind === "note" ? "note" : "agent";
    const sender = { voice, senderId: parts.me.userId, name: parts.me.name, avatarUrl: parts.me.avatarUrl } as const;
    addBubble(items, sender, { at: pending.createdAt, bubble: { key: pending.id, pending } });
  }
  return items;
}

/** The same while a message is on its way and when it has arrived, so that its bubble stays in place. */
function keyOf(message: Message): string {
  return message.clientMessageId ?? message._id;
}

type Sender = Pick<Extract<ThreadItem, { kind: "group" }>, "voice" | "senderId" | "name" | "avatarUrl">;

function addBubble(items: ThreadItem[], sender: Sender, { at, bubble }: { at: number; bubble: Bubble }): void {
  const last = items.at(-1);
  const lastAt = last?.kind === "group" ? timeOf(last.bubbles.at(-1)) : 0;
  const continues =
    last?.kind === "group" &&
    last.voice === sender.voice &&
    last.senderId === sender.senderId &&
    at - lastAt < GROUP_MS;
  if (continues) last.bubbles.push(bubble);
  else items.push({ kind: "group", key: `group ${bubble.key}`, ...sender, at, bubbles: [bubble] });
}

function timeOf(bubble: Bubble | undefined): number {
  return bubble?.message?.createdAt ?? bubble?.pending?.createdAt ?? 0;
}

function senderOf(message: Message, { visitorName }: ThreadParts): Sender {
  const voice: Voice = message.isInternal
    ? "note"
    : !isOurs(message)
      ? "visitor"
      : message.senderType === "bot"
        ? "bot"
        : "agent";
  const names = { visitor: visitorName, agent: "Support", note: "Support", bot: "Automatic" };
  return {
    voice,
    senderId: message.senderId,
    name: message.senderName ?? names[voice],
    avatarUrl: message.senderAvatarUrl,
  };
}

/** At most two marks: under the newest answer, and under the newest that was seen. */
function receiptsOf(messages: readonly Message[], marks: ThreadParts["marks"]): Map<number, Receipt> {
  const answers = messages.filter((message) => isReply(message) && message.deletedAt === undefined);
  const newest = answers.at(-1);
  const seen = answers.findLast(({ seq }) => seq <= marks.seenSeq);
  const receipts = new Map<number, Receipt>();
  if (newest) receipts.set(newest.seq, newest.seq <= marks.deliveredSeq ? "delivered" : "sent");
  if (seen) receipts.set(seen.seq, "seen");
  return receipts;
}
