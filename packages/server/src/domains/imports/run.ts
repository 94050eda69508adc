/**
 * Taking a file over, group by group: a group and the mark that it is done are one transaction, so that however often
 * the work is begun again, each row counts once.
 */
import type { MutationContext } from "../../engine/context.ts";
import { internalMutation, internalQuery, job } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { writeCustomers } from "../marketplace/customers.ts";
import { writeOrders } from "../marketplace/orders.ts";
import { writeProducts } from "../marketplace/products.ts";
import { writeStores } from "../marketplace/stores.ts";
import { groupsOf, UnreadableFile } from "./rows.ts";
import { commerceImportParts, commerceImports } from "./tables.ts";

export const module = "commerceImports";

const GROUP_SIZE = 500;
const MOST_ERRORS = 100;
const MOST_PARTS = 1_000;
/** A group takes less than a second: whoever was quiet for so long has died. */
const QUIET_MS = 120_000;
const HOPELESS_MS = 3_600_000;
const ABANDONED_MS = 86_400_000;
const MOST_AT_ONCE = 50;

const write = { stores: writeStores, products: writeProducts, orders: writeOrders, customers: writeCustomers };

/** Read a file that is being taken over; `null` when it is not. */
export const readFile = internalQuery({
  args: { id: z.id("commerce_imports") },
  returns: z.object({ format: z.enum(["csv", "json"]), parts: z.array(z.string()) }).nullable(),
  async handler(ctx, { id }) {
    const row = await ctx.db.get(commerceImports, id);
    if (row?.status !== "running") return null;
    const parts = await ctx.db.list(commerceImportParts, "byNumber", { eq: { importId: id }, limit: MOST_PARTS });
    return { format: row.format, parts: parts.map((part) => part.text) };
  },
});

/** Note how many rows there are. */
export const noteTotal = internalMutation({
  args: { id: z.id("commerce_imports"), total: z.number() },
  returns: z.null(),
  async handler(ctx, { id, total }) {
    const row = await ctx.db.get(commerceImports, id, { lock: true });
    // Counting once more is no progress: an import that dies at its rows each time is given up in the end.
    if (row && row.total !== total) await ctx.db.update(commerceImports, id, { total, updatedAt: ctx.now });
    return null;
  },
});

/** Take over the rows that begin at a place, unless that was done before. */
export const writeGroup = internalMutation({
  args: { id: z.id("commerce_imports"), from: z.number(), rows: z.array(z.unknown()).max(GROUP_SIZE) },
  returns: z.null(),
  async handler(ctx, { id, from, rows }) {
    const row = await ctx.db.get(commerceImports, id, { lock: true });
    if (row?.status !== "running" || row.processed !== from) return null;
    const outcome = await write[row.kind](ctx, row.workspaceId, rows);
    const fresh = outcome.errors.map(({ index, ...error }) => ({ row: from + index + 1, ...error }));
    await ctx.db.update(commerceImports, id, {
      processed: from + rows.length,
      created: row.created + outcome.created,
      updated: row.updated + outcome.updated,
      unchanged: row.unchanged + outcome.unchanged,
      failed: row.failed + outcome.failed,
      errors: [...row.errors, ...fresh].slice(0, MOST_ERRORS),
      updatedAt: ctx.now,
    });
    return null;
  },
});

/** Note that a file was taken over, or why it was not, and erase its text. */
export const finish = internalMutation({
  args: { id: z.id("commerce_imports"), failure: z.text(1_000).optional() },
  returns: z.null(),
  async handler(ctx, { id, failure }) {
    const row = await ctx.db.get(commerceImports, id, { lock: true });
    if (row?.status !== "running") return null;
    const status = failure === undefined ? "done" : "failed";
    const times = { finishedAt: ctx.now, updatedAt: ctx.now };
    await ctx.db.update(commerceImports, id, { status, failure: failure ?? null, ...times });
    await eraseText(ctx, id);
    return null;
  },
});

/** Takes one file over. All of it is read once before anything is written: a broken file changes nothing. */
export const importFile = job({
  args: { id: z.id("commerce_imports") },
  async handler(ctx, { id }) {
    const file = await ctx.run(readFile, { id });
    if (!file) return;
    try {
      let total = 0;
      for await (const rows of groupsOf(file.format, file.parts, GROUP_SIZE)) total += rows.length;
      await ctx.run(noteTotal, { id, total });
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      await ctx.run(finish, { id, failure: error.message.slice(0, 1_000) });
      return;
    }
    // Groups that were done before are told again and left alone: a job that is run again must repeat the same steps.
    let from = 0;
    for await (const rows of groupsOf(file.format, file.parts, GROUP_SIZE)) {
      await ctx.run(writeGroup, { id, from, rows });
      from += rows.length;
    }
    await ctx.run(finish, { id });
  },
});

/** Begin imports again whose node has died, give up those that never get on, and erase what was never run. */
export const resume = internalMutation({
  args: {},
  returns: z.null(),
  async handler(ctx) {
    const quiet = { eq: { status: "running" }, before: [ctx.now - QUIET_MS], limit: MOST_AT_ONCE } as const;
    for (const { id, updatedAt } of await ctx.db.list(commerceImports, "byStatus", quiet)) {
      if (updatedAt > ctx.now - HOPELESS_MS) ctx.jobs.add(importFile, { id }, { key: `import ${id}` });
      else {
        const failure = "The import stopped. Start it again: rows that were taken over stay.";
        await ctx.db.update(commerceImports, id, { status: "failed", failure, finishedAt: ctx.now });
        await eraseText(ctx, id);
      }
    }
    const abandoned = { eq: { status: "uploading" }, before: [ctx.now - ABANDONED_MS], limit: MOST_AT_ONCE } as const;
    for (const { id } of await ctx.db.list(commerceImports, "byStatus", abandoned)) {
      await eraseText(ctx, id);
      await ctx.db.remove(commerceImports, id);
    }
    return null;
  },
});

/** Looks after imports every minute. */
export const resumeImports = job({
  args: {},
  cron: "* * * * *",
  async handler(ctx) {
    await ctx.run(resume, {});
  },
});

async function eraseText(ctx: MutationContext, id: string): Promise<void> {
  await ctx.db.write("delete from commerce_import_parts where import_id = $1", [id], () => []);
}
