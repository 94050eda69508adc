/** Who is asked about a product: its seller, somebody of its store, or the marketplace itself. */
import type { Reader } from "../../persistence/reader.ts";
import type { Row } from "../../persistence/table.ts";
import { people, type products, storeStaff, stores } from "../marketplace/tables.ts";

/** What is offered by the marketplace itself. */
export const IN_HOUSE = "In House Product";

/** The receiving side of a conversation about a product. */
export interface Receiver {
  /** Absent when the marketplace itself offers it. */
  readonly seller: Row<typeof people> | null;
  readonly storeId: string | null;
  readonly shopName: string;
  readonly shopLogo: string | null;
}

/** The receiver of what is asked about a product. A store without a seller of the product answers by the first of its staff. */
export async function receiverOf(db: Reader, product: Row<typeof products>): Promise<Receiver> {
  const { storeId } = product;
  const store = storeId ? await db.get(stores, storeId) : null;
  const sellerId = product.sellerId ?? (storeId && (await firstOfStaff(db, storeId)));
  const seller = sellerId ? await db.get(people, sellerId) : null;
  return {
    seller,
    storeId: seller && store ? store.id : null,
    shopName: seller ? shopNameOf(store, seller) : IN_HOUSE,
    shopLogo: seller ? (store?.logoUrl ?? seller.avatarUrl) : null,
  };
}

/** What a seller's shop is called. */
export function shopNameOf(
  store: { name: string } | null | undefined,
  seller: { name: string | null } | null | undefined,
): string {
  return store?.name ?? (seller ? (seller.name ?? "Seller") : IN_HOUSE);
}

async function firstOfStaff(db: Reader, storeId: string): Promise<string | null> {
  const staff = await db.list(storeStaff, "byStore", { eq: { storeId }, limit: 50 });
  return staff.find((each) => each.personId !== null)?.personId ?? null;
}
