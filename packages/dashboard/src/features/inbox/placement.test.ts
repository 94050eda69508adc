import { expect, test } from "vitest";
import type { InboxPage, InboxRow } from "./conversation.ts";
import { belongs, placeRow, recount } from "./placement.ts";

const base = {
  _creationTime: 0,
  workspaceId: "w",
  number: 1,
  kind: "support",
  channel: "chat" as const,
  lastSeq: 1,
  unreadByAgent: 0,
  unreadByVisitor: 0,
  agentSeenSeq: 0,
  visitorSeenSeq: 0,
  agentDeliveredSeq: 0,
  visitorDeliveredSeq: 0,
  aiWorkflowState: "none" as const,
  aiWorkflow: { state: "none" as const },
  createdAt: 0,
  updatedAt: 0,
  visitor: null,
  lastMessage: null,
};

function row(id: string, lastMessageAt: number, about: Partial<InboxRow> = {}): InboxRow {
  return { ...base, _id: id, lastMessageAt, status: "open", ...about };
}

const mine = { workspaceId: "w", status: "open" as const, assigneeId: "me", limit: 40, cursor: null };
const all = { workspaceId: "w", status: "open" as const, limit: 40, cursor: null };
const page = (rows: InboxRow[], nextCursor: string | null = null): InboxPage => ({ conversations: rows, nextCursor });
const ids = (shown: InboxPage) => shown.conversations.map(({ _id }) => _id);

test("a conversation belongs to the lists of its status and its assignee", () => {
  expect(belongs(mine, row("a", 1, { assignedAgentId: "me" }))).toBe(true);
  expect(belongs(mine, row("a", 1))).toBe(false);
  expect(belongs({ ...mine, assigneeId: null }, row("a", 1))).toBe(true);
  expect(belongs(all, row("a", 1, { assignedAgentId: "you" }))).toBe(true);
  expect(belongs(all, row("a", 1, { status: "closed" }))).toBe(false);
});

test("a conversation that is closed leaves the open list at once", () => {
  const shown = page([row("a", 3), row("b", 2)]);
  expect(ids(placeRow(shown, all, row("b", 2, { status: "closed" })))).toEqual(["a"]);
});

test("a conversation that is taken appears among one's own where its newest message puts it", () => {
  const shown = page([row("a", 9, { assignedAgentId: "me" }), row("c", 3, { assignedAgentId: "me" })]);
  expect(ids(placeRow(shown, mine, row("b", 5, { assignedAgentId: "me" })))).toEqual(["a", "b", "c"]);
  expect(ids(placeRow(page([]), mine, row("b", 5, { assignedAgentId: "me" })))).toEqual(["b"]);
});

test("a conversation that stands on another page is not put into this one", () => {
  const first = page([row("a", 9), row("b", 8)], "more");
  expect(placeRow(first, all, row("z", 1))).toBe(first);
  const second = page([row("c", 5)]);
  expect(placeRow(second, { ...all, cursor: "more" }, row("y", 10))).toBe(second);
});

test("the counts of the views follow a change before the server has made it", () => {
  const counts = { open: 5, mine: 2, unassigned: 3, snoozed: 0 };
  const before = row("a", 1);
  expect(recount(counts, "me", [before, { ...before, assignedAgentId: "me" }])).toEqual({
    ...counts,
    mine: 3,
    unassigned: 2,
  });
  expect(recount(counts, "me", [before, { ...before, status: "snoozed" }])).toEqual({
    open: 4,
    mine: 2,
    unassigned: 2,
    snoozed: 1,
  });
});
