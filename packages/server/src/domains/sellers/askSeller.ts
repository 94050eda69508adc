/** Asking about a product by its id, for pages that show the chat themselves. */
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { MAX_MESSAGE_LENGTH } from "../conversations/message.ts";
import { conversations } from "../conversations/tables.ts";
import { personOf } from "../marketplace/participant.ts";
import { products } from "../marketplace/tables.ts";
import { ask, pairKeyOf, whyNotAskOf } from "./asking.ts";
import { whoMayAsk } from "./reach.ts";
import { receiverOf } from "./receiver.ts";

export const module = "shared/chat";

/** Whether the customer may ask about a product, whom, with the reason if not, and the conversation about it that there is. */
export const canAskSeller = query({
  args: { productId: z.id("products") },
  returns: z.object({
    canAsk: z.boolean(),
    reason: z.string().optional(),
    productName: z.string(),
    /** Absent when the marketplace itself answers. */
    sellerName: z.string().optional(),
    conversationId: z.id("conversations").optional(),
  }),
  subject: [products, "productId"],
  access: whoMayAsk,
  async handler(ctx, _args, product) {
    const { workspaceId, personId } = personOf(ctx.caller);
    const receiver = await receiverOf(ctx.db, product);
    const { seller } = receiver;
    const isOwn = seller?.id === personId;
    const reason = isOwn ? "You sell this product yourself" : await whyNotAskOf(ctx.db, workspaceId, receiver);
    const pairKey = pairKeyOf(personId, seller?.id ?? null, product.id);
    const about = await ctx.db.first(conversations, "byPair", { workspaceId, pairKey });
    return {
      canAsk: reason === undefined,
      reason,
      productName: product.name,
      sellerName: seller ? receiver.shopName : undefined,
      conversationId: about?.id,
    };
  },
});

/** Ask about a product: begins the one conversation of a customer and a seller about it, or adds to it. */
export const askSeller = mutation({
  args: {
    productId: z.id("products"),
    content: z.text(MAX_MESSAGE_LENGTH, 1),
    clientMessageId: z.text(64, 1).optional(),
  },
  returns: z.object({ conversationId: z.id("conversations") }),
  subject: [products, "productId"],
  access: whoMayAsk,
  rateLimit: { per: "caller", points: 30, seconds: 60 },
  async handler(ctx, { content: message, clientMessageId }, product) {
    const customer = personOf(ctx.caller);
    const { conversation } = await ask(ctx, customer, { product, title: product.name, message, clientMessageId });
    return { conversationId: conversation.id };
  },
});
