/** Customers and sellers, as the host's backend tells of them. */
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { type Infer, z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import { workspaces } from "../workspaces/tables.ts";
import { canRead, canWrite, externalId, listArgs, listShape, readList, webAddress } from "./commerce.ts";
import { idOfPerson } from "./ids.ts";
import { people } from "./tables.ts";
import { judgeRows, type Outcome, outcomeShape, requireNoError, rowsArg, upsertRows } from "./upsert.ts";

export const module = "commerce";

const fields = {
  externalId,
  name: z.text(200, 1).nullable().optional(),
  email: z.text(254, 3).nullable().optional(),
  avatarUrl: webAddress,
};
const rowSchema = z.strictObject(fields);

const customerShape = z.object({
  _id: z.id("people"),
  _creationTime: z.number(),
  externalId: z.string(),
  number: z.number(),
  name: z.string().optional(),
  email: z.string().optional(),
  avatarUrl: z.string().optional(),
  updatedAt: z.number(),
});

/** Take over customers and sellers, at most 5,000; what is left out of a row stays. */
export const upsertCustomers = mutation({
  args: { workspaceId: z.id("workspaces"), rows: rowsArg },
  returns: outcomeShape,
  subject: [workspaces, "workspaceId"],
  access: canWrite,
  handler: (ctx, { workspaceId, rows }) => writeCustomers(ctx, workspaceId, rows),
});

/** Take over one customer or seller; gives the id. */
export const upsertCustomer = mutation({
  args: { workspaceId: z.id("workspaces"), ...fields },
  returns: z.id("people"),
  subject: [workspaces, "workspaceId"],
  access: canWrite,
  async handler(ctx, { workspaceId, ...row }) {
    requireNoError(await writeCustomers(ctx, workspaceId, [row]));
    return idOfPerson(workspaceId, row.externalId);
  },
});

/** List customers and sellers, newest first. */
export const listCustomers = query({
  args: listArgs,
  returns: listShape(customerShape),
  subject: [workspaces, "workspaceId"],
  access: canRead,
  shared: true,
  async handler(ctx, args) {
    const { rows, nextCursor } = await readList(ctx.db, people, args);
    return { items: rows.map(toCustomer), nextCursor };
  },
});

/** Get a customer or seller by the host's own id; `null` when there is none. */
export const getCustomer = query({
  args: { workspaceId: z.id("workspaces"), externalId },
  returns: customerShape.nullable(),
  subject: [workspaces, "workspaceId"],
  access: canRead,
  shared: true,
  async handler(ctx, args) {
    const row = await ctx.db.get(people, idOfPerson(args.workspaceId, args.externalId));
    return row && toCustomer(row);
  },
});

/** Makes sure that people have rows, who are known by their ids only. */
export async function ensurePeople(
  ctx: MutationContext,
  workspaceId: string,
  known: readonly { externalId: string; name?: string | null | undefined; email?: string | null | undefined }[],
): Promise<void> {
  const drafts = [...new Map(known.map((each) => [each.externalId, each])).values()].map((each) => ({
    ...each,
    id: idOfPerson(workspaceId, each.externalId),
  }));
  if (drafts.length > 0) await upsertRows(ctx, { table: people, workspaceId, defaults }, drafts);
}

const defaults = { name: null, email: null, avatarUrl: null };

/** Takes over customers; rows that are not right are named. */
export async function writeCustomers(
  ctx: MutationContext,
  workspaceId: string,
  rows: readonly unknown[],
): Promise<Outcome> {
  const { good, errors } = judgeRows(rows, rowSchema);
  const drafts = good.map(({ row }) => ({ ...row, id: idOfPerson(workspaceId, row.externalId) }));
  const { created, updated, unchanged } = await upsertRows(ctx, { table: people, workspaceId, defaults }, drafts);
  return { created, updated, unchanged, failed: errors.length, errors };
}

function toCustomer(row: Row<typeof people>): Infer<typeof customerShape> {
  return {
    _id: row.id,
    _creationTime: row.createdAt,
    externalId: row.externalId,
    number: row.number,
    name: row.name ?? undefined,
    email: row.email ?? undefined,
    avatarUrl: row.avatarUrl ?? undefined,
    updatedAt: row.updatedAt,
  };
}
