/** Asking about a product: whether one may, and the one conversation of a customer and a seller about it. */
import { AppError } from "@foyer/protocol";
import type { ParticipantCaller } from "../../engine/caller.ts";
import type { MutationContext } from "../../engine/context.ts";
import type { Reader } from "../../persistence/reader.ts";
import type { Row } from "../../persistence/table.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { conversations } from "../conversations/tables.ts";
import { unarchiveFor } from "../marketplace/archive.ts";
import { repeatedSend, sendAs } from "../marketplace/chatSend.ts";
import { keepName } from "../marketplace/chatStart.ts";
import { whyNotAsk } from "../marketplace/eligibility.ts";
import { switchesOf } from "../marketplace/settings.ts";
import type { products } from "../marketplace/tables.ts";
import { type Receiver, receiverOf } from "./receiver.ts";
import { mailReceiver } from "./sellerMail.ts";

/** What a customer asks. */
export interface Question {
  readonly product: Row<typeof products>;
  /** What the conversation is called, when this begins it. */
  readonly title: string;
  readonly message: string;
  /** A second one with the same id adds nothing. */
  readonly clientMessageId?: string | undefined;
}

/** Begins the one conversation of a customer and a seller about a product, or adds to it. The seller gets a mail of a new one. */
export async function ask(
  ctx: MutationContext,
  customer: ParticipantCaller,
  { product, title, message: content, clientMessageId }: Question,
): Promise<{ conversation: ConversationRow; receiver: Receiver; isNew: boolean }> {
  const receiver = await receiverOf(ctx.db, product);
  const { personId: senderId, workspaceId } = customer;
  if (receiver.seller?.id === senderId) {
    throw new AppError("INVALID_INPUT", "You sell this product yourself.", { path: "product_id" });
  }
  const reason = await whyNotAskOf(ctx.db, workspaceId, receiver);
  if (reason) throw new AppError("NOT_AUTHORIZED", reason);
  await keepName(ctx, customer);
  const { conversation, isNew } = await openAbout(ctx, { customer, product, receiver, title });
  if (conversation.blockedAt !== null) throw new AppError("NOT_AUTHORIZED", "Conversation is blocked");
  if (await repeatedSend(ctx.db, conversation, { senderId, clientMessageId })) return { conversation, receiver, isNew };
  const row = await sendAs(ctx, conversation, { side: "customer", senderId, content, clientMessageId });
  const about = { message: row, shopName: receiver.shopName, productName: product.name };
  if (isNew) await mailReceiver(ctx, conversation, about);
  return { conversation, receiver, isNew };
}

/** Why customers may not ask this receiver now; undefined when they may. */
export async function whyNotAskOf(
  db: Reader,
  workspaceId: string,
  { seller, storeId }: Receiver,
): Promise<string | undefined> {
  if (seller) return whyNotAsk(db, { workspaceId, storeId });
  return (await switchesOf(db, workspaceId)).adminSupportEnabled ? undefined : "Admin support is turned off";
}

/** What the conversation of a customer and a seller about a product is found by. */
export function pairKeyOf(customerId: string, sellerId: string | null, productId: string): string {
  return ["product", customerId, sellerId ?? "-", productId].join(" ");
}

/** The pair's conversation about a product, locked; two who begin it at the same moment get the same one. */
async function openAbout(
  ctx: MutationContext,
  about: { customer: ParticipantCaller; product: Row<typeof products>; receiver: Receiver; title: string },
): Promise<{ conversation: ConversationRow; isNew: boolean }> {
  const { customer, product, receiver, title } = about;
  const { workspaceId, personId: customerId } = customer;
  const sellerId = receiver.seller?.id ?? null;
  const pairKey = pairKeyOf(customerId, sellerId, product.id);
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
