/** Whether and how hosts vouch for their users. The secret is shown once, when it is made. */
import { randomInt } from "node:crypto";
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import { workspaces } from "../workspaces/tables.ts";
import { visitors } from "./tables.ts";
import { ROTATION_GRACE_MS } from "./verification.ts";

const mode = z.enum(["optional", "required"]);
const workspaceArgs = { workspaceId: z.id("workspaces") };

/** Whether identity verification is on, and how strict it is. */
export const getSettings = query({
  args: workspaceArgs,
  returns: z
    .object({
      enabled: z.boolean(),
      mode,
      hasSecret: z.boolean(),
      /** Until when hashes made with the secret before the last rotation are still good. */
      previousSecretUntil: z.number().optional(),
    })
    .nullable(),
  subject: [workspaces, "workspaceId"],
  access: { agent: true },
  whenRefused: null,
  shared: true,
  async handler(ctx, _args, workspace) {
    const until = workspace.previousIdentitySecretUntil;
    return {
      enabled: workspace.identityVerificationEnabled,
      mode: workspace.identityVerificationMode,
      hasSecret: workspace.identitySecret !== null,
      previousSecretUntil: until !== null && !ctx.isPast(until) ? until : undefined,
    };
  },
});

/** Turn verification on. The first time it makes the secret, which is shown in this answer only. */
export const enable = mutation({
  args: { ...workspaceArgs, mode: mode.optional() },
  returns: z.object({ success: z.boolean(), secret: z.string().optional(), isNewSecret: z.boolean(), mode }),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.security" },
  isSecret: true,
  async handler(ctx, args) {
    const workspace = await lockWorkspace(ctx, args.workspaceId);
    const secret = workspace.identitySecret === null ? newSecret() : undefined;
    const chosen = args.mode ?? workspace.identityVerificationMode;
    await ctx.db.update(workspaces, workspace.id, {
      identityVerificationEnabled: true,
      identityVerificationMode: chosen,
      ...(secret ? { identitySecret: ctx.surroundings.secrets.seal(secret) } : {}),
    });
    audit(ctx, workspace.id, { action: "widget.identity.enabled", metadata: { mode: chosen } });
    return { success: true, secret, isNewSecret: secret !== undefined, mode: chosen };
  },
});

/** Turn verification off. The secret stays for the next time; until then nobody is recognised by a hash. */
export const disable = mutation({
  args: { ...workspaceArgs, confirmDisable: z.boolean().optional() },
  returns: z.object({ success: z.boolean() }),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.security" },
  async handler(ctx, { workspaceId, confirmDisable }) {
    if (!confirmDisable) {
      throw new AppError("INVALID_INPUT", "Confirmation required to disable identity verification", {
        path: "confirmDisable",
      });
    }
    await ctx.db.update(workspaces, workspaceId, { identityVerificationEnabled: false });
    audit(ctx, workspaceId, { action: "widget.identity.disabled" });
    return { success: true };
  },
});

/** Make a new secret, shown in this answer only. The one before stays good for 24 hours unless `endPrevious` is set. */
export const rotateSecret = mutation({
  args: { ...workspaceArgs, endPrevious: z.boolean().optional() },
  returns: z.object({ success: z.boolean(), secret: z.string(), previousSecretUntil: z.number().optional() }),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.security" },
  isSecret: true,
  async handler(ctx, { workspaceId, endPrevious = false }) {
    const workspace = await lockWorkspace(ctx, workspaceId);
    if (!workspace.identityVerificationEnabled) {
      throw new AppError("CONFLICT", "Identity verification must be enabled to rotate secret");
    }
    const secret = newSecret();
    const until = endPrevious ? null : ctx.now + ROTATION_GRACE_MS;
    await ctx.db.update(workspaces, workspaceId, {
      identitySecret: ctx.surroundings.secrets.seal(secret),
      previousIdentitySecret: endPrevious ? null : workspace.identitySecret,
      previousIdentitySecretUntil: until,
    });
    audit(ctx, workspaceId, { action: "widget.identity.secret.rotated", metadata: { endPrevious } });
    return { success: true, secret, previousSecretUntil: until ?? undefined };
  },
});

/** Choose whether a claim without proof is refused or merely not believed. */
export const updateMode = mutation({
  args: { ...workspaceArgs, mode },
  returns: z.object({ success: z.boolean(), mode }),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.security" },
  async handler(ctx, args) {
    await ctx.db.update(workspaces, args.workspaceId, { identityVerificationMode: args.mode });
    audit(ctx, args.workspaceId, { action: "workspace.security.changed", metadata: { identityMode: args.mode } });
    return { success: true, mode: args.mode };
  },
});

/** Whether a workspace's messenger must bring a proof with `externalUserId`. */
export const isRequired = query({
  args: workspaceArgs,
  returns: z.boolean(),
  subject: [workspaces, "workspaceId"],
  access: { anyone: true },
  whenRefused: false,
  shared: true,
  async handler(_ctx, _args, workspace) {
    return workspace.identityVerificationEnabled && workspace.identityVerificationMode === "required";
  },
});

/** Whether the host has vouched for a visitor; `null` when there is none that the caller may see. */
export const getVisitorStatus = query({
  args: { visitorId: z.id("visitors") },
  returns: z
    .object({
      identityVerified: z.boolean(),
      identityVerifiedAt: z.number().optional(),
      externalUserId: z.string().optional(),
    })
    .nullable(),
  subject: [visitors, "visitorId"],
  access: { agent: "users.read" },
  whenRefused: null,
  shared: true,
  async handler(_ctx, _args, { identityVerified, identityVerifiedAt, externalUserId }) {
    return {
      identityVerified,
      identityVerifiedAt: identityVerifiedAt ?? undefined,
      externalUserId: externalUserId ?? undefined,
    };
  },
});

async function lockWorkspace(ctx: MutationContext, id: string): Promise<Row<typeof workspaces>> {
  const workspace = await ctx.db.get(workspaces, id, { lock: true });
  if (!workspace) throw new AppError("NOT_FOUND", "Workspace not found");
  return workspace;
}

function audit(
  ctx: MutationContext,
  workspaceId: string,
  entry: { action: string; metadata?: Record<string, string | boolean> },
): void {
  ctx.audit({ workspaceId, resourceType: "workspace", resourceId: workspaceId, ...entry });
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

function newSecret(): string {
  return Array.from({ length: 64 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}
