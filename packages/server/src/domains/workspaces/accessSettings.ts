/** Who gets in: sign-up, ways of signing in, and readers of the help center. */
import { mutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { normalizeDomain } from "./domains.ts";
import { workspaces } from "./tables.ts";
import { authMethod, helpCenterAccessPolicy, signupMode } from "./workspace.ts";

export const module = "workspaces";

/** Set how people join and sign in: by invitation or by their address's domain, with a password, a code, or both. */
export const updateSignupSettings = mutation({
  args: {
    workspaceId: z.id("workspaces"),
    signupMode: signupMode.optional(),
    allowedDomains: z.array(z.text(260)).max(50).optional(),
    authMethods: z.array(authMethod).min(1).max(2).optional(),
  },
  returns: z.null(),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.security" },
  async handler(ctx, { workspaceId, ...given }) {
    const domains = given.allowedDomains?.map((text, i) => normalizeDomain(text, `allowedDomains[${i}]`));
    const changed = {
      ...(given.signupMode ? { signupMode: given.signupMode } : {}),
      ...(domains ? { allowedDomains: [...new Set(domains)] } : {}),
      ...(given.authMethods ? { authMethods: [...new Set(given.authMethods)] } : {}),
    };
    if (Object.keys(changed).length === 0) return null;
    await ctx.db.update(workspaces, workspaceId, changed);
    ctx.audit({
      workspaceId,
      action: "workspace.security.changed",
      resourceType: "workspace",
      resourceId: workspaceId,
      metadata: Object.fromEntries(Object.entries(changed).map(([key, value]) => [key, String(value)])),
    });
    return null;
  },
});

/** Set whether everyone may read the help center, or the team and known visitors only. */
export const updateHelpCenterAccessPolicy = mutation({
  args: { workspaceId: z.id("workspaces"), policy: helpCenterAccessPolicy },
  returns: z.null(),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.workspace" },
  async handler(ctx, { workspaceId, policy }) {
    await ctx.db.update(workspaces, workspaceId, { helpCenterAccessPolicy: policy });
    ctx.audit({
      workspaceId,
      action: "workspace.settings.changed",
      resourceType: "workspace",
      resourceId: workspaceId,
      metadata: { change: "helpCenterAccessPolicy", policy },
    });
    return null;
  },
});
