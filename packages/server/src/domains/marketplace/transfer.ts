/** Who looks after a marketplace's conversation: the store or the marketplace itself, and admins who step in. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { mutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { appendMessage } from "../conversations/append.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { conversations } from "../conversations/tables.ts";
import { unarchiveFor } from "./archive.ts";
import { tellLater } from "./away.ts";
import { eligibilityOf } from "./eligibility.ts";
import { announceJoin } from "./joining.ts";
import { auditConversation } from "./moderation.ts";
import { ofMarketplace, requireStanding, type Standing, whoTakesPart } from "./standing.ts";
import { stores } from "./tables.ts";

export const module = "marketplace";

const conversationArg = { conversationId: z.id("conversations") };

/** Hand a conversation from the store to the marketplace, or back; both sides see a notice, and the store's access follows at once. */
export const transfer = mutation({
  args: {
    ...conversationArg,
    to: z.enum(["admin", "store"]),
    /** For admins: the store, when it is not the one that the conversation came from. */
    storeId: z.id("stores").optional(),
  },
  returns: z.null(),
  subject: [conversations, "conversationId", ofMarketplace],
  access: whoTakesPart("transfer"),
  async handler(ctx, { to, storeId }, conversation) {
    const standing = await requireStanding(ctx, conversation, "transfer");
    if (conversation.kind === "customer_to_seller") {
      throw new AppError("CONFLICT", "A conversation with a seller stays with the seller. An admin may join it.");
    }
    if (standing.side === "customer" || (to === "store" && standing.side !== "admin")) {
      throw new AppError("NOT_AUTHORIZED", "Unauthorized to transfer this conversation");
    }
    if (to === "admin") await toAdmin(ctx, conversation, standing);
    else await toStore(ctx, conversation, { standing, storeId: storeId ?? conversation.storeId });
    return null;
  },
});

/** Step into a conversation of a store or a seller as an admin; both sides are told. */
export const join = mutation({
  args: conversationArg,
  returns: z.null(),
  subject: [conversations, "conversationId", ofMarketplace],
  access: { agent: "marketplace.admin" },
  async handler(ctx, _args, conversation) {
    const { senderId } = await requireStanding(ctx, conversation, "join");
    if (await announceJoin(ctx, conversation, senderId))
      auditConversation(ctx, conversation, { action: "marketplace.joined" });
    return null;
  },
});

async function toAdmin(ctx: MutationContext, conversation: ConversationRow, standing: Standing): Promise<void> {
  if (conversation.kind === "customer_to_admin") return;
  const content = "This conversation was handed to the marketplace's support";
  await notice(ctx, conversation, { standing, content, to: "admin" });
  await change(ctx, conversation, { kind: "customer_to_admin" });
  await unarchiveFor(ctx, conversation.id, "admin");
}

async function toStore(
  ctx: MutationContext,
  conversation: ConversationRow,
  { standing, storeId }: { standing: Standing; storeId: string | null },
): Promise<void> {
  const { workspaceId, customerId, orderId } = conversation;
  const store = storeId ? await ctx.db.get(stores, storeId) : null;
  if (!customerId || store?.workspaceId !== workspaceId) {
    throw new AppError("NOT_FOUND", "Store not found", { path: "storeId" });
  }
  if (conversation.kind === "customer_to_store" && conversation.storeId === store.id) return;
  const { reason } = await eligibilityOf(ctx.db, { workspaceId, customerId, storeId: store.id });
  if (reason) throw new AppError("CONFLICT", `The customer may not write to this store. They are told: “${reason}”`);
  const pairKey = ["store", customerId, store.id, orderId ?? "-"].join(" ");
  const other = await ctx.db.first(conversations, "byPair", { workspaceId, pairKey }, { lock: true });
  if (other && other.id !== conversation.id) {
    throw new AppError("CONFLICT", "The customer has a conversation with this store already", { path: "storeId" });
  }
  await notice(ctx, conversation, { standing, content: `This conversation was handed to ${store.name}`, to: "store" });
  await change(ctx, conversation, { kind: "customer_to_store", storeId: store.id, pairKey });
  await unarchiveFor(ctx, conversation.id, `store:${store.id}`);
}

async function notice(
  ctx: MutationContext,
  conversation: ConversationRow,
  { standing, content, to }: { standing: Standing; content: string; to: string },
): Promise<void> {
  const { side, senderId } = standing;
  await appendMessage(ctx, conversation, {
    senderType: "system",
    senderId,
    kind: "transfer",
    content,
    metadata: { from: side, to },
  });
  auditConversation(ctx, conversation, { action: "marketplace.transferred", metadata: { from: side, to } });
}

/** Those who take over have not read anything yet: what the customer wrote last shows as unread. */
async function change(ctx: MutationContext, conversation: ConversationRow, patch: Partial<ConversationRow>) {
  const agentReadCount = Math.min(conversation.agentReadCount, Math.max(0, conversation.visitorMessageCount - 1));
  const changes = { ...patch, agentReadCount, recipientToldCount: 0, updatedAt: ctx.now };
  await ctx.db.update(conversations, conversation.id, changes);
  tellLater(ctx, { ...conversation, ...changes }, "recipient", { isHandedOver: true });
}
