/** Tells a talk of the marketplace: each step is done by the same rules as when a person does it. */
import type { Caller } from "../../engine/caller.ts";
import type { MutationContext } from "../../engine/context.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { conversations } from "../conversations/tables.ts";
import { sendMessage } from "../marketplace/chatMessages.ts";
import { markMessagesAsRead } from "../marketplace/chatPresence.ts";
import { createOrGetConversation } from "../marketplace/chatStart.ts";
import { idOfOrder, idOfPerson, idOfProduct, idOfStore } from "../marketplace/ids.ts";
import { products } from "../marketplace/tables.ts";
import { askSeller } from "../sellers/askSeller.ts";
import type { MarketStep, MarketTalk } from "./marketTalk.ts";
import { agentCaller, at } from "./moments.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Where the talks take place, and who answers there for the marketplace itself. */
export interface Market {
  readonly workspaceId: string;
  readonly supportId: string;
}

/** Tells one talk, whose first step is the customer's. */
export async function tellAtMarket(ctx: MutationContext, market: Market, talk: MarketTalk): Promise<void> {
  const quiet = { ...ctx, jobs: { ...ctx.jobs, add: () => {} } };
  let now = ctx.now - talk.hoursAgo * HOUR_MS;
  let id: string | undefined;
  for (const step of talk.steps) {
    if ("waits" in step) {
      now += step.waits * MINUTE_MS;
      continue;
    }
    const there = at(quiet, now, callerOf(market, talk, step.by));
    id ??= await begin(there, market, { talk, step });
    // It was begun in this very transaction.
    const row = (await ctx.db.get(conversations, id)) as ConversationRow;
    if (row.lastSeq > 0) await markMessagesAsRead.handler(there, { conversationId: id }, row);
    const isBegun = row.lastSeq > 0 && step === talk.steps[0];
    if ("says" in step && !isBegun) await sendMessage.handler(there, { conversationId: id, content: step.says }, row);
  }
}

/** Opens the conversation as the customer does; one about a product has their first message then. */
async function begin(
  ctx: MutationContext,
  { workspaceId }: Market,
  { talk: { about }, step }: { talk: MarketTalk; step: MarketStep },
): Promise<string> {
  if (about !== "support" && "productId" in about) {
    const productId = idOfProduct(workspaceId, about.productId);
    const product = await ctx.db.get(products, productId);
    if (!("says" in step)) throw new Error(`Nobody asks about ${about.productId}.`);
    const asked = await askSeller.handler(ctx, { productId, content: step.says }, product);
    return askSeller.returns.parse(asked).conversationId;
  }
  const place =
    about === "support"
      ? {}
      : { storeId: idOfStore(workspaceId, about.storeId), orderId: idOfOrder(workspaceId, about.orderId) };
  return createOrGetConversation.returns.parse(await createOrGetConversation.handler(ctx, place, undefined))
    .conversationId;
}

function callerOf(
  { workspaceId, supportId }: Market,
  { customerId, about }: MarketTalk,
  by: "customer" | "store" | "seller" | "support",
): Caller {
  if (by === "support") return agentCaller(supportId);
  const storeId = about !== "support" && "storeId" in about ? about.storeId : undefined;
  const sellerId = about !== "support" && "sellerId" in about ? about.sellerId : undefined;
  const externalId = { customer: customerId, store: `staff-of-${storeId}`, seller: sellerId ?? "" }[by];
  return { kind: "participant", side: by, personId: idOfPerson(workspaceId, externalId), workspaceId, externalId };
}
