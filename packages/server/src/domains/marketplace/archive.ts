/** What a side has put away. The next message brings it back: nobody overlooks a customer because of it. */
import type { MutationContext } from "../../engine/context.ts";
import type { Reader } from "../../persistence/reader.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { conversations, members } from "../conversations/tables.ts";
import { byNewest, type Desk, isOnDesk, type PageEnd, sidePrincipalOf, stillOnDesk } from "./desk.ts";

/** How many messages both sides have written. */
function messageCount(row: ConversationRow): number {
  return row.visitorMessageCount + row.agentMessageCount;
}

/** The side that a side's row of members is on. */
export function memberSideOf(principal: string): "customer" | "agent" | "store" | "seller" {
  if (principal === "customer") return "customer";
  if (principal.startsWith("seller:")) return "seller";
  return principal === "admin" ? "agent" : "store";
}

/** Puts a conversation away for one side. */
export async function archiveFor(
  ctx: MutationContext,
  conversation: ConversationRow,
  principal: string,
): Promise<void> {
  const { workspaceId, id: conversationId } = conversation;
  const marks = { archivedAt: ctx.now, archivedCount: messageCount(conversation) };
  const row = { workspaceId, conversationId, principal, side: memberSideOf(principal), joinedAt: ctx.now };
  const added = await ctx.db.insertNew(members, { ...row, ...marks });
  if (added) return;
  const own = await ctx.db.first(members, "byConversation", { conversationId, principal });
  if (own) await ctx.db.update(members, own.id, marks);
}

/** Takes a conversation back out for one side. */
export async function unarchiveFor(ctx: MutationContext, conversationId: string, principal: string): Promise<void> {
  const own = await ctx.db.first(members, "byConversation", { conversationId, principal });
  if (own && own.archivedAt !== null) await ctx.db.update(members, own.id, { archivedAt: null });
}

/** Which of these a side has put away. */
export async function archivedAmong(
  db: Reader,
  rows: readonly ConversationRow[],
  principalOf: (row: ConversationRow) => string,
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const reads = rows.map((row) => ({
    table: members,
    index: "byConversation",
    eq: { conversationId: row.id, principal: principalOf(row) },
  }));
  const text = `select m.conversation_id as id, m.archived_count as count from members m
    join unnest($1::uuid[], $2::text[]) as own (conversation_id, principal) using (conversation_id, principal)
    where m.archived_at is not null`;
  const marks = await db.sql<{ id: string; count: number }>(
    text,
    [rows.map((row) => row.id), rows.map(principalOf)],
    reads,
  );
  const counts = new Map(marks.map(({ id, count }) => [id, count]));
  return new Set(rows.filter((row) => (counts.get(row.id) ?? -1) >= messageCount(row)).map((row) => row.id));
}

/** A page of the conversations that a desk's side has put away, newest first. */
export async function listArchived(
  db: Reader,
  desk: Desk,
  { before, limit }: { before: PageEnd | undefined; limit: number },
): Promise<ConversationRow[]> {
  const principals =
    desk.side === "store"
      ? desk.storeIds.map((storeId) => sidePrincipalOf(desk, { storeId }))
      : [sidePrincipalOf(desk, { storeId: null })];
  const { workspaceId } = desk;
  const ids =
    desk.side === "customer"
      ? await archivedIdsOfCustomer(db, desk.customerId)
      : (
          await Promise.all(
            principals.map((principal) =>
              db.list(members, "byArchive", { eq: { workspaceId, principal }, order: "desc", limit: 200 }),
            ),
          )
        )
          .flat()
          .map((row) => row.conversationId);
  const known = [...(await db.getMany(conversations, ids)).values()].filter((row) => isOnDesk(desk, row));
  const rows = await stillOnDesk(db, desk, known);
  const archived = await archivedAmong(db, rows, (row) => sidePrincipalOf(desk, row));
  return rows
    .filter((row) => archived.has(row.id) && row.status !== "closed" && (!before || isBefore(row, before)))
    .sort(byNewest)
    .slice(0, limit);
}

function isBefore({ lastMessageAt, id }: ConversationRow, [time, lastId]: PageEnd): boolean {
  return lastMessageAt < time || (lastMessageAt === time && id < lastId);
}

/** Customers have few conversations, so theirs are all looked at. */
async function archivedIdsOfCustomer(db: Reader, customerId: string): Promise<string[]> {
  const rows = await db.list(conversations, "byCustomer", { eq: { customerId }, order: "desc", limit: 200 });
  return rows.map((row) => row.id);
}
