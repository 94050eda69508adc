/** How a conversation about a product looks to clients of the seller chat. */
import { type Infer, z } from "../../engine/values.ts";
import type { Reader } from "../../persistence/reader.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { people, products, stores } from "../marketplace/tables.ts";
import { shopNameOf } from "./receiver.ts";

const viewed = z.union([z.literal(0), z.literal(1)]);

/** A conversation. Its sender is the customer, its receiver the seller; 0 is the marketplace itself. */
export const sellerConversationShape = z.object({
  id: z.number(),
  sender_id: z.number(),
  receiver_id: z.number(),
  title: z.string(),
  sender_viewed: viewed,
  receiver_viewed: viewed,
  created_at: z.string(),
  product_id: z.number().nullable(),
  shop_name: z.string(),
  shop_logo: z.string().nullable(),
  sender_name: z.string().nullable(),
  last_message: z.string(),
  updated_at: z.string(),
});

/** Presents rows with a fixed number of reads. */
export async function presentSellerConversations(
  db: Reader,
  rows: readonly ConversationRow[],
): Promise<Infer<typeof sellerConversationShape>[]> {
  const [known, shops, items] = await Promise.all([
    db.getMany(people, idsOf(rows, ["customerId", "sellerId"]), { only: ["id", "number", "name", "avatarUrl"] }),
    db.getMany(stores, idsOf(rows, ["storeId"]), { only: ["id", "name", "logoUrl"] }),
    db.getMany(products, idsOf(rows, ["productId"]), { only: ["id", "number"] }),
  ]);
  return rows.map((row) => {
    const customer = known.get(row.customerId ?? "");
    const seller = known.get(row.sellerId ?? "");
    const store = shops.get(row.storeId ?? "");
    return {
      id: row.number,
      sender_id: customer?.number ?? 0,
      receiver_id: seller?.number ?? 0,
      title: row.subject ?? "",
      sender_viewed: row.agentMessageCount > row.visitorReadCount ? 0 : 1,
      receiver_viewed: row.visitorMessageCount > row.agentReadCount ? 0 : 1,
      created_at: new Date(row.createdAt).toISOString(),
      product_id: items.get(row.productId ?? "")?.number ?? null,
      shop_name: shopNameOf(store, seller),
      shop_logo: store?.logoUrl ?? seller?.avatarUrl ?? null,
      sender_name: customer?.name ?? null,
      last_message: row.lastMessagePreview ?? "",
      updated_at: new Date(row.lastMessageAt).toISOString(),
    };
  });
}

function idsOf(
  rows: readonly ConversationRow[],
  keys: readonly ("customerId" | "sellerId" | "storeId" | "productId")[],
): string[] {
  return rows.flatMap((row) => keys.flatMap((key) => row[key] ?? []));
}
