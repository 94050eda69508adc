import { expect, test } from "vitest";
import type { OutgoingEntry } from "../outbox/visitorOutbox.ts";
import type { Message } from "./thread.ts";
import { buildTimeline, type TimelineSource } from "./timeline.ts";

const NOON = new Date(2026, 2, 11, 12).getTime();
const MINUTE = 60_000;

function message(seq: number, given: Partial<Message> = {}): Message {
  const base = { _id: `m${seq}`, _creationTime: NOON, conversationId: "c", seq, senderId: "v", senderType: "visitor" };
  const rest = { kind: "text", isInternal: false, content: `text ${seq}`, attachmentIds: [], attachments: [] };
  return { ...base, ...rest, channel: "chat", createdAt: NOON + seq * MINUTE, ...given } as Message;
}

function waiting(id: string, given: Partial<OutgoingEntry> = {}): OutgoingEntry {
  return { id, lane: "c", body: { content: id, files: [] }, createdAt: NOON + 99 * MINUTE, state: "sending", ...given };
}

function build(source: Partial<TimelineSource>) {
  const nothing = { messages: [], outgoing: [], hasArrived: () => false, seenSeq: 0, deliveredSeq: 0, readSeq: 0 };
  return buildTimeline({ ...nothing, ...source });
}

const agent = { senderType: "agent", senderId: "a", senderName: "Alice" } as const;

test("messages of one person in a row are one group, until they pause", () => {
  const later = message(4, { createdAt: NOON + 60 * MINUTE });
  const parts = build({ messages: [message(1), message(2), message(3, agent), later] });
  expect(parts.map((part) => (part.kind === "group" ? `${part.side} ${part.messages.length}` : part.kind))).toEqual([
    "day",
    "own 2",
    "team 1",
    "own 1",
  ]);
});

test("a new day is announced", () => {
  const parts = build({ messages: [message(1), message(2, { createdAt: NOON + 24 * 60 * MINUTE })] });
  expect(parts.map(({ kind }) => kind)).toEqual(["day", "group", "day", "group"]);
});

test("a message is one and the same before and after it has arrived", () => {
  const before = build({ outgoing: [waiting("x")] });
  const between = build({ outgoing: [waiting("x")], hasArrived: () => true });
  const after = build({ outgoing: [waiting("x")], messages: [message(1, { clientMessageId: "x" })] });
  const shown = [before, between, after].map((parts) =>
    parts.flatMap((part) => (part.kind === "group" ? part.messages : [])),
  );
  expect(shown.map((messages) => messages.map(({ key, progress }) => `${key} ${progress}`))).toEqual([
    ["x sending"],
    ["x sent"],
    ["x sent"],
  ]);
});

test("one's own messages say how far they have come", () => {
  const parts = build({ messages: [1, 2, 3].map((seq) => message(seq)), seenSeq: 1, deliveredSeq: 2 });
  const [group] = parts.filter((part) => part.kind === "group");
  expect(group?.messages.map(({ progress }) => progress)).toEqual(["seen", "delivered", "sent"]);
});

test("what came since the last reading is marked once", () => {
  const messages = [message(1), message(2, agent), message(3, agent)];
  expect(build({ messages, readSeq: 1 }).map(({ kind }) => kind)).toEqual(["day", "group", "new", "group"]);
  expect(build({ messages, readSeq: 3 }).map(({ kind }) => kind)).toEqual(["day", "group", "group"]);
});

test("notices stand alone", () => {
  const parts = build({ messages: [message(1), message(2, { kind: "system", content: "Alice joined" }), message(3)] });
  expect(parts.map(({ kind }) => kind)).toEqual(["day", "group", "notice", "group"]);
});
