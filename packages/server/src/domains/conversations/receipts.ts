/** Who has seen what: marks per side, and per agent. */
import { AppError } from "@foyer/protocol";
import { principalOf } from "../../engine/caller.ts";
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { workspaces } from "../workspaces/tables.ts";
import { ofSupport, ownConversation } from "./access.ts";
import { type ConversationRow, lastVisibleSeq } from "./conversation.ts";
import { conversations, members } from "./tables.ts";

export const module = "conversations";

/** Mark a conversation as read by the caller, up to `seq` or entirely. */
export const markAsRead = mutation({
  args: {
    id: z.id("conversations"),
    readerType: z.enum(["visitor", "agent"]).optional(),
    visitorId: z.id("visitors").optional(),
    sessionToken: z.text(100).optional(),
    seq: z.number().int().min(0).optional(),
  },
  returns: z.null(),
  subject: [conversations, "id", ofSupport],
  access: { agent: "conversations.read", visitor: ownConversation() },
  async handler(ctx, { readerType, seq }, conversation) {
    const side = ctx.caller.kind === "visitor" ? "visitor" : "agent";
    if (readerType && readerType !== side)
      throw new AppError("NOT_AUTHORIZED", "Not authorized", { path: "readerType" });
    const upTo = Math.min(seq ?? conversation.lastSeq, conversation.lastSeq);
    await markSide(ctx, conversation, { side, upTo });
    if (side === "agent") await markOwn(ctx, conversation, upTo);
    return null;
  },
});

/** Say that messages up to `seq` have reached the caller's device. */
export const markAsDelivered = mutation({
  args: { id: z.id("conversations"), seq: z.number().int().min(0), sessionToken: z.text(100).optional() },
  returns: z.null(),
  subject: [conversations, "id", ofSupport],
  access: { agent: "conversations.read", visitor: ownConversation() },
  async handler(ctx, { id, seq }, conversation) {
    const upTo = Math.min(seq, conversation.lastSeq);
    const mark = ctx.caller.kind === "visitor" ? "visitorDeliveredSeq" : "agentDeliveredSeq";
    if (upTo > conversation[mark]) await ctx.db.update(conversations, id, { [mark]: upTo });
    return null;
  },
});

/** Mark a conversation as unread for the whole team again. */
export const markAsUnread = mutation({
  args: { id: z.id("conversations") },
  returns: z.null(),
  subject: [conversations, "id", ofSupport],
  access: { agent: "conversations.read" },
  async handler(ctx, { id }, conversation) {
    if (conversation.visitorMessageCount === 0 || conversation.visitorMessageCount > conversation.agentReadCount)
      return null;
    await ctx.db.update(conversations, id, { agentReadCount: conversation.visitorMessageCount - 1 });
    return null;
  },
});

/** The agent's own marks in conversations on screen: the newest message that they have seen. Conversations never read are left out. */
export const listOwnMarks = query({
  args: { workspaceId: z.id("workspaces"), ids: z.array(z.id("conversations")).max(100) },
  returns: z.array(z.object({ conversationId: z.id("conversations"), seenSeq: z.number() })),
  subject: [workspaces, "workspaceId"],
  access: { agent: "conversations.read" },
  whenRefused: [],
  async handler(ctx, { workspaceId, ids }) {
    const principal = principalOf(ctx.caller);
    const reads = ids.map((conversationId) => ({
      table: members,
      index: "byConversation",
      eq: { conversationId, principal },
    }));
    const text = `select conversation_id as "conversationId", seen_seq as "seenSeq" from members
      where conversation_id = any($1::uuid[]) and principal = $2 and workspace_id = $3`;
    return ctx.db.sql<{ conversationId: string; seenSeq: number }>(text, [ids, principal, workspaceId], reads);
  },
});

async function markSide(
  ctx: MutationContext,
  conversation: ConversationRow,
  { side, upTo }: { side: "visitor" | "agent"; upTo: number },
): Promise<void> {
  const later =
    upTo >= lastVisibleSeq(conversation) ? 0 : await countOfOthers(ctx, conversation, { side, after: upTo });
  const patch: Partial<ConversationRow> =
    side === "visitor"
      ? {
          visitorSeenSeq: Math.max(conversation.visitorSeenSeq, upTo),
          visitorDeliveredSeq: Math.max(conversation.visitorDeliveredSeq, upTo),
          visitorReadCount: Math.max(conversation.visitorReadCount, conversation.agentMessageCount - later),
        }
      : {
          agentSeenSeq: Math.max(conversation.agentSeenSeq, upTo),
          agentDeliveredSeq: Math.max(conversation.agentDeliveredSeq, upTo),
          agentReadCount: Math.max(conversation.agentReadCount, conversation.visitorMessageCount - later),
        };
  // Reading again what was read changes nothing, so it touches nothing and wakes nobody. All keys are columns.
  const isNews = Object.entries(patch).some(([key, value]) => conversation[key as keyof ConversationRow] !== value);
  if (isNews) await ctx.db.update(conversations, conversation.id, patch);
}

/** How many messages after a number the other side wrote. */
async function countOfOthers(
  ctx: MutationContext,
  { id }: ConversationRow,
  { side, after }: { side: "visitor" | "agent"; after: number },
): Promise<number> {
  const text = `select count(*)::int as n from messages where conversation_id = $1 and seq > $2
    and not is_internal and sender_type ${side === "visitor" ? "<>" : "="} 'visitor'`;
  const [row] = await ctx.db.sql<{ n: number }>(text, [id, after], []);
  return row?.n ?? 0;
}

async function markOwn(ctx: MutationContext, conversation: ConversationRow, upTo: number): Promise<void> {
  const principal = principalOf(ctx.caller);
  const marks = { seenSeq: upTo, deliveredSeq: upTo, seenCount: conversation.visitorMessageCount };
  const own = await ctx.db.first(members, "byConversation", { conversationId: conversation.id, principal });
  if (own && own.seenSeq >= upTo) return;
  if (own) await ctx.db.update(members, own.id, marks);
  else {
    const { workspaceId, id: conversationId } = conversation;
    await ctx.db.insertNew(members, {
      workspaceId,
      conversationId,
      principal,
      side: "agent",
      joinedAt: ctx.now,
      ...marks,
    });
  }
}
