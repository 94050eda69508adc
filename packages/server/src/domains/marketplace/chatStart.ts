/** Starting to talk: whether one may, and the one conversation of a customer with a store or with the marketplace. */
import { AppError } from "@foyer/protocol";
import type { ParticipantCaller } from "../../engine/caller.ts";
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { keepDraft } from "../conversations/drafts.ts";
import { conversations } from "../conversations/tables.ts";
import { workspaces } from "../workspaces/tables.ts";
import { unarchiveFor } from "./archive.ts";
import { conversationType } from "./chatShapes.ts";
import { workspaceOfCaller } from "./desk.ts";
import { eligibilityOf } from "./eligibility.ts";
import { personOf } from "./participant.ts";
import { chatSettingsOf, chatSettingsShape, switchesOf } from "./settings.ts";
import { orders, people, stores } from "./tables.ts";

export const module = "shared/chat";

const asCustomer = ({ caller }: { caller: ParticipantCaller }) => caller.side === "customer";

/** Get the customer's conversation with a store, or with the marketplace where they may not write to the store; it is made if need be. */
export const createOrGetConversation = mutation({
  args: { orderId: z.id("orders").optional(), storeId: z.id("stores").optional() },
  returns: z.object({ conversationId: z.id("conversations"), conversationType }),
  access: { participant: asCustomer },
  rateLimit: { per: "caller", points: 60, seconds: 60 },
  async handler(ctx, { orderId, storeId }) {
    const customer = personOf(ctx.caller);
    await refuseForeign(ctx, customer, { orderId, storeId });
    const isOpen = storeId !== undefined && (await isEligible(ctx, customer, storeId));
    if (!isOpen && !(await switchesOf(ctx.db, customer.workspaceId)).adminSupportEnabled) {
      throw new AppError("NOT_AUTHORIZED", "Admin support is turned off");
    }
    await keepName(ctx, customer);
    const kind = isOpen ? ("customer_to_store" as const) : ("customer_to_admin" as const);
    const pairKey = [isOpen ? "store" : "admin", customer.personId, storeId ?? "-", orderId ?? "-"].join(" ");
    const { workspaceId, personId: customerId } = customer;
    const row = { workspaceId, isMarketplace: true, isDraft: true, kind, pairKey, customerId };
    const times = { createdAt: ctx.now, updatedAt: ctx.now, lastMessageAt: ctx.now };
    const made = await ctx.db.insertNew(conversations, {
      ...row,
      ...times,
      storeId: storeId ?? null,
      orderId: orderId ?? null,
    });
    const known = made ?? (await ctx.db.first(conversations, "byPair", { workspaceId, pairKey }));
    const found = known && (await keepDraft(ctx, known));
    if (!found) throw new AppError("CONFLICT", "The conversation was removed at the same moment. Try again.");
    if (!made) await unarchiveFor(ctx, found.id, "customer");
    const type = found.kind === "customer_to_store" ? ("customer_to_store" as const) : ("customer_to_admin" as const);
    return { conversationId: found.id, conversationType: type };
  },
});

/** Whether the customer may write to a store, with the reason if not and the orders that count. */
export const canChatWithStore = query({
  args: { storeId: z.id("stores") },
  returns: z.object({ canChat: z.boolean(), reason: z.string().optional(), orderIds: z.array(z.id("orders")) }),
  subject: [stores, "storeId"],
  access: { participant: asCustomer },
  async handler(ctx, { storeId }) {
    const { workspaceId, personId: customerId } = personOf(ctx.caller);
    const { canChat, reason, orderIds } = await eligibilityOf(ctx.db, { workspaceId, customerId, storeId });
    return { canChat, reason, orderIds };
  },
});

/** Get what chats may hold: whether stores and the marketplace can be written to, and which images. */
export const getChatSettings = query({
  args: { workspaceId: z.id("workspaces").optional() },
  returns: chatSettingsShape,
  subject: [workspaces, "workspaceId"],
  access: { agent: true, participant: true },
  async handler(ctx, args) {
    return chatSettingsOf(ctx.db, await workspaceOfCaller(ctx.db, ctx.caller, args));
  },
});

async function isEligible(ctx: MutationContext, customer: ParticipantCaller, storeId: string): Promise<boolean> {
  const { workspaceId, personId: customerId } = customer;
  return (await eligibilityOf(ctx.db, { workspaceId, customerId, storeId })).canChat;
}

/** Orders and stores of others are not found, and neither is an order with another store. */
async function refuseForeign(
  ctx: MutationContext,
  { workspaceId, personId }: ParticipantCaller,
  { orderId, storeId }: { orderId?: string | undefined; storeId?: string | undefined },
): Promise<void> {
  const store = storeId ? await ctx.db.get(stores, storeId, { only: ["workspaceId"] }) : undefined;
  if (store !== undefined && store?.workspaceId !== workspaceId) {
    throw new AppError("NOT_FOUND", "Store not found", { path: "storeId" });
  }
  if (!orderId) return;
  const order = await ctx.db.get(orders, orderId);
  const isOwn = order?.workspaceId === workspaceId && order.customerId === personId;
  if (!isOwn || (storeId && order.storeId !== storeId)) {
    throw new AppError("NOT_FOUND", "Order not found", { path: "orderId" });
  }
}

/** Keeps what the host's token calls a customer whom its backend has not told of, or not by name. */
export async function keepName(ctx: MutationContext, customer: ParticipantCaller): Promise<void> {
  const { personId: id, workspaceId, externalId, name = null } = customer;
  const times = { createdAt: ctx.now, updatedAt: ctx.now };
  const made = await ctx.db.insertNew(people, { id, workspaceId, externalId, name, ...times });
  if (made || name === null) return;
  const known = await ctx.db.get(people, id, { only: ["name"] });
  if (known?.name === null) await ctx.db.update(people, id, { name, updatedAt: ctx.now });
}
