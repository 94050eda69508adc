/** Where a changed conversation stands in lists that filter: the rules of the server, for showing a change before it is made. */
import type { Conversation, InboxArgs, InboxPage, InboxRow } from "./conversation.ts";

type Counts = { open: number; mine: number; unassigned: number; snoozed: number };

/** Whether a list with these arguments holds the conversation. */
export function belongs(args: InboxArgs, conversation: Pick<Conversation, "status" | "assignedAgentId">): boolean {
  if (args.status !== undefined && args.status !== conversation.status) return false;
  return args.assigneeId === undefined || (args.assigneeId ?? undefined) === conversation.assignedAgentId;
}

/** A page after a conversation became `row`: changed in place, taken out, or put in by its newest message. */
export function placeRow(page: InboxPage, args: InboxArgs, row: InboxRow): InboxPage {
  const others = page.conversations.filter(({ _id }) => _id !== row._id);
  const wasHere = others.length < page.conversations.length;
  if (!belongs(args, row)) return wasHere ? { ...page, conversations: others } : page;
  const index = others.findIndex((other) => other.lastMessageAt < row.lastMessageAt);
  // Older than all that this page shows: it stands on a later page, unless there is none.
  if (!wasHere && index === -1 && page.nextCursor !== null) return page;
  // Newer than all that it shows: it stands on an earlier page, unless this is the first.
  if (!wasHere && index === 0 && args.cursor) return page;
  const at = index === -1 ? others.length : index;
  return { ...page, conversations: [...others.slice(0, at), row, ...others.slice(at)] };
}

/** The counts of one agent's views after a conversation changed. */
export function recount(
  counts: Counts,
  userId: string | undefined,
  [before, after]: [Conversation, Conversation],
): Counts {
  const count = (holds: (one: Conversation) => boolean) => Number(holds(after)) - Number(holds(before));
  const isOpen = ({ status }: Conversation) => status === "open";
  return {
    open: counts.open + count(isOpen),
    mine: counts.mine + count((one) => isOpen(one) && userId !== undefined && one.assignedAgentId === userId),
    unassigned: counts.unassigned + count((one) => isOpen(one) && one.assignedAgentId === undefined),
    snoozed: counts.snoozed + count(({ status }) => status === "snoozed"),
  };
}
