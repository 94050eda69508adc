/** Visitors, as agents see and correct them. */
import { AppError } from "@foyer/protocol";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { paginate } from "../../persistence/paginate.ts";
import { hashOf } from "../../secrets.ts";
import { normalizeEmail } from "../identity/emailAddress.ts";
import { workspaces } from "../workspaces/tables.ts";
import { attributesShape, mergeAttributes } from "./attributes.ts";
import { visitors } from "./tables.ts";
import { toVisitor, visitorShape } from "./visitor.ts";
import { storeWords } from "./words.ts";

/** Get a visitor; `null` when there is none that the caller may see. */
export const get = query({
  args: { id: z.id("visitors") },
  returns: visitorShape.nullable(),
  subject: [visitors, "id"],
  access: { agent: "users.read", apiKey: "users.read" },
  whenRefused: null,
  shared: true,
  async handler(_ctx, _args, visitor) {
    return toVisitor(visitor);
  },
});

/** Get the anonymous visitor whose browser keeps this key; `null` for others. A verified person is not shown to whoever has the key only. */
export const getBySession = query({
  args: {
    sessionId: z.text(200, 16),
    workspaceId: z.id("workspaces").optional(),
    sessionToken: z.text(100).optional(),
  },
  returns: visitorShape.nullable(),
  access: { anyone: true },
  async handler(ctx, { sessionId, workspaceId }) {
    if (ctx.caller.kind === "visitor") {
      const own = await ctx.db.get(visitors, ctx.caller.visitorId);
      return own && toVisitor(own);
    }
    const rows = await ctx.db.list(visitors, "byKey", { eq: { sessionIdHash: hashOf(sessionId) }, limit: 10 });
    const visitor = rows.find((row) => !workspaceId || row.workspaceId === workspaceId);
    if (!visitor || visitor.identityVerified || visitor.mergedInto !== null) return null;
    return toVisitor(visitor);
  },
});

/** List a workspace's visitors, those seen last first; in pages when `paginationOpts` is given. */
export const list = query({
  args: {
    workspaceId: z.id("workspaces"),
    limit: z.limit(200).optional(),
    paginationOpts: z.paginationOpts().optional(),
  },
  returns: z.union([z.array(visitorShape), z.page(visitorShape)]),
  subject: [workspaces, "workspaceId"],
  access: { agent: "users.read", apiKey: "users.read" },
  whenRefused: [],
  shared: true,
  windowMs: 500,
  async handler(ctx, { workspaceId, limit = 100, paginationOpts }) {
    if (paginationOpts) {
      const by: ["lastSeenAt" | "id", "number" | "id"][] = [
        ["lastSeenAt", "number"],
        ["id", "id"],
      ];
      const what = { table: visitors, index: "byLastSeen", eq: { workspaceId }, order: "desc" as const, by };
      const page = await paginate(ctx.db, what, paginationOpts);
      return { ...page, page: page.page.map(toVisitor) };
    }
    const rows = await ctx.db.list(visitors, "byLastSeen", { eq: { workspaceId }, order: "desc", limit });
    return rows.map(toVisitor);
  },
});

/** Correct what is known about a visitor; `null` takes a name or an address away. Whoever may answer visitors may do this. */
export const update = mutation({
  args: {
    id: z.id("visitors"),
    name: z.text(200).nullable().optional(),
    email: z.text(320).nullable().optional(),
    customAttributes: attributesShape.optional(),
  },
  returns: visitorShape,
  subject: [visitors, "id"],
  access: { agent: "conversations.reply", apiKey: "conversations.reply" },
  async handler(ctx, { id, name, email, customAttributes }, visitor) {
    if (visitor.mergedInto) throw new AppError("CONFLICT", "This visitor was merged into another");
    const row = await ctx.db.update(visitors, id, {
      name: name === undefined ? visitor.name : name?.trim() || null,
      email: email === undefined ? visitor.email : email?.trim() ? normalizeEmail(email) : null,
      ...(customAttributes ? { customAttributes: mergeAttributes(visitor.customAttributes, customAttributes) } : {}),
    });
    if (!row) throw new AppError("NOT_FOUND", "Visitor not found");
    await storeWords(ctx, row);
    return toVisitor(row);
  },
});

/** Which visitors turned out to be this one, newest first; at most 100. */
export const getMergeHistory = query({
  args: { visitorId: z.id("visitors") },
  returns: z.array(
    z.object({
      visitorId: z.id("visitors"),
      readableId: z.string(),
      name: z.string().optional(),
      email: z.string().optional(),
      mergedAt: z.number(),
    }),
  ),
  subject: [visitors, "visitorId"],
  access: { agent: "users.read", apiKey: "users.read" },
  whenRefused: [],
  shared: true,
  async handler(ctx, { visitorId }) {
    const eq = { mergedInto: visitorId };
    const rows = await ctx.db.list(visitors, "byMergedInto", { eq, order: "desc", limit: 100 });
    return rows.map((row) => ({
      visitorId: row.id,
      readableId: row.readableId,
      name: row.name ?? undefined,
      email: row.email ?? undefined,
      mergedAt: row.mergedAt ?? row.lastSeenAt,
    }));
  },
});
