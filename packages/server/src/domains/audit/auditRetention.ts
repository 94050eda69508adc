/** How long the audit log is kept. */
import { AppError } from "@foyer/protocol";
import { internalMutation, job, mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { Touch } from "../../persistence/ranges.ts";
import { workspaces } from "../workspaces/tables.ts";

export const module = "auditLogs";

const PERIODS = [30, 90, 365];
const STEP = 2_000;

/** For how many days entries are kept. */
export const getSettings = query({
  args: { workspaceId: z.id("workspaces") },
  returns: z.object({ retentionDays: z.number() }),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.security" },
  shared: true,
  async handler(_ctx, _args, workspace) {
    return { retentionDays: workspace.auditRetentionDays };
  },
});

/** Choose for how many days entries are kept: 30, 90 or 365. What is older is removed the next night. */
export const updateSettings = mutation({
  args: { workspaceId: z.id("workspaces"), retentionDays: z.number() },
  returns: z.null(),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.security" },
  async handler(ctx, { workspaceId, retentionDays }, workspace) {
    if (!PERIODS.includes(retentionDays)) {
      throw new AppError("INVALID_INPUT", "Retention days must be 30, 90, or 365", { path: "retentionDays" });
    }
    await ctx.db.update(workspaces, workspaceId, { auditRetentionDays: retentionDays });
    const entry = { action: "workspace.security.changed", resourceType: "workspace", resourceId: workspaceId };
    ctx.audit({ workspaceId, ...entry, metadata: { retentionDays, before: workspace.auditRetentionDays } });
    return null;
  },
});

/** Remove entries that their workspace no longer keeps. Answers whether there may be more. */
export const removeOldEntries = internalMutation({
  args: {},
  returns: z.boolean(),
  async handler(ctx) {
    const rows = await ctx.db.write<{ id: string; workspaceId: string }>(
      `delete from audit_logs where id in (
        select old.id from workspaces w cross join lateral (
          select a.id from audit_logs a where a.workspace_id = w.id
            and a."timestamp" < $1::timestamptz - make_interval(days => w.audit_retention_days)
          order by a."timestamp" limit ${STEP}) old limit ${STEP})
        returning id, workspace_id as "workspaceId"`,
      [new Date(ctx.now).toISOString()],
      (removed) => removed.map((row): Touch => ({ source: "audit_logs", before: { ...row } })),
    );
    return rows.length === STEP;
  },
});

/** Removes old entries, every night. */
export const cleanAuditLogs = job({
  args: {},
  cron: "11 4 * * *",
  async handler(ctx) {
    while (await ctx.run(removeOldEntries, {}));
  },
});
