/** Whether a customer may write to a store. Always read afresh, so that what changes in the shop holds at once. */
import type { Reader } from "../../persistence/reader.ts";
import { switchesOf } from "./settings.ts";
import { orders, stores } from "./tables.ts";

const MOST_ORDERS = 100;

/** The answer, with the reason when it is no. */
export interface Eligibility {
  readonly canChat: boolean;
  readonly reason?: string;
  /** The customer's orders with the store that count, newest first. */
  readonly orderIds: string[];
}

/** Decides it by the marketplace's switch, the store's own, and the customer's orders; cancelled ones do not count. */
export async function eligibilityOf(
  db: Reader,
  { workspaceId, customerId, storeId }: { workspaceId: string; customerId: string; storeId: string },
): Promise<Eligibility> {
  const eq = { customerId, storeId, isCancelled: false };
  const [switches, store, counting] = await Promise.all([
    switchesOf(db, workspaceId),
    db.get(stores, storeId),
    db.list(orders, "byCustomerAndStore", { eq, order: "desc", limit: MOST_ORDERS }),
  ]);
  const orderIds = counting.map((order) => order.id);
  const no = (reason: string) => ({ canChat: false, reason, orderIds });
  if (!store || store.isClosed) return no("This store is closed");
  if (!switches.directMessagingEnabled) return no("Direct messaging is turned off");
  if (!store.directMessaging) return no("This store does not take messages");
  if (orderIds.length === 0) return no("You have no order with this store");
  return { canChat: true, orderIds };
}

/** Why customers may not ask a seller now; undefined when they may. Whoever looks at a product needs no order. */
export async function whyNotAsk(
  db: Reader,
  { workspaceId, storeId }: { workspaceId: string; storeId: string | null },
): Promise<string | undefined> {
  const [{ directMessagingEnabled }, store] = await Promise.all([
    switchesOf(db, workspaceId),
    storeId ? db.get(stores, storeId, { only: ["isClosed", "directMessaging"] }) : undefined,
  ]);
  if (store?.isClosed) return "This store is closed";
  if (!directMessagingEnabled) return "Direct messaging is turned off";
  return store?.directMessaging === false ? "This store does not take messages" : undefined;
}
