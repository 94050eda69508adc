/** The list of origins on which a workspace's messenger may run. */
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { judgeOrigin, normalizeAllowedOrigin } from "./origins.ts";
import { workspaces } from "./tables.ts";

export const module = "workspaces";

/**
 * Whether a workspace's messenger may run on an origin, and why. Advice for clients, which say their origin themselves;
 * what decides is the Origin header of the calls that begin a visitor's session.
 */
export const validateOrigin = query({
  args: { workspaceId: z.id("workspaces"), origin: z.text(2_000).optional() },
  returns: z.object({ valid: z.boolean(), reason: z.string() }),
  access: { anyone: true },
  shared: true,
  async handler(ctx, { workspaceId, origin }) {
    const workspace = await ctx.db.get(workspaces, workspaceId, { only: ["id", "allowedOrigins"] });
    if (!workspace) return { valid: false, reason: "Workspace not found" };
    return judgeOrigin(workspace.allowedOrigins, origin);
  },
});

/** Set the origins on which the messenger may run: whole origins or `*.domain`; an empty list allows all. */
export const updateAllowedOrigins = mutation({
  args: { workspaceId: z.id("workspaces"), allowedOrigins: z.array(z.text(300)).max(100) },
  returns: z.null(),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.security" },
  async handler(ctx, args) {
    const { workspaceId } = args;
    const entries = args.allowedOrigins.map((text, i) => normalizeAllowedOrigin(text, `allowedOrigins[${i}]`));
    const allowedOrigins = [...new Set(entries)];
    await ctx.db.update(workspaces, workspaceId, { allowedOrigins });
    ctx.audit({
      workspaceId,
      action: "workspace.security.changed",
      resourceType: "workspace",
      resourceId: workspaceId,
      metadata: { change: "allowedOrigins", allowedOrigins: allowedOrigins.join(" ") },
    });
    return null;
  },
});
