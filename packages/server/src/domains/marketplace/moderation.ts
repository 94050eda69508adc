/** Order in a marketplace's conversations: closing, blocking, reports. */
import { AppError } from "@foyer/protocol";
import { principalOf } from "../../engine/caller.ts";
import type { MutationContext } from "../../engine/context.ts";
import { mutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { conversations, messages } from "../conversations/tables.ts";
import { unarchiveFor } from "./archive.ts";
import { ofMarketplace, requireStanding, whoTakesPart } from "./standing.ts";
import { conversationReports } from "./tables.ts";

export const module = "marketplace";

const conversationArg = { conversationId: z.id("conversations") };

/** Let nobody write into a conversation until it is unblocked. */
export const block = mutation({
  args: { ...conversationArg, reason: z.text(500).optional() },
  returns: z.null(),
  subject: [conversations, "conversationId", ofMarketplace],
  access: { agent: "marketplace.admin" },
  async handler(ctx, { reason = "" }, conversation) {
    if (conversation.blockedAt !== null) return null;
    await ctx.db.update(conversations, conversation.id, { blockedAt: ctx.now, updatedAt: ctx.now });
    auditConversation(ctx, conversation, { action: "marketplace.blocked", metadata: { reason } });
    return null;
  },
});

/** Let people write into a blocked conversation again. */
export const unblock = mutation({
  args: conversationArg,
  returns: z.null(),
  subject: [conversations, "conversationId", ofMarketplace],
  access: { agent: "marketplace.admin" },
  async handler(ctx, _args, conversation) {
    if (conversation.blockedAt === null) return null;
    await ctx.db.update(conversations, conversation.id, { blockedAt: null, updatedAt: ctx.now });
    auditConversation(ctx, conversation, { action: "marketplace.unblocked" });
    return null;
  },
});

/** Close a conversation that is settled; the customer's next message opens it again. */
export const close = mutation({
  args: conversationArg,
  returns: z.null(),
  subject: [conversations, "conversationId", ofMarketplace],
  access: whoTakesPart("close"),
  async handler(ctx, _args, conversation) {
    const { side } = await requireStanding(ctx, conversation, "close");
    if (side === "customer") throw new AppError("NOT_AUTHORIZED", "Unauthorized to close this conversation");
    if (conversation.status === "closed") return null;
    const closed = { status: "closed", resolvedAt: ctx.now, waitingSince: null, updatedAt: ctx.now } as const;
    await ctx.db.update(conversations, conversation.id, closed);
    return null;
  },
});

/** Take a conversation that the caller's side has archived back among the active ones. */
export const unarchive = mutation({
  args: conversationArg,
  returns: z.null(),
  subject: [conversations, "conversationId", ofMarketplace],
  access: whoTakesPart(),
  async handler(ctx, { conversationId }, conversation) {
    const { sidePrincipal } = await requireStanding(ctx, conversation);
    await unarchiveFor(ctx, conversationId, sidePrincipal);
    return null;
  },
});

/** Tell the marketplace's admins that something in a conversation is wrong; gives the report's id. */
export const report = mutation({
  args: {
    ...conversationArg,
    messageId: z.id("messages").optional(),
    reason: z.text(2_000, 1),
    /** More of it, where the reason is one of a list. */
    note: z.text(2_000).optional(),
  },
  returns: z.id("conversation_reports"),
  subject: [conversations, "conversationId", ofMarketplace],
  access: whoTakesPart("report"),
  rateLimit: { per: "caller", points: 10, seconds: 3_600 },
  async handler(ctx, { conversationId, messageId, reason, note }, conversation) {
    const { side } = await requireStanding(ctx, conversation, "report");
    const message = messageId ? await ctx.db.get(messages, messageId) : undefined;
    if (message !== undefined && message?.conversationId !== conversationId) {
      throw new AppError("NOT_FOUND", "Message not found", { path: "messageId" });
    }
    const { workspaceId } = conversation;
    const made = await ctx.db.insert(conversationReports, {
      workspaceId,
      conversationId,
      messageId: messageId ?? null,
      reportedBy: principalOf(ctx.caller),
      side,
      reason,
      note: note?.trim() || null,
      createdAt: ctx.now,
    });
    auditConversation(ctx, conversation, { action: "marketplace.reported", metadata: { side } });
    return made.id;
  },
});

/** Writes down what was done with a conversation. */
export function auditConversation(
  ctx: MutationContext,
  { workspaceId, id }: ConversationRow,
  entry: { action: string; metadata?: Record<string, string> },
): void {
  ctx.audit({ workspaceId, resourceType: "conversation", resourceId: id, ...entry });
}
