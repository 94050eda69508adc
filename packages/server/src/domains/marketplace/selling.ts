/** Who sells what a conversation is about. */
import type { Reader } from "../../persistence/reader.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { products, storeStaff, stores } from "./tables.ts";

const MOST_STORES = 50;

/** Of these conversations, those whose seller the person still is: of the product itself, or on the staff of its open store. */
export async function soldBy(
  db: Reader,
  personId: string,
  rows: readonly ConversationRow[],
): Promise<ConversationRow[]> {
  const own = rows.filter((row) => row.sellerId === personId);
  const workspaceId = own.find((row) => row.storeId !== null)?.workspaceId;
  if (!workspaceId) return own;
  const [shops, items, staffed] = await Promise.all([
    db.getMany(
      stores,
      own.flatMap((row) => row.storeId ?? []),
      { only: ["id", "isClosed"] },
    ),
    db.getMany(
      products,
      own.flatMap((row) => row.productId ?? []),
      { only: ["id", "sellerId"] },
    ),
    db.list(storeStaff, "byPerson", { eq: { workspaceId, personId }, limit: MOST_STORES }),
  ]);
  const staffOf = new Set(staffed.map((row) => row.storeId));
  return own.filter(({ storeId, productId }) => {
    if (storeId === null) return true;
    const isOwn = productId !== null && items.get(productId)?.sellerId === personId;
    return shops.get(storeId)?.isClosed === false && (isOwn || staffOf.has(storeId));
  });
}
