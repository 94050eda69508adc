/** How conversations of the marketplace look to clients. */
import { type Infer, z } from "../../engine/values.ts";
import type { Reader } from "../../persistence/reader.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { maskContacts } from "./mask.ts";
import { orders, people, products, stores } from "./tables.ts";

export const conversationType = z.enum(["customer_to_store", "customer_to_admin", "customer_to_seller"]);

/** A conversation in a list. */
export const listedShape = z.object({
  _id: z.id("conversations"),
  _creationTime: z.number(),
  conversationType,
  customerId: z.id("people").optional(),
  customerName: z.string().optional(),
  storeId: z.id("stores").optional(),
  storeName: z.string().optional(),
  storeLogoUrl: z.string().optional(),
  orderId: z.id("orders").optional(),
  /** Of conversations about a product. */
  productId: z.id("products").optional(),
  sellerId: z.id("people").optional(),
  sellerName: z.string().optional(),
  title: z.string().optional(),
  lastMessageAt: z.number(),
  lastMessagePreview: z.string().optional(),
  unreadCountCustomer: z.number(),
  unreadCountRecipient: z.number(),
  status: z.enum(["active", "archived", "closed", "blocked"]),
});

/** A conversation with what it is about. */
export const detailedShape = listedShape.extend({
  orderSummary: z
    .object({
      _id: z.id("orders"),
      externalId: z.string(),
      totalAmount: z.number(),
      currency: z.string().optional(),
      status: z.string(),
      orderDate: z.number(),
    })
    .optional(),
  productSummary: z
    .object({
      _id: z.id("products"),
      externalId: z.string(),
      name: z.string(),
      imageUrl: z.string().optional(),
      url: z.string().optional(),
      price: z.number().optional(),
      currency: z.string().optional(),
    })
    .optional(),
  /** The caller's part in it. */
  side: z.enum(["customer", "store", "seller", "admin"]),
  /** Whether the caller may write now, and why not. */
  canSend: z.boolean(),
  cannotSendReason: z.string().optional(),
  /** Whether the caller is an admin of whom neither side was told yet; writing tells them too. */
  canJoin: z.boolean(),
  /** Whether the caller's side gets no mail and no push for it. */
  isMuted: z.boolean(),
  /** Whether the caller's side has reported it and nobody has settled that yet. */
  isReported: z.boolean(),
});

type Listed = Infer<typeof listedShape>;

/** How a viewer sees conversations. */
export interface View {
  /** Conversations that the viewer's side has archived. */
  readonly archived: ReadonlySet<string>;
  readonly isMasked: boolean;
}

/** Presents rows with a fixed number of reads. */
export async function presentConversations(
  db: Reader,
  rows: readonly ConversationRow[],
  view: View,
): Promise<Listed[]> {
  const [customers, shops] = await Promise.all([
    db.getMany(
      people,
      rows.flatMap((row) => [row.customerId, row.sellerId].filter((id) => id !== null)),
      { only: ["id", "name"] },
    ),
    db.getMany(
      stores,
      rows.flatMap((row) => row.storeId ?? []),
      { only: ["id", "name", "logoUrl"] },
    ),
  ]);
  return rows.map((row) => {
    const store = row.storeId ? shops.get(row.storeId) : undefined;
    const preview = row.lastMessagePreview ?? undefined;
    return {
      _id: row.id,
      _creationTime: row.createdAt,
      conversationType:
        row.kind === "customer_to_store" || row.kind === "customer_to_seller" ? row.kind : "customer_to_admin",
      customerId: row.customerId ?? undefined,
      customerName: (row.customerId && customers.get(row.customerId)?.name) || undefined,
      storeId: row.storeId ?? undefined,
      storeName: store?.name,
      storeLogoUrl: store?.logoUrl ?? undefined,
      orderId: row.orderId ?? undefined,
      productId: row.productId ?? undefined,
      sellerId: row.sellerId ?? undefined,
      sellerName: (row.sellerId && customers.get(row.sellerId)?.name) || undefined,
      title: row.subject ?? undefined,
      lastMessageAt: row.lastMessageAt,
      lastMessagePreview: view.isMasked && preview ? maskContacts(preview) : preview,
      unreadCountCustomer: row.agentMessageCount - row.visitorReadCount,
      unreadCountRecipient: row.visitorMessageCount - row.agentReadCount,
      status: statusOf(row, view.archived),
    };
  });
}

function statusOf(row: ConversationRow, archived: ReadonlySet<string>): Listed["status"] {
  if (row.blockedAt !== null) return "blocked";
  if (row.status === "closed") return "closed";
  return archived.has(row.id) ? "archived" : "active";
}

/** The order that a conversation is about. */
export async function orderSummaryOf(
  db: Reader,
  orderId: string | null,
): Promise<Infer<typeof detailedShape>["orderSummary"]> {
  const order = orderId ? await db.get(orders, orderId) : null;
  if (!order) return undefined;
  const { id, externalId, totalAmount, currency, status, orderedAt } = order;
  return { _id: id, externalId, totalAmount, currency: currency ?? undefined, status, orderDate: orderedAt };
}

/** The product that a conversation is about. */
export async function productSummaryOf(
  db: Reader,
  productId: string | null,
): Promise<Infer<typeof detailedShape>["productSummary"]> {
  const product = productId ? await db.get(products, productId) : null;
  if (!product) return undefined;
  const { id, externalId, name, imageUrl, url, price, currency } = product;
  return {
    _id: id,
    externalId,
    name,
    imageUrl: imageUrl ?? undefined,
    url: url ?? undefined,
    price: price ?? undefined,
    currency: currency ?? undefined,
  };
}
