/** Products, as the host's backend tells of them. */
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { type Infer, z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import { workspaces } from "../workspaces/tables.ts";
import {
  amount,
  canRead,
  canWrite,
  currency,
  externalId,
  listArgs,
  listShape,
  readList,
  webAddress,
} from "./commerce.ts";
import { ensurePeople } from "./customers.ts";
import { idOfPerson, idOfProduct, idOfStore } from "./ids.ts";
import { dropUnknownStores } from "./references.ts";
import { products } from "./tables.ts";
import { judgeRows, type Outcome, outcomeShape, requireNoError, rowsArg, upsertRows } from "./upsert.ts";

export const module = "commerce";

const fields = {
  externalId,
  name: z.text(300, 1),
  /** The host's own ids of the store and of the seller. */
  storeExternalId: externalId.optional(),
  sellerExternalId: externalId.optional(),
  imageUrl: webAddress,
  url: webAddress,
  price: amount.nullable().optional(),
  currency,
};
const rowSchema = z.strictObject(fields);

const productShape = z.object({
  _id: z.id("products"),
  _creationTime: z.number(),
  externalId: z.string(),
  number: z.number(),
  name: z.string(),
  storeId: z.id("stores").optional(),
  sellerId: z.id("people").optional(),
  imageUrl: z.string().optional(),
  url: z.string().optional(),
  price: z.number().optional(),
  currency: z.string().optional(),
  updatedAt: z.number(),
});

/** Take over products, at most 5,000; what is left out of a row stays. */
export const upsertProducts = mutation({
  args: { workspaceId: z.id("workspaces"), rows: rowsArg },
  returns: outcomeShape,
  subject: [workspaces, "workspaceId"],
  access: canWrite,
  handler: (ctx, { workspaceId, rows }) => writeProducts(ctx, workspaceId, rows),
});

/** Take over one product; gives its id. */
export const upsertProduct = mutation({
  args: { workspaceId: z.id("workspaces"), ...fields },
  returns: z.id("products"),
  subject: [workspaces, "workspaceId"],
  access: canWrite,
  async handler(ctx, { workspaceId, ...row }) {
    requireNoError(await writeProducts(ctx, workspaceId, [row]));
    return idOfProduct(workspaceId, row.externalId);
  },
});

/** List products, newest first. */
export const listProducts = query({
  args: listArgs,
  returns: listShape(productShape),
  subject: [workspaces, "workspaceId"],
  access: canRead,
  shared: true,
  async handler(ctx, args) {
    const { rows, nextCursor } = await readList(ctx.db, products, args);
    return { items: rows.map(toProduct), nextCursor };
  },
});

/** Get a product by the host's own id; `null` when there is none. */
export const getProduct = query({
  args: { workspaceId: z.id("workspaces"), externalId },
  returns: productShape.nullable(),
  subject: [workspaces, "workspaceId"],
  access: canRead,
  shared: true,
  async handler(ctx, args) {
    const row = await ctx.db.get(products, idOfProduct(args.workspaceId, args.externalId));
    return row && toProduct(row);
  },
});

const defaults = { name: "", storeId: null, sellerId: null, imageUrl: null, url: null, price: null, currency: null };

/** Takes over products; rows that are not right are named. */
export async function writeProducts(
  ctx: MutationContext,
  workspaceId: string,
  rows: readonly unknown[],
): Promise<Outcome> {
  const judged = judgeRows(rows, rowSchema);
  const { good, errors } = await dropUnknownStores(ctx, workspaceId, judged);
  await ensurePeople(
    ctx,
    workspaceId,
    good.flatMap(({ row }) => (row.sellerExternalId ? [{ externalId: row.sellerExternalId }] : [])),
  );
  const drafts = good.map(({ row: { storeExternalId, sellerExternalId, ...row } }) => ({
    ...row,
    id: idOfProduct(workspaceId, row.externalId),
    storeId: storeExternalId && idOfStore(workspaceId, storeExternalId),
    sellerId: sellerExternalId && idOfPerson(workspaceId, sellerExternalId),
  }));
  const { created, updated, unchanged } = await upsertRows(ctx, { table: products, workspaceId, defaults }, drafts);
  return { created, updated, unchanged, failed: errors.length, errors };
}

function toProduct(row: Row<typeof products>): Infer<typeof productShape> {
  return {
    _id: row.id,
    _creationTime: row.createdAt,
    externalId: row.externalId,
    number: row.number,
    name: row.name,
    storeId: row.storeId ?? undefined,
    sellerId: row.sellerId ?? undefined,
    imageUrl: row.imageUrl ?? undefined,
    url: row.url ?? undefined,
    price: row.price ?? undefined,
    currency: row.currency ?? undefined,
    updatedAt: row.updatedAt,
  };
}
