/** Reading the audit log. */
import { AppError } from "@foyer/protocol";
import { query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { encodeCursor } from "../../persistence/cursor.ts";
import { workspaces } from "../workspaces/tables.ts";
import { CURSOR, type EntryFilter, entryShape, presentEntries, readEntries } from "./entries.ts";
import { auditLogs } from "./tables.ts";

const filterArgs = {
  workspaceId: z.id("workspaces"),
  action: z.text(100).optional(),
  actorId: z.id("users").optional(),
  resourceType: z.text(100).optional(),
  resourceId: z.text(100).optional(),
  startTime: z.time().optional(),
  endTime: z.time().optional(),
};

/** List entries of the audit log, newest first. */
export const list = query({
  args: { ...filterArgs, limit: z.limit(500).optional() },
  returns: z.array(entryShape),
  subject: [workspaces, "workspaceId"],
  access: { agent: "audit.read" },
  shared: true,
  windowMs: 500,
  async handler(ctx, { limit = 100, ...filter }) {
    requireWholeResource(filter);
    const { rows } = await readEntries(ctx.db, filter, { limit });
    return presentEntries(ctx.db, rows);
  },
});

/** A page of the audit log, newest first; the next one begins at `nextCursor`. With rare matches a page may be short. */
export const listPage = query({
  args: { ...filterArgs, limit: z.limit(200).optional(), cursor: z.text(500).nullable().optional() },
  returns: z.object({ entries: z.array(entryShape), nextCursor: z.string().nullable() }),
  subject: [workspaces, "workspaceId"],
  access: { agent: "audit.read" },
  shared: true,
  windowMs: 500,
  async handler(ctx, { limit = 50, cursor, ...filter }) {
    requireWholeResource(filter);
    const { rows, last } = await readEntries(ctx.db, filter, { limit, cursor: cursor ?? undefined });
    const nextCursor = last ? encodeCursor(CURSOR, [last.timestamp, last.id]) : null;
    return { entries: await presentEntries(ctx.db, rows), nextCursor };
  },
});

/** The kinds of actions that the log holds, in order; at most 200. */
export const getActions = query({
  args: { workspaceId: z.id("workspaces") },
  returns: z.array(z.string()),
  subject: [workspaces, "workspaceId"],
  access: { agent: "audit.read" },
  shared: true,
  windowMs: 1_000,
  async handler(ctx, { workspaceId }) {
    // Steps from each action to the next one in the index, so that it reads as many rows as there are actions.
    const rows = await ctx.db.sql<{ action: string }>(
      `with recursive step as (
        (select action from audit_logs where workspace_id = $1 order by action limit 1)
        union all
        select (select a.action from audit_logs a where a.workspace_id = $1 and a.action > step.action
          order by a.action limit 1) from step where step.action is not null)
      select action from step where action is not null limit 200`,
      [workspaceId],
      [{ table: auditLogs, index: "byAction", eq: { workspaceId } }],
    );
    return rows.map((row) => row.action);
  },
});

/** What the caller may do with the audit log; answers everyone, so that a page knows what to offer. */
export const getAccess = query({
  args: { workspaceId: z.id("workspaces") },
  returns: z.object({
    status: z.enum(["ok", "unauthenticated", "forbidden"]),
    canRead: z.boolean(),
    canExport: z.boolean(),
    canManageSecurity: z.boolean(),
  }),
  access: { anyone: true },
  async handler(ctx, { workspaceId }) {
    const nothing = { canRead: false, canExport: false, canManageSecurity: false };
    if (ctx.caller.kind === "anonymous") return { status: "unauthenticated" as const, ...nothing };
    const userId = ctx.caller.kind === "agent" ? ctx.caller.userId : undefined;
    const may = userId ? await ctx.surroundings.permissionsOf(ctx.db, userId, workspaceId) : null;
    if (!may) return { status: "forbidden" as const, ...nothing };
    return {
      status: "ok" as const,
      canRead: may.has("audit.read"),
      canExport: may.has("data.export"),
      canManageSecurity: may.has("settings.security"),
    };
  },
});

function requireWholeResource({ resourceType, resourceId }: EntryFilter): void {
  if (!resourceId || resourceType) return;
  throw new AppError("MISSING_REQUIRED_FIELD", "A resource's id needs its type", { path: "resourceType" });
}
