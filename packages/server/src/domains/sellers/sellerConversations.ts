/** Conversations of customers with sellers about products, for clients that know people, products and conversations by numbers. */
import { AppError } from "@foyer/protocol";
import type { ParticipantCaller } from "../../engine/caller.ts";
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { MAX_MESSAGE_LENGTH } from "../conversations/message.ts";
import { conversations } from "../conversations/tables.ts";
import { unarchiveFor } from "../marketplace/archive.ts";
import { sendAs } from "../marketplace/chatSend.ts";
import { keepName } from "../marketplace/chatStart.ts";
import { whyNotAsk } from "../marketplace/eligibility.ts";
import { soldBy } from "../marketplace/selling.ts";
import { switchesOf } from "../marketplace/settings.ts";
import { products } from "../marketplace/tables.ts";
import { MOST_ROWS, pageArgs, pageOf, pageShape } from "./page.ts";
import { requirePerson } from "./reach.ts";
import { type Receiver, receiverOf } from "./receiver.ts";
import { presentSellerConversations, sellerConversationShape } from "./sellerConversation.ts";
import { mailReceiver } from "./sellerMail.ts";

export const module = "sellerChat";

const notForAStore = ({ caller }: { caller: ParticipantCaller }) => caller.side !== "store";

/** List the caller's conversations about products, those with the newest message first: as the customer, or as the seller. */
export const listConversations = query({
  args: { ...pageArgs, as: z.enum(["sender", "seller"]).optional() },
  returns: pageShape(sellerConversationShape),
  access: { participant: true },
  async handler(ctx, { as = "sender", ...args }) {
    const { personId } = requirePerson(ctx.caller);
    const { page, perPage, skipped } = pageOf(args);
    const eq = as === "seller" ? { sellerId: personId } : { customerId: personId };
    const index = as === "seller" ? ("bySeller" as const) : ("bySender" as const);
    const wanted = Math.min(skipped + perPage, MOST_ROWS);
    const [total, rows] = await Promise.all([
      ctx.db.count(conversations, index, eq, MOST_ROWS),
      ctx.db.list(conversations, index, { eq, order: "desc", limit: wanted }),
    ]);
    const found = rows.slice(skipped);
    const own = as === "seller" ? await soldBy(ctx.db, personId, found) : found;
    return { data: await presentSellerConversations(ctx.db, own), page, perPage, total, isNew: false };
  },
});

/** Ask about a product: begins the one conversation of a customer and a seller about it, or adds to it. The seller gets a mail of a new one. */
export const createConversation = mutation({
  args: {
    product_id: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
    title: z.text(500, 1),
    message: z.text(MAX_MESSAGE_LENGTH, 1),
  },
  returns: z.object({
    conversation_id: z.number(),
    isNew: z.boolean(),
    shop_name: z.string(),
    shop_logo: z.string().nullable(),
    title: z.string(),
  }),
  access: { participant: notForAStore },
  rateLimit: { per: "caller", points: 30, seconds: 60 },
  async handler(ctx, { product_id, title, message }) {
    const customer = requirePerson(ctx.caller);
    if (title.trim() === "") throw new AppError("INVALID_INPUT", "The title field is required.", { path: "title" });
    if (message.trim() === "")
      throw new AppError("INVALID_INPUT", "The message field is required.", { path: "message" });
    const product = await ctx.db.first(products, "byNumber", { number: product_id });
    if (product?.workspaceId !== customer.workspaceId) {
      throw new AppError("NOT_FOUND", "Product not found", { path: "product_id" });
    }
    const receiver = await receiverOf(ctx.db, product);
    await refuse(ctx, customer, receiver);
    await keepName(ctx, customer);
    const { conversation, isNew } = await openAbout(ctx, { customer, product, receiver, title });
    if (conversation.blockedAt !== null) throw new AppError("NOT_AUTHORIZED", "Conversation is blocked");
    const sent = { side: "customer", senderId: customer.personId, content: message } as const;
    const row = await sendAs(ctx, conversation, sent);
    const { shopName, shopLogo } = receiver;
    if (isNew) await mailReceiver(ctx, conversation, { message: row, shopName, productName: product.name });
    return {
      conversation_id: conversation.number,
      isNew,
      shop_name: shopName,
      shop_logo: shopLogo,
      title: conversation.subject ?? title,
    };
  },
});

async function refuse(ctx: MutationContext, customer: ParticipantCaller, { seller, storeId }: Receiver): Promise<void> {
  const { workspaceId, personId } = customer;
  if (seller?.id === personId) {
    throw new AppError("INVALID_INPUT", "You sell this product yourself.", { path: "product_id" });
  }
  const reason = seller
    ? await whyNotAsk(ctx.db, { workspaceId, storeId })
    : (await switchesOf(ctx.db, workspaceId)).adminSupportEnabled
      ? undefined
      : "Admin support is turned off";
  if (reason) throw new AppError("NOT_AUTHORIZED", reason);
}

/** The pair's conversation about a product, locked; two who begin it at the same moment get the same one. */
async function openAbout(
  ctx: MutationContext,
  about: { customer: ParticipantCaller; product: Row<typeof products>; receiver: Receiver; title: string },
): Promise<{ conversation: ConversationRow; isNew: boolean }> {
  const { customer, product, receiver, title } = about;
  const { workspaceId, personId: customerId } = customer;
  const sellerId = receiver.seller?.id ?? null;
  const pairKey = ["product", customerId, sellerId ?? "-", product.id].join(" ");
  const made = await ctx.db.insertNew(conversations, {
    workspaceId,
    isMarketplace: true,
    kind: sellerId ? "customer_to_seller" : "customer_to_admin",
    pairKey,
    customerId,
    sellerId,
    storeId: receiver.storeId,
    productId: product.id,
    subject: title,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    lastMessageAt: ctx.now,
  });
  if (made) return { conversation: made, isNew: true };
  const found = await ctx.db.first(conversations, "byPair", { workspaceId, pairKey }, { lock: true });
  if (!found) throw new AppError("CONFLICT", "The conversation was removed at the same moment. Try again.");
  await unarchiveFor(ctx, found.id, "customer");
  return { conversation: found, isNew: false };
}
