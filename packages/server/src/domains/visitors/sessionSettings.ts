/** How long visitors' sessions last, and whether each is noted in the audit log. */
import { mutation, query } from "../../engine/declare.ts";
import { type Infer, z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import { workspaces } from "../workspaces/tables.ts";
import { SESSION_LIFETIME } from "./sessions.ts";

export const module = "widgetSessions";

const settingsShape = z.object({
  /** Milliseconds, like the bounds beside it. */
  sessionLifetimeMs: z.number(),
  minLifetimeMs: z.number(),
  maxLifetimeMs: z.number(),
  defaultLifetimeMs: z.number(),
  auditsEverySession: z.boolean(),
});

/** The rules for visitors' sessions. */
export const getSettings = query({
  args: { workspaceId: z.id("workspaces") },
  returns: settingsShape,
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.security" },
  shared: true,
  async handler(_ctx, _args, workspace) {
    return present(workspace);
  },
});

/** Change the rules for visitors' sessions. A lifetime beyond the bounds of one hour and seven days becomes the nearest bound. */
export const updateSettings = mutation({
  args: {
    workspaceId: z.id("workspaces"),
    sessionLifetimeMs: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
    auditsEverySession: z.boolean().optional(),
  },
  returns: settingsShape,
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.security" },
  async handler(ctx, { workspaceId, ...given }, workspace) {
    const lifetime = given.sessionLifetimeMs ?? workspace.sessionLifetimeMs;
    const patch = {
      sessionLifetimeMs: Math.min(SESSION_LIFETIME.maxMs, Math.max(SESSION_LIFETIME.minMs, lifetime)),
      auditsEverySession: given.auditsEverySession ?? workspace.auditsEverySession,
    };
    await ctx.db.update(workspaces, workspaceId, patch);
    const entry = { action: "workspace.security.changed", resourceType: "workspace", resourceId: workspaceId };
    ctx.audit({ workspaceId, ...entry, metadata: patch });
    return present(patch);
  },
});

function present({
  sessionLifetimeMs,
  auditsEverySession,
}: Pick<Row<typeof workspaces>, "sessionLifetimeMs" | "auditsEverySession">): Infer<typeof settingsShape> {
  const { minMs, maxMs, defaultMs } = SESSION_LIFETIME;
  const bounds = { minLifetimeMs: minMs, maxLifetimeMs: maxMs, defaultLifetimeMs: defaultMs };
  return { sessionLifetimeMs, ...bounds, auditsEverySession };
}
