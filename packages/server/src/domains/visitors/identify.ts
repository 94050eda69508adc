/** Visitors who say, or prove, who they are. */
import { AppError } from "@foyer/protocol";
import type { VisitorCaller } from "../../engine/caller.ts";
import type { MutationContext } from "../../engine/context.ts";
import { mutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { normalizeEmail } from "../identity/emailAddress.ts";
import { requireAllowedOrigin } from "../workspaces/origins.ts";
import { workspaces } from "../workspaces/tables.ts";
import { mergeVisitors } from "./merge.ts";
import { requireVisitor } from "./ownCaller.ts";
import { keepProfile, knownPlace, locationArgs, profileArgs } from "./profile.ts";
import { findPerson, lockPerson, mayContinue, verify } from "./selectVisitor.ts";
import { browserHash } from "./sessions.ts";
import { visitors, widgetSessions } from "./tables.ts";
import { isProved } from "./verification.ts";
import { toVisitor, type VisitorRow, visitorShape } from "./visitor.ts";

export const module = "visitors";

/** Say who the visitor is. With the host's proof the visitor becomes that person, with all their history; without it, what is said is only kept. */
export const identify = mutation({
  args: {
    visitorId: z.id("visitors").optional(),
    sessionToken: z.text(100).optional(),
    externalUserId: z.text(200).optional(),
    /** HMAC-SHA256 of `externalUserId` under the workspace's identity secret, hexadecimal. */
    userHash: z.text(200).optional(),
    ...profileArgs,
    origin: z.text(2_000).optional(),
  },
  returns: visitorShape,
  access: { visitor: true },
  rateLimit: { per: "caller", points: 60, seconds: 60 },
  async handler(ctx, { visitorId: _, origin, externalUserId, userHash, ...profile }) {
    const caller = requireVisitor(ctx);
    const workspace = await ctx.db.get(workspaces, caller.workspaceId);
    if (!workspace) throw new AppError("NOT_FOUND", "Workspace not found");
    requireAllowedOrigin(workspace, ctx.origin, origin);
    if (profile.email) normalizeEmail(profile.email);
    const proved = isProved(ctx, workspace, { externalUserId, userHash });
    const visitor =
      proved && externalUserId ? await become(ctx, caller, externalUserId) : await claim(ctx, caller, externalUserId);
    return toVisitor(await keepProfile(ctx, visitor, { ...profile, ...(externalUserId ? { externalUserId } : {}) }));
  },
});

/** Say where the visitor is. */
export const updateLocation = mutation({
  args: { visitorId: z.id("visitors"), sessionToken: z.text(100).optional(), location: locationArgs },
  returns: z.null(),
  subject: [visitors, "visitorId"],
  access: { agent: "conversations.reply", visitor: true },
  rateLimit: { per: "caller", points: 60, seconds: 60 },
  async handler(ctx, { visitorId, location }) {
    if (ctx.caller.kind === "visitor") {
      await keepProfile(ctx, await lockVisitor(ctx, ctx.caller.visitorId), { location });
    } else await ctx.db.update(visitors, visitorId, { location: knownPlace(location) ?? null });
    return null;
  },
});

/** Makes the caller the person that the host has vouched for. */
async function become(ctx: MutationContext, caller: VisitorCaller, externalUserId: string): Promise<VisitorRow> {
  await lockPerson(ctx, caller.workspaceId, externalUserId);
  const visitor = await lockVisitor(ctx, caller.visitorId);
  const person = await findPerson(ctx, caller.workspaceId, externalUserId);
  if (person?.id !== visitor.id && !mayContinue(visitor, externalUserId)) throw belongsToAnother();
  // The caller's own session has to go on, whatever becomes of the visitor's others.
  const own = { identityVerified: true, browserHash: browserHash(ctx.surroundings.secrets, ctx.origin) };
  await ctx.db.update(widgetSessions, caller.sessionId, own);
  if (!person) return verify(ctx, visitor, externalUserId);
  return person.id === visitor.id ? person : mergeVisitors(ctx, visitor, person);
}

/** A claim without proof changes nothing about a person who has proved to be someone else. */
async function claim(ctx: MutationContext, caller: VisitorCaller, externalUserId?: string): Promise<VisitorRow> {
  const visitor = await lockVisitor(ctx, caller.visitorId);
  if (externalUserId && visitor.identityVerified && visitor.externalUserId !== externalUserId) throw belongsToAnother();
  return visitor;
}

function belongsToAnother(): AppError {
  return new AppError("CONFLICT", "This session belongs to another user. Boot again to change the user.", {
    path: "externalUserId",
  });
}

async function lockVisitor(ctx: MutationContext, id: string): Promise<VisitorRow> {
  const visitor = await ctx.db.get(visitors, id, { lock: true });
  if (!visitor) throw new AppError("NOT_FOUND", "Visitor not found", { path: "visitorId" });
  return visitor;
}
