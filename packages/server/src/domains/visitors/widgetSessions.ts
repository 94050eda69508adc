/** Opening, renewing and ending a visitor's session. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import { hashOf } from "../../secrets.ts";
import { requireAllowedOrigin } from "../workspaces/origins.ts";
import { workspaces } from "../workspaces/tables.ts";
import { isBot } from "./bots.ts";
import { keepProfile, knownPlace, type Profile, profileArgs } from "./profile.ts";
import { selectVisitor } from "./selectVisitor.ts";
import { issueSession } from "./sessions.ts";
import { widgetSessions } from "./tables.ts";
import { isProved } from "./verification.ts";
import { toVisitor, type VisitorRow, visitorShape } from "./visitor.ts";

/** How long a renewed token stays good, so that a second tab or a repeated request does not lose its session. */
const REFRESH_GRACE_MS = 60_000;

const issued = { sessionToken: z.string(), expiresAt: z.number() };

/** Start a messenger: finds or makes the visitor, and gives a session token for all further calls. */
export const boot = mutation({
  args: {
    workspaceId: z.id("workspaces"),
    /** A long random text that the browser keeps; whoever has it is the anonymous visitor. */
    sessionId: z.text(200, 16),
    externalUserId: z.text(200).optional(),
    /** HMAC-SHA256 of `externalUserId` under the workspace's identity secret, hexadecimal. */
    userHash: z.text(200).optional(),
    ...profileArgs,
    /** Accepted for older clients; the visitor follows from `sessionId`. */
    existingVisitorId: z.text(64).optional(),
    origin: z.text(2_000).optional(),
    clientType: z.text(50).optional(),
    clientVersion: z.text(50).optional(),
    clientIdentifier: z.text(200).optional(),
  },
  returns: z.object({ visitor: visitorShape, ...issued }),
  subject: [workspaces, "workspaceId"],
  access: { anyone: true },
  rateLimit: { per: "address", points: 240, seconds: 60 },
  isSecret: true,
  async handler(ctx, args, workspace) {
    const { workspaceId, sessionId, externalUserId, userHash, clientVersion, clientIdentifier } = args;
    requireAllowedOrigin(workspace, ctx.origin, args.origin);
    if (isBot(ctx.origin.userAgent)) throw new AppError("NOT_AUTHORIZED", "Automated readers of a page get no session");
    const proved = isProved(ctx, workspace, { externalUserId, userHash });
    const claim = { workspaceId, sessionIdHash: hashOf(sessionId), externalUserId, isProved: proved };
    const selected = await selectVisitor(ctx, claim);
    const visitor = await keepProfile(ctx, selected, await profileOf(ctx, selected, args));
    await auditSession(ctx, workspace, { visitor, isProved: proved });
    const session = await issueSession(ctx, {
      workspaceId,
      visitorId: visitor.id,
      identityVerified: proved,
      clientType: args.clientType ?? clientTypeOf(args.device?.platform),
      clientVersion,
      clientIdentifier,
      lifetimeMs: workspace.sessionLifetimeMs,
    });
    return { visitor: toVisitor(visitor), ...session };
  },
});

/** Exchange a session token for a new one; the old one stays good for another minute. */
export const refresh = mutation({
  args: { sessionToken: z.text(100).optional() },
  returns: z.object(issued),
  access: { visitor: true },
  rateLimit: { per: "caller", points: 30, seconds: 60 },
  isSecret: true,
  async handler(ctx) {
    const session = await ownSession(ctx);
    const workspace = await ctx.db.get(workspaces, session.workspaceId);
    if (!workspace) throw new AppError("NOT_FOUND", "Workspace not found");
    const expiresAt = Math.min(session.expiresAt, ctx.now + REFRESH_GRACE_MS);
    await ctx.db.update(widgetSessions, session.id, { expiresAt });
    return issueSession(ctx, { ...session, lifetimeMs: workspace.sessionLifetimeMs });
  },
});

/** End the session: its token is good for nothing from now on. */
export const revoke = mutation({
  args: { sessionToken: z.text(100).optional() },
  returns: z.object({ success: z.boolean() }),
  access: { visitor: true },
  async handler(ctx) {
    if (ctx.caller.kind === "visitor") await ctx.db.remove(widgetSessions, ctx.caller.sessionId);
    return { success: true };
  },
});

/** Tell whether a session token is good, and whose it is; follows the session live until it ends. */
export const validateSessionToken = query({
  args: { sessionToken: z.text(100).optional(), workspaceId: z.id("workspaces").optional() },
  returns: z.object({
    valid: z.boolean(),
    visitorId: z.id("visitors").optional(),
    identityVerified: z.boolean().optional(),
    reason: z.string().optional(),
  }),
  subject: [workspaces, "workspaceId"],
  access: { visitor: true },
  whenRefused: { valid: false, reason: "Invalid session token" },
  async handler(ctx) {
    if (ctx.caller.kind !== "visitor") return { valid: false, reason: "Session token required" };
    return { valid: true, visitorId: ctx.caller.visitorId, identityVerified: ctx.caller.isVerified };
  },
});

async function ownSession(ctx: MutationContext): Promise<Row<typeof widgetSessions>> {
  const id = ctx.caller.kind === "visitor" ? ctx.caller.sessionId : undefined;
  const session = id ? await ctx.db.get(widgetSessions, id, { lock: true }) : null;
  if (!session) throw new AppError("NOT_AUTHENTICATED", "Invalid session token");
  return session;
}

/** What the client says, and the place that its address tells when it says none. */
async function profileOf(
  ctx: MutationContext,
  known: VisitorRow,
  { externalUserId, ...args }: Profile & { externalUserId?: string | undefined },
) {
  const { email, name, device, referrer, currentUrl, customAttributes } = args;
  const claimed = externalUserId ? { externalUserId } : {};
  const profile = { email, name, device, referrer, currentUrl, customAttributes, ...claimed };
  if (knownPlace(args.location)) return { ...profile, location: args.location };
  const found = await ctx.surroundings.geolocate(ctx.origin.address);
  // A city that a client told earlier is not replaced by the mere country that it lies in.
  return !found || found.countryCode === known.location?.countryCode ? profile : { ...profile, location: found };
}

/**
 * Notes in the audit log that somebody came as a verified person. A messenger boots with every page, so an entry is
 * written when there was no such session before, not for each; a workspace may ask for all.
 */
async function auditSession(
  ctx: MutationContext,
  workspace: Row<typeof workspaces>,
  { visitor, isProved: proved }: { visitor: VisitorRow; isProved: boolean },
): Promise<void> {
  if (!proved && !workspace.auditsEverySession) return;
  if (!workspace.auditsEverySession) {
    const recent = await ctx.db.list(widgetSessions, "byVisitor", {
      eq: { visitorId: visitor.id },
      order: "desc",
      limit: 20,
    });
    if (recent.some((session) => session.identityVerified && session.expiresAt > ctx.now)) return;
  }
  const entry = { action: "auth.session.created", resourceType: "visitor", resourceId: visitor.id };
  ctx.audit({ workspaceId: workspace.id, ...entry, metadata: { identityVerified: proved } });
}

function clientTypeOf(platform: string | undefined): string {
  return platform === "ios" || platform === "android" ? "mobile_sdk" : "web_widget";
}
