/** Orders, as the host's backend tells of them. */
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { type Infer, z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import { workspaces } from "../workspaces/tables.ts";
import { amount, canRead, canWrite, currency, externalId, listArgs, listShape, moment, readList } from "./commerce.ts";
import { ensurePeople } from "./customers.ts";
import { idOfOrder, idOfPerson, idOfStore } from "./ids.ts";
import { dropUnknownStores } from "./references.ts";
import { orders } from "./tables.ts";
import { judgeRows, type Outcome, outcomeShape, requireNoError, rowsArg, upsertRows } from "./upsert.ts";

export const module = "commerce";

const fields = {
  externalId,
  /** The host's own ids of the store and of the customer. */
  storeExternalId: externalId,
  customerExternalId: externalId,
  /** In the host's words; "cancelled" (or "canceled") takes the right to write to the store away. */
  status: z.text(50, 1),
  totalAmount: amount,
  currency,
  orderDate: moment,
};
const rowSchema = z.strictObject(fields);

const orderShape = z.object({
  _id: z.id("orders"),
  _creationTime: z.number(),
  externalId: z.string(),
  storeId: z.id("stores"),
  customerId: z.id("people"),
  status: z.string(),
  totalAmount: z.number(),
  currency: z.string().optional(),
  orderDate: z.number(),
  updatedAt: z.number(),
});

/** Take over orders, at most 5,000; their stores must be known, their customers need not be. */
export const upsertOrders = mutation({
  args: { workspaceId: z.id("workspaces"), rows: rowsArg },
  returns: outcomeShape,
  subject: [workspaces, "workspaceId"],
  access: canWrite,
  handler: (ctx, { workspaceId, rows }) => writeOrders(ctx, workspaceId, rows),
});

/** Take over one order; gives its id. */
export const upsertOrder = mutation({
  args: { workspaceId: z.id("workspaces"), ...fields },
  returns: z.id("orders"),
  subject: [workspaces, "workspaceId"],
  access: canWrite,
  async handler(ctx, { workspaceId, ...row }) {
    requireNoError(await writeOrders(ctx, workspaceId, [row]));
    return idOfOrder(workspaceId, row.externalId);
  },
});

/** List orders, newest first. */
export const listOrders = query({
  args: listArgs,
  returns: listShape(orderShape),
  subject: [workspaces, "workspaceId"],
  access: canRead,
  shared: true,
  async handler(ctx, args) {
    const { rows, nextCursor } = await readList(ctx.db, orders, args);
    return { items: rows.map(toOrder), nextCursor };
  },
});

/** Get an order by the host's own id; `null` when there is none. */
export const getOrder = query({
  args: { workspaceId: z.id("workspaces"), externalId },
  returns: orderShape.nullable(),
  subject: [workspaces, "workspaceId"],
  access: canRead,
  shared: true,
  async handler(ctx, args) {
    const row = await ctx.db.get(orders, idOfOrder(args.workspaceId, args.externalId));
    return row && toOrder(row);
  },
});

const defaults = {
  storeId: null,
  customerId: null,
  status: "",
  isCancelled: false,
  totalAmount: 0,
  currency: null,
  orderedAt: 0,
};

/** Takes over orders; rows that are not right are named. */
export async function writeOrders(
  ctx: MutationContext,
  workspaceId: string,
  rows: readonly unknown[],
): Promise<Outcome> {
  const { good, errors } = await dropUnknownStores(ctx, workspaceId, judgeRows(rows, rowSchema));
  await ensurePeople(
    ctx,
    workspaceId,
    good.map(({ row }) => ({ externalId: row.customerExternalId })),
  );
  const drafts = good.map(({ row: { storeExternalId, customerExternalId, orderDate, ...row } }) => ({
    ...row,
    id: idOfOrder(workspaceId, row.externalId),
    storeId: idOfStore(workspaceId, storeExternalId),
    customerId: idOfPerson(workspaceId, customerExternalId),
    isCancelled: /^cancell?ed$/i.test(row.status.trim()),
    orderedAt: orderDate,
  }));
  const { created, updated, unchanged } = await upsertRows(ctx, { table: orders, workspaceId, defaults }, drafts);
  return { created, updated, unchanged, failed: errors.length, errors };
}

function toOrder(row: Row<typeof orders>): Infer<typeof orderShape> {
  return {
    _id: row.id,
    _creationTime: row.createdAt,
    externalId: row.externalId,
    storeId: row.storeId,
    customerId: row.customerId,
    status: row.status,
    totalAmount: row.totalAmount,
    currency: row.currency ?? undefined,
    orderDate: row.orderedAt,
    updatedAt: row.updatedAt,
  };
}
