import { expect, test } from "vitest";
import { arrivalsOf, type Heard, remember } from "./arrivals.ts";

const row = (_id: string, seq: number, senderType = "visitor", unreadByAgent = 1): Heard => ({
  _id,
  unreadByAgent,
  lastMessage: { senderType, seq, content: "Hello" },
});

test("what was there before is no news", () => {
  expect(arrivalsOf(undefined, [row("a", 1)])).toEqual([]);
});

test("a new conversation and a new message are news, once", () => {
  const known = remember(undefined, [row("a", 1)]);
  const rows = [row("a", 2), row("b", 1)];
  expect(arrivalsOf(known, rows).map(({ _id }) => _id)).toEqual(["a", "b"]);
  expect(arrivalsOf(remember(known, rows), rows)).toEqual([]);
});

test("what colleagues write is no news, and what left the list stays known", () => {
  const known = remember(remember(undefined, [row("a", 3)]), []);
  expect(arrivalsOf(known, [row("a", 3), row("c", 5, "agent")])).toEqual([]);
});

test("what was read is no news, and neither is marking it as unread", () => {
  const read = row("a", 3, "visitor", 0);
  expect(arrivalsOf(remember(undefined, []), [read])).toEqual([]);
  expect(arrivalsOf(remember(undefined, [read]), [row("a", 3)])).toEqual([]);
});
