/** Conversations of customers with sellers about products, for clients that know people, products and conversations by numbers. */
import { AppError } from "@foyer/protocol";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { MAX_MESSAGE_LENGTH } from "../conversations/message.ts";
import { conversations } from "../conversations/tables.ts";
import { personOf } from "../marketplace/participant.ts";
import { soldBy } from "../marketplace/selling.ts";
import { products } from "../marketplace/tables.ts";
import { ask } from "./asking.ts";
import { MOST_ROWS, pageArgs, pageOf, pageShape } from "./page.ts";
import { whoMayAsk } from "./reach.ts";
import { presentSellerConversations, sellerConversationShape } from "./sellerConversation.ts";

export const module = "sellerChat";

/** List the caller's conversations about products, those with the newest message first: as the customer, or as the seller. */
export const listConversations = query({
  args: { ...pageArgs, as: z.enum(["sender", "seller"]).optional() },
  returns: pageShape(sellerConversationShape),
  access: { participant: true },
  async handler(ctx, { as = "sender", ...args }) {
    const { personId } = personOf(ctx.caller);
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
  access: whoMayAsk,
  rateLimit: { per: "caller", points: 30, seconds: 60 },
  async handler(ctx, { product_id, title, message }) {
    const customer = personOf(ctx.caller);
    if (title.trim() === "") throw new AppError("INVALID_INPUT", "The title field is required.", { path: "title" });
    if (message.trim() === "")
      throw new AppError("INVALID_INPUT", "The message field is required.", { path: "message" });
    const product = await ctx.db.first(products, "byNumber", { number: product_id });
    if (product?.workspaceId !== customer.workspaceId) {
      throw new AppError("NOT_FOUND", "Product not found", { path: "product_id" });
    }
    const { conversation, receiver, isNew } = await ask(ctx, customer, { product, title, message });
    const { shopName, shopLogo } = receiver;
    return {
      conversation_id: conversation.number,
      isNew,
      shop_name: shopName,
      shop_logo: shopLogo,
      title: conversation.subject ?? title,
    };
  },
});
