/** Taking over a whole file of stores, products, orders or customers: handed over in parts, then read in the background. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { type Infer, z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import { canRead, canWrite } from "../marketplace/commerce.ts";
import { workspaces } from "../workspaces/tables.ts";
import { importFile } from "./run.ts";
import { commerceImportParts, commerceImports } from "./tables.ts";

const MOST_CHARACTERS = 20_000_000;
const MOST_PARTS = 1_000;
const MOST_WAITING = 20;

const importShape = z.object({
  _id: z.id("commerce_imports"),
  _creationTime: z.number(),
  kind: z.enum(["stores", "products", "orders", "customers"]),
  format: z.enum(["csv", "json"]),
  fileName: z.string().optional(),
  status: z.enum(["uploading", "running", "done", "failed"]),
  /** How many rows there are, once they are counted. */
  total: z.number().optional(),
  processed: z.number(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  failed: z.number(),
  /** The first hundred rows that were left out; the first row is 1, the header of a CSV file does not count. */
  errors: z.array(z.object({ row: z.number(), path: z.string(), code: z.string(), message: z.string() })),
  /** Why the file as a whole could not be taken over. */
  failure: z.string().optional(),
  finishedAt: z.number().optional(),
});

/** Begin to hand a file over; gives the import's id. */
export const start = mutation({
  args: {
    workspaceId: z.id("workspaces"),
    kind: z.enum(["stores", "products", "orders", "customers"]),
    format: z.enum(["csv", "json"]),
    fileName: z.text(300, 1).optional(),
  },
  returns: z.id("commerce_imports"),
  subject: [workspaces, "workspaceId"],
  access: canWrite,
  rateLimit: { per: "caller", points: 60, seconds: 3_600 },
  async handler(ctx, args) {
    const { workspaceId } = args;
    const newest = { eq: { workspaceId }, order: "desc", limit: MOST_WAITING } as const;
    const rows = await ctx.db.list(commerceImports, "byWorkspace", newest);
    if (rows.length === MOST_WAITING && rows.every((row) => row.finishedAt === null)) {
      throw new AppError("CONFLICT", "Finish the imports that were begun before beginning another");
    }
    const made = await ctx.db.insert(commerceImports, { ...args, createdAt: ctx.now, updatedAt: ctx.now });
    return made.id;
  },
});

/** Hand over one part of the file's text, from number 1; the same number again replaces it. At most 20 million characters in all. */
export const addPart = mutation({
  args: {
    id: z.id("commerce_imports"),
    number: z.number().int().min(1).max(MOST_PARTS),
    /** Cut anywhere between two characters. */
    text: z.text(500_000).refine((value) => !/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(value), {
      error: "must not cut a character in two",
    }),
  },
  returns: z.null(),
  subject: [commerceImports, "id"],
  access: canWrite,
  async handler(ctx, { id, number, text }, row) {
    requireUploading(row);
    const before = await ctx.db.first(commerceImportParts, "byNumber", { importId: id, number });
    const size = row.size + text.length - (before?.text.length ?? 0);
    if (size > MOST_CHARACTERS) {
      throw new AppError("INVALID_INPUT", "The file is longer than 20 million characters", { path: "text" });
    }
    if (before) await ctx.db.update(commerceImportParts, before.id, { text });
    else await ctx.db.insert(commerceImportParts, { importId: id, number, text });
    await ctx.db.update(commerceImports, id, { size, updatedAt: ctx.now });
    return null;
  },
});

/** Take the file over now that all of its parts are there; `commerceImports:get` shows how far it is. */
export const run = mutation({
  args: { id: z.id("commerce_imports") },
  returns: z.null(),
  subject: [commerceImports, "id"],
  access: canWrite,
  async handler(ctx, { id }, row) {
    if (row.status === "running" || row.status === "done") return null;
    requireUploading(row);
    const [last] = await ctx.db.list(commerceImportParts, "byNumber", {
      eq: { importId: id },
      order: "desc",
      limit: 1,
    });
    const count = await ctx.db.count(commerceImportParts, "byNumber", { importId: id }, MOST_PARTS);
    if (!last || last.number !== count) throw new AppError("CONFLICT", "Parts of the file are missing");
    await ctx.db.update(commerceImports, id, { status: "running", updatedAt: ctx.now });
    ctx.jobs.add(importFile, { id }, { key: `import ${id}` });
    audit(ctx, row);
    return null;
  },
});

/** How far an import is, and which rows were left out. */
export const get = query({
  args: { id: z.id("commerce_imports") },
  returns: importShape,
  subject: [commerceImports, "id"],
  access: canRead,
  shared: true,
  handler: async (_ctx, _args, row) => toImport(row),
});

/** List a workspace's newest imports, without the rows that were left out. */
export const list = query({
  args: { workspaceId: z.id("workspaces"), limit: z.limit(100).optional() },
  returns: z.array(importShape.omit({ errors: true })),
  subject: [workspaces, "workspaceId"],
  access: canRead,
  shared: true,
  async handler(ctx, { workspaceId, limit = 20 }) {
    const rows = await ctx.db.list(commerceImports, "byWorkspace", { eq: { workspaceId }, order: "desc", limit });
    return rows.map((row) => {
      const { errors: _, ...shown } = toImport(row);
      return shown;
    });
  },
});

function requireUploading({ status }: Row<typeof commerceImports>): void {
  if (status !== "uploading") throw new AppError("CONFLICT", "This import has begun; start another one");
}

function toImport(row: Row<typeof commerceImports>): Infer<typeof importShape> {
  return {
    _id: row.id,
    _creationTime: row.createdAt,
    kind: row.kind,
    format: row.format,
    fileName: row.fileName ?? undefined,
    status: row.status,
    total: row.total ?? undefined,
    processed: row.processed,
    created: row.created,
    updated: row.updated,
    unchanged: row.unchanged,
    failed: row.failed,
    errors: row.errors,
    failure: row.failure ?? undefined,
    finishedAt: row.finishedAt ?? undefined,
  };
}

function audit(ctx: MutationContext, { workspaceId, id, kind }: Row<typeof commerceImports>): void {
  const resource = { resourceType: "commerceImport", resourceId: id };
  ctx.audit({ workspaceId, action: "commerce.imported", ...resource, metadata: { kind } });
}
