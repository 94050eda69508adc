/** The customer whom a conversation is with, as those who answer see them. */
import { query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { Reader } from "../../persistence/reader.ts";
import type { Row } from "../../persistence/table.ts";
import { conversations } from "../conversations/tables.ts";
import { archivedAmong } from "./archive.ts";
import { listedShape, presentConversations } from "./chatShapes.ts";
import { type Desk, deskOf, isOnDesk, sidePrincipalOf } from "./desk.ts";
import { switchesOf } from "./settings.ts";
import { ofMarketplace, whoTakesPart } from "./standing.ts";
import { orders, people, stores } from "./tables.ts";

export const module = "marketplace";

const MOST_ORDERS = 50;
const MOST_CONVERSATIONS = 50;

const orderShape = z.object({
  _id: z.id("orders"),
  externalId: z.string(),
  status: z.string(),
  totalAmount: z.number(),
  currency: z.string().optional(),
  orderDate: z.number(),
  storeName: z.string().optional(),
  /** The conversation about it, when there is one. */
  conversationId: z.id("conversations").optional(),
});

/** Get a conversation's customer with their newest orders and conversations, at most 50 each: those of all stores for admins, those of their own stores for staff. */
export const getCustomer = query({
  args: { conversationId: z.id("conversations") },
  returns: z
    .object({
      _id: z.id("people"),
      /** The host's own id. */
      externalId: z.string(),
      name: z.string().optional(),
      /** For admins only. */
      email: z.string().optional(),
      avatarUrl: z.string().optional(),
      orders: z.array(orderShape),
      conversations: z.array(listedShape),
    })
    .nullable(),
  subject: [conversations, "conversationId", ofMarketplace],
  access: { agent: whoTakesPart("view").agent },
  async handler(ctx, _args, { workspaceId, customerId }) {
    const person = customerId ? await ctx.db.get(people, customerId) : null;
    if (!person) return null;
    const desk = await deskOf(ctx.db, ctx.caller, { workspaceId });
    const isAdmin = desk.side === "admin";
    const recent = { eq: { customerId: person.id }, order: "desc", limit: MOST_CONVERSATIONS } as const;
    const seen = (await ctx.db.list(conversations, "byCustomer", recent)).filter((row) => isOnDesk(desk, row));
    const { masksContactDetails } = await switchesOf(ctx.db, workspaceId);
    const archived = await archivedAmong(ctx.db, seen, (row) => sidePrincipalOf(desk, row));
    const view = { archived, isMasked: masksContactDetails && !isAdmin };
    const about = new Map(seen.flatMap((row) => (row.orderId ? [[row.orderId, row.id] as const] : [])));
    return {
      _id: person.id,
      externalId: person.externalId,
      name: person.name ?? undefined,
      email: (isAdmin && person.email) || undefined,
      avatarUrl: person.avatarUrl ?? undefined,
      orders: await presentOrders(ctx.db, await ordersOnDesk(ctx.db, desk, person.id), about),
      conversations: await presentConversations(ctx.db, seen, view),
    };
  },
});

/** A person's newest orders as far as a desk may see them. */
async function ordersOnDesk(db: Reader, desk: Desk, customerId: string): Promise<Row<typeof orders>[]> {
  const newest = { order: "desc", limit: MOST_ORDERS } as const;
  if (desk.side === "admin") return db.list(orders, "byCustomer", { eq: { customerId }, ...newest });
  if (desk.side !== "store") return [];
  const lists = await Promise.all(
    desk.storeIds.flatMap((storeId) =>
      [false, true].map((isCancelled) =>
        db.list(orders, "byCustomerAndStore", { eq: { customerId, storeId, isCancelled }, ...newest }),
      ),
    ),
  );
  return lists
    .flat()
    .sort((a, b) => b.orderedAt - a.orderedAt)
    .slice(0, MOST_ORDERS);
}

async function presentOrders(db: Reader, rows: readonly Row<typeof orders>[], about: ReadonlyMap<string, string>) {
  const storeIds = rows.map((row) => row.storeId);
  const shops = await db.getMany(stores, storeIds, { only: ["id", "name"] });
  return rows.map(({ id, externalId, status, totalAmount, currency, orderedAt, storeId }) => ({
    _id: id,
    externalId,
    status,
    totalAmount,
    currency: currency ?? undefined,
    orderDate: orderedAt,
    storeName: shops.get(storeId)?.name,
    conversationId: about.get(id),
  }));
}
