/** Invitations by e-mail. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { action, internalMutation, mutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { newId } from "../../persistence/ids.ts";
import { hashOf, newToken } from "../../secrets.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { lockOwnAccount, requireAgent } from "../identity/accounts.ts";
import { normalizeEmail } from "../identity/emailAddress.ts";
import { users } from "../identity/tables.ts";
import { mailInvitation } from "./invitationMail.ts";
import { type Invitation, joinByInvitation, requireOpen } from "./joining.ts";
import { requireWithin } from "./membership.ts";
import { workspaceInvitations, workspaceMembers, workspaces } from "./tables.ts";

export const module = "workspaceMembers";

const INVITATION_MS = 7 * 86_400_000;
const MOST_PENDING = 500;
const role = z.enum(["admin", "agent", "viewer"]);

/** Invite somebody by e-mail; a second invitation of the same address replaces the first. */
export const inviteToWorkspace = action({
  args: { workspaceId: z.id("workspaces"), email: z.text(300), role },
  returns: z.object({ status: z.literal("invited"), invitationId: z.id("workspace_invitations") }),
  subject: [workspaces, "workspaceId"],
  access: { agent: "users.invite" },
  rateLimit: { per: "caller", points: 60, seconds: 3_600 },
  async handler(ctx, args) {
    const { userId, sessionId } = requireAgent(ctx);
    const inviter = { userId, sessionId };
    const invitationId = await ctx.run(invite, { ...args, email: normalizeEmail(args.email), inviter });
    return { status: "invited" as const, invitationId };
  },
});

/** Write down an invitation and mail its link. */
export const invite = internalMutation({
  args: {
    workspaceId: z.id("workspaces"),
    email: z.text(254),
    role,
    inviter: z.object({ userId: z.id("users"), sessionId: z.id("agent_sessions") }),
  },
  returns: z.id("workspace_invitations"),
  subject: [workspaces, "workspaceId"],
  async handler(ctx, { workspaceId, email, role, inviter }, workspace) {
    const key = { workspaceId, userId: inviter.userId };
    const own = await ctx.db.first(workspaceMembers, "byWorkspaceAndUser", key, { lock: true });
    if (!own) throw new AppError("NOT_WORKSPACE_MEMBER", "Not a member of this workspace");
    requireWithin(own, { role, permissions: [] }, "role");
    await refuseMember(ctx, workspaceId, email);
    const token = newToken("inv_");
    const about = { workspaceId, email, role, invitedBy: inviter.userId };
    const invitation = await storeInvitation(ctx, { ...about, tokenHash: hashOf(token) });
    await mailInvitation(ctx, { ...about, workspaceName: workspace.name, token });
    writeAudit(ctx.db, {
      id: newId(),
      at: ctx.now,
      caller: { kind: "agent", ...inviter },
      workspaceId,
      action: "user.invited",
      resourceType: "invitation",
      resourceId: invitation.id,
      metadata: { email, role },
    });
    return invitation.id;
  },
});

/** Accept an invitation to one's own address, by the token of its link or by its id; gives the workspace's id. */
export const acceptInvitation = mutation({
  args: { token: z.text(200).optional(), invitationId: z.id("workspace_invitations").optional() },
  returns: z.id("workspaces"),
  access: { agent: true },
  rateLimit: { per: "caller", points: 60, seconds: 600 },
  async handler(ctx, { token, invitationId }) {
    const user = await lockOwnAccount(ctx);
    const invitation = await findInvitation(ctx, { token, invitationId });
    requireAddressee(invitation, user, token !== undefined);
    const { workspaceId } = invitation;
    const member = await ctx.db.first(workspaceMembers, "byWorkspaceAndUser", { workspaceId, userId: user.id });
    if (invitation.status === "accepted" && member) return workspaceId;
    await joinByInvitation(ctx, requireOpen(ctx, invitation), user.id);
    const isProven = token !== undefined && ctx.surroundings.mailer.isConfigured;
    const emailVerifiedAt = user.emailVerifiedAt ?? (isProven ? ctx.now : null);
    await ctx.db.update(users, user.id, { workspaceId, emailVerifiedAt });
    return workspaceId;
  },
});

/** Withdraw an invitation. */
export const cancelInvitation = mutation({
  args: { invitationId: z.id("workspace_invitations") },
  returns: z.null(),
  subject: [workspaceInvitations, "invitationId"],
  access: { agent: "users.invite" },
  async handler(ctx, { invitationId }, invitation) {
    if (invitation.status === "cancelled") return null;
    if (invitation.status === "accepted") throw new AppError("CONFLICT", "This invitation was accepted already.");
    await ctx.db.update(workspaceInvitations, invitationId, { status: "cancelled" });
    return null;
  },
});

async function refuseMember(ctx: MutationContext, workspaceId: string, email: string): Promise<void> {
  const user = await ctx.db.first(users, "byEmail", { email });
  const member = user && (await ctx.db.first(workspaceMembers, "byWorkspaceAndUser", { workspaceId, userId: user.id }));
  if (member) throw new AppError("ALREADY_EXISTS", "Already a member of this workspace", { path: "email" });
}

async function storeInvitation(
  ctx: MutationContext,
  about: Pick<Invitation, "workspaceId" | "email" | "role" | "invitedBy" | "tokenHash">,
): Promise<{ id: string }> {
  const { workspaceId, email } = about;
  const key = { workspaceId, email };
  const pending = await ctx.db.first(workspaceInvitations, "byPendingEmail", key, { lock: true });
  const row = { ...about, createdAt: ctx.now, expiresAt: ctx.now + INVITATION_MS };
  if (pending) {
    await ctx.db.update(workspaceInvitations, pending.id, row);
    return pending;
  }
  const eq = { workspaceId, status: "pending" as const };
  if ((await ctx.db.count(workspaceInvitations, "byWorkspace", eq, MOST_PENDING)) >= MOST_PENDING) {
    throw new AppError("CONFLICT", `At most ${MOST_PENDING} invitations can be open. Withdraw some first.`);
  }
  const inserted = await ctx.db.insertNew(workspaceInvitations, row);
  if (!inserted) throw new AppError("CONFLICT", "Somebody is inviting this address right now", { path: "email" });
  return inserted;
}

async function findInvitation(
  ctx: MutationContext,
  { token, invitationId }: { token: string | undefined; invitationId: string | undefined },
): Promise<Invitation> {
  const found = token
    ? await ctx.db.first(workspaceInvitations, "byToken", { tokenHash: hashOf(token) }, { lock: true })
    : invitationId && (await ctx.db.get(workspaceInvitations, invitationId, { lock: true }));
  if (!found) throw new AppError("NOT_FOUND", "Invitation not found", { path: token ? "token" : "invitationId" });
  return found;
}

/** A forwarded link does not let in whoever holds it; an id alone is no proof of the address at all. */
function requireAddressee(
  invitation: Invitation,
  user: { email: string; emailVerifiedAt: number | null },
  hasToken: boolean,
): void {
  if (invitation.email !== user.email) {
    if (!hasToken) throw new AppError("NOT_FOUND", "Invitation not found", { path: "invitationId" });
    throw new AppError("NOT_AUTHORIZED", "This invitation is for another address. Sign in with that one to accept it.");
  }
  if (!hasToken && user.emailVerifiedAt === null) {
    throw new AppError("NOT_AUTHORIZED", "Use the link in the invitation: your address is not confirmed yet");
  }
}
