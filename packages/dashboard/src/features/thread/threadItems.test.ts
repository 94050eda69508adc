import { expect, test } from "vitest";
import type { PendingMessage } from "../outbox/outgoing.ts";
import type { Message } from "./message.ts";
import { type ThreadItem, type ThreadParts, threadItems } from "./threadItems.ts";

const minute = 60_000;

function message(seq: number, about: Partial<Message> = {}): Message {
  return {
    _id: `m${seq}`,
    _creationTime: seq * minute,
    conversationId: "c",
    seq,
    senderId: "v",
    senderType: "visitor",
    kind: "text",
    isInternal: false,
    content: `Message ${seq}`,
    attachmentIds: [],
    attachments: [],
    channel: "chat",
    createdAt: seq * minute,
    ...about,
  };
}

const answer = (seq: number, about: Partial<Message> = {}) =>
  message(seq, { senderType: "agent", senderId: "me", senderName: "Amara", ...about });

function show(parts: Partial<ThreadParts>): ThreadItem[] {
  return threadItems({
    messages: [],
    pending: [],
    me: { userId: "me", name: "Amara", avatarUrl: undefined },
    visitorName: "Priya",
    marks: { seenSeq: 0, deliveredSeq: 0 },
    dayOf: (at) => String(Math.floor(at / (1_440 * minute))),
    ...parts,
  });
}

const kinds = (items: ThreadItem[]) =>
  items.map((item) => (item.kind === "group" ? `${item.voice} ${item.name} ×${item.bubbles.length}` : item.kind));

test("messages of one sender stand together until another writes, something happens, or time passes", () => {
  const items = show({
    messages: [
      message(1),
      message(2),
      answer(3),
      message(4),
      answer(5, { kind: "system", isInternal: true }),
      message(6),
      message(40),
    ],
  });
  expect(kinds(items)).toEqual([
    "day",
    "visitor Priya ×2",
    "agent Amara ×1",
    "visitor Priya ×1",
    "event",
    "visitor Priya ×1",
    "visitor Priya ×1",
  ]);
});

test("a note of an agent does not stand together with their answers", () => {
  expect(kinds(show({ messages: [answer(1), answer(2, { kind: "note", isInternal: true }), answer(3)] }))).toEqual([
    "day",
    "agent Amara ×1",
    "note Amara ×1",
    "agent Amara ×1",
  ]);
});

test("each day begins with a line", () => {
  expect(kinds(show({ messages: [message(1), message(1_500)] }))).toEqual([
    "day",
    "visitor Priya ×1",
    "day",
    "visitor Priya ×1",
  ]);
});

test("the newest answer says how far it came, and the newest seen one that it was seen", () => {
  const receipts = (marks: ThreadParts["marks"]) =>
    show({ messages: [answer(1), answer(2), message(3), answer(4)], marks }).flatMap((item) =>
      item.kind === "group" ? item.bubbles.map(({ receipt }) => receipt) : [],
    );
  expect(receipts({ seenSeq: 0, deliveredSeq: 0 })).toEqual([undefined, undefined, undefined, "sent"]);
  expect(receipts({ seenSeq: 3, deliveredSeq: 4 })).toEqual([undefined, "seen", undefined, "delivered"]);
  expect(receipts({ seenSeq: 4, deliveredSeq: 4 })).toEqual([undefined, undefined, undefined, "seen"]);
});

test("a note and a deleted answer say nothing about having been seen", () => {
  const items = show({
    messages: [answer(1), answer(2, { isInternal: true, kind: "note" }), answer(3, { deletedAt: 1, content: "" })],
    marks: { seenSeq: 3, deliveredSeq: 3 },
  });
  const marked = items.flatMap((item) => (item.kind === "group" ? item.bubbles.filter(({ receipt }) => receipt) : []));
  expect(marked.map(({ message: shown }) => shown?.seq)).toEqual([1]);
});

test("the line above what was unread stands before its first message", () => {
  expect(kinds(show({ messages: [message(1), message(2)], firstUnreadSeq: 2 }))).toEqual([
    "day",
    "visitor Priya ×1",
    "unread",
    "visitor Priya ×1",
  ]);
});

test("a message on its way stands at the end, once, and keeps its place when it has arrived", () => {
  const entry = {
    id: "client-1",
    lane: "c",
    createdAt: 2 * minute,
    state: "sending",
    body: { workspaceId: "w", conversationId: "c", content: "Hello", kind: "text", attachments: [] },
  } satisfies PendingMessage;
  const keys = (items: ThreadItem[]) =>
    items.flatMap((item) => (item.kind === "group" ? item.bubbles.map(({ key }) => key) : []));
  expect(keys(show({ messages: [message(1)], pending: [entry] }))).toEqual(["m1", "client-1"]);
  const arrived = answer(2, { clientMessageId: "client-1" });
  expect(keys(show({ messages: [message(1), arrived], pending: [entry] }))).toEqual(["m1", "client-1"]);
});
