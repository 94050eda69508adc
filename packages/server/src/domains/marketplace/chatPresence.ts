/** What has been read, how much has not, and who is typing. */
import { AppError } from "@foyer/protocol";
import { principalOf } from "../../engine/caller.ts";
import { ephemeral, mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { conversations } from "../conversations/tables.ts";
import { workspaces } from "../workspaces/tables.ts";
import { nameOf, namesIn } from "./chatMessage.ts";
import { deskOf, listOnDesk, stillOnDesk } from "./desk.ts";
import { markReadFor } from "./reading.ts";
import { ofMarketplace, requireStanding, type Standing, whoTakesPart } from "./standing.ts";

export const module = "shared/chat";

const TYPING_MS = 6_000;
const KIND = "chatTyping";
const MOST_COUNTED = 500;

/** Mark messages of the other side as read, all or these; gives how many were not yet. */
export const markMessagesAsRead = mutation({
  args: { conversationId: z.id("conversations"), messageIds: z.array(z.id("messages")).max(500).optional() },
  returns: z.object({ markedCount: z.number() }),
  subject: [conversations, "conversationId", ofMarketplace],
  access: whoTakesPart(),
  async handler(ctx, { messageIds: ids }, conversation) {
    const { side } = await requireStanding(ctx, conversation);
    // An admin who looks on has not read for the store or the seller.
    if (side === "admin" && conversation.kind !== "customer_to_admin") return { markedCount: 0 };
    return { markedCount: await markReadFor(ctx, conversation, { side, ids }) };
  },
});

/** Count the unread messages of the caller's side, over the newest 500 conversations. */
export const getUnreadCount = query({
  args: { workspaceId: z.id("workspaces").optional(), storeId: z.id("stores").optional() },
  returns: z.number(),
  subject: [workspaces, "workspaceId"],
  access: { agent: true, participant: true },
  windowMs: 100,
  async handler(ctx, place) {
    const desk = await deskOf(ctx.db, ctx.caller, place);
    const rows = await stillOnDesk(ctx.db, desk, await listOnDesk(ctx.db, desk, { limit: MOST_COUNTED }));
    const own = desk.side === "admin" ? rows.filter((row) => row.kind === "customer_to_admin") : rows;
    return own.reduce(
      (total, row) =>
        total +
        (desk.side === "customer"
          ? row.agentMessageCount - row.visitorReadCount
          : row.visitorMessageCount - row.agentReadCount),
      0,
    );
  },
});

/** Say that the caller is typing, or has stopped; it ends by itself after six seconds. */
export const updateTypingStatus = ephemeral({
  args: { conversationId: z.id("conversations"), isTyping: z.boolean() },
  returns: z.null(),
  subject: [conversations, "conversationId", ofMarketplace],
  access: whoTakesPart("write in"),
  rateLimit: { per: "caller", points: 240, seconds: 60 },
  async handler(ctx, { conversationId, isTyping }, conversation) {
    const { side, senderId } = await requireStanding(ctx, conversation, "write in");
    if (conversation.blockedAt !== null) throw new AppError("NOT_AUTHORIZED", "Conversation is blocked");
    const member = principalOf(ctx.caller);
    const entry = { member, value: JSON.stringify({ side, senderId }), ttlMs: TYPING_MS };
    if (isTyping) ctx.ephemeral.put(KIND, conversationId, entry);
    else ctx.ephemeral.remove(KIND, conversationId, member);
    return null;
  },
});

/** Who else is typing in a conversation. */
export const getTypingIndicators = query({
  args: { conversationId: z.id("conversations") },
  returns: z.array(
    z.object({
      userId: z.string(),
      userType: z.enum(["customer", "store", "seller", "admin"]),
      userName: z.string().optional(),
      lastTypingAt: z.number(),
    }),
  ),
  subject: [conversations, "conversationId", ofMarketplace],
  access: whoTakesPart("view"),
  async handler(ctx, { conversationId }, conversation) {
    const own = principalOf(ctx.caller);
    const others = ctx.ephemeral
      .list(KIND, conversationId)
      .filter((entry) => entry.member !== own)
      .map(({ value, expiresAt }) => {
        // Written in this file.
        const { side, senderId } = JSON.parse(value) as { side: Standing["side"]; senderId: string };
        return { senderType: side, senderId, lastTypingAt: expiresAt - TYPING_MS };
      });
    const names = await namesIn(ctx, conversation, others);
    return others.map(({ senderType, senderId, lastTypingAt }) => {
      return {
        userId: senderId,
        userType: senderType,
        userName: nameOf(names, { senderType, senderId }),
        lastTypingAt,
      };
    });
  },
});
