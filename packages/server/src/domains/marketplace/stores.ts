/** Stores and their staff, as the host's backend tells of them. */
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { type Infer, z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import { workspaces } from "../workspaces/tables.ts";
import { canRead, canWrite, externalId, listArgs, listShape, readList, webAddress } from "./commerce.ts";
import { idOfStore } from "./ids.ts";
import { listStaff, replaceStaff, staffShape } from "./staff.ts";
import { stores } from "./tables.ts";
import { judgeRows, type Outcome, outcomeShape, requireNoError, rowsArg, upsertRows } from "./upsert.ts";

export const module = "commerce";

const fields = {
  externalId,
  name: z.text(200, 1),
  logoUrl: webAddress,
  /** Whether its customers may write to it; true unless said otherwise. */
  directMessaging: z.boolean().optional(),
  isClosed: z.boolean().optional(),
  /** All of its staff whom the host knows; those who are not among them are taken off. */
  staff: z
    .array(z.strictObject({ externalId, name: z.text(200, 1).optional(), email: z.text(254, 3).optional() }))
    .max(100)
    .optional(),
};
const rowSchema = z.strictObject(fields);

const storeShape = z.object({
  _id: z.id("stores"),
  _creationTime: z.number(),
  externalId: z.string(),
  name: z.string(),
  logoUrl: z.string().optional(),
  directMessaging: z.boolean(),
  isClosed: z.boolean(),
  updatedAt: z.number(),
});

/** Take over stores with their staff, at most 5,000; what is left out of a row stays. */
export const upsertStores = mutation({
  args: { workspaceId: z.id("workspaces"), rows: rowsArg },
  returns: outcomeShape,
  subject: [workspaces, "workspaceId"],
  access: canWrite,
  handler: (ctx, { workspaceId, rows }) => writeStores(ctx, workspaceId, rows),
});

/** Take over one store with its staff; gives its id. */
export const upsertStore = mutation({
  args: { workspaceId: z.id("workspaces"), ...fields },
  returns: z.id("stores"),
  subject: [workspaces, "workspaceId"],
  access: canWrite,
  async handler(ctx, { workspaceId, ...row }) {
    requireNoError(await writeStores(ctx, workspaceId, [row]));
    return idOfStore(workspaceId, row.externalId);
  },
});

/** List stores, newest first. */
export const listStores = query({
  args: listArgs,
  returns: listShape(storeShape),
  subject: [workspaces, "workspaceId"],
  access: canRead,
  shared: true,
  async handler(ctx, args) {
    const { rows, nextCursor } = await readList(ctx.db, stores, args);
    return { items: rows.map(toStore), nextCursor };
  },
});

/** Get a store with its staff by the host's own id; `null` when there is none. */
export const getStore = query({
  args: { workspaceId: z.id("workspaces"), externalId },
  returns: storeShape.extend({ staff: z.array(staffShape) }).nullable(),
  subject: [workspaces, "workspaceId"],
  access: canRead,
  shared: true,
  async handler(ctx, args) {
    const row = await ctx.db.get(stores, idOfStore(args.workspaceId, args.externalId));
    return row && { ...toStore(row), staff: await listStaff(ctx, row.id) };
  },
});

const defaults = { name: "", logoUrl: null, directMessaging: true, isClosed: false };

/** Takes over stores; rows that are not right are named. */
export async function writeStores(
  ctx: MutationContext,
  workspaceId: string,
  rows: readonly unknown[],
): Promise<Outcome> {
  const { good, errors } = judgeRows(rows, rowSchema);
  const drafts = good.map(({ row: { staff: _, ...row } }) => ({ ...row, id: idOfStore(workspaceId, row.externalId) }));
  const written = await upsertRows(ctx, { table: stores, workspaceId, defaults }, drafts);
  const wanted = good.flatMap(({ row }) =>
    row.staff ? [{ storeId: idOfStore(workspaceId, row.externalId), staff: row.staff }] : [],
  );
  const restaffed = await replaceStaff(ctx, workspaceId, wanted);
  // A store of which only the staff changed has changed too.
  const more = restaffed.filter((id) => !written.changedIds.has(id)).length;
  const { created, updated, unchanged } = written;
  return { created, updated: updated + more, unchanged: unchanged - more, failed: errors.length, errors };
}

function toStore(row: Row<typeof stores>): Infer<typeof storeShape> {
  return {
    _id: row.id,
    _creationTime: row.createdAt,
    externalId: row.externalId,
    name: row.name,
    logoUrl: row.logoUrl ?? undefined,
    directMessaging: row.directMessaging,
    isClosed: row.isClosed,
    updatedAt: row.updatedAt,
  };
}
