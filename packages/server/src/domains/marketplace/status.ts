/** How much of the shop Foyer knows, and how fresh it is. */
import { query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { Reader } from "../../persistence/reader.ts";
import { workspaces } from "../workspaces/tables.ts";
import { canRead } from "./commerce.ts";
import { orders, people, products, stores } from "./tables.ts";

export const module = "commerce";

const MOST_COUNTED = 10_000;

const kindShape = z.object({
  /** Counted up to 10,000. */
  count: z.number(),
  /** When something of this kind last came in or changed. */
  lastChangeAt: z.number().optional(),
});

/** Get how many stores, products, orders and people the host's backend has sent, each counted up to 10,000, and when they last changed. */
export const status = query({
  args: { workspaceId: z.id("workspaces") },
  returns: z.object({ stores: kindShape, products: kindShape, orders: kindShape, customers: kindShape }),
  subject: [workspaces, "workspaceId"],
  access: canRead,
  shared: true,
  windowMs: 1_000,
  async handler({ db }, { workspaceId }) {
    const [ofStores, ofProducts, ofOrders, ofPeople] = await Promise.all([
      kindOf(db, stores, workspaceId),
      kindOf(db, products, workspaceId),
      kindOf(db, orders, workspaceId),
      kindOf(db, people, workspaceId),
    ]);
    return { stores: ofStores, products: ofProducts, orders: ofOrders, customers: ofPeople };
  },
});

async function kindOf(
  db: Reader,
  table: typeof stores | typeof products | typeof orders | typeof people,
  workspaceId: string,
) {
  // The four tables have these columns and indexes in common.
  const kind = table as typeof stores;
  const [count, newest] = await Promise.all([
    db.count(kind, "byCreation", { workspaceId }, MOST_COUNTED),
    db.first(kind, "byChange", { workspaceId }, { order: "desc" }),
  ]);
  return { count, lastChangeAt: newest?.updatedAt };
}
