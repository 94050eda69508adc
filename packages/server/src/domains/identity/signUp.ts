/** Opening accounts: who may, what they get, and the proof that the address is theirs. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { internalMutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import { createWorkspace } from "../workspaces/createWorkspace.ts";
import { workspacesOfDomain } from "../workspaces/domains.ts";
import { joinByInvitation, openInvitation } from "../workspaces/joining.ts";
import { addMember } from "../workspaces/membership.ts";
import { issueCode } from "./codes.ts";
import { domainOf } from "./emailAddress.ts";
import { mailCode, mailNotice } from "./mails.ts";
import { isMethodAllowed } from "./methods.ts";
import { deviceShape, openSession, sessionShape } from "./sessions.ts";
import { type PendingSignUp, users } from "./tables.ts";

export const module = "auth";

type User = Row<typeof users>;

/** Two people who open the first account at once wait for each other here. */
const FIRST_ACCOUNT_LOCK = 705_731_002;

/**
 * Open an account at once for the first person or for a holder of an invitation, and answer with a session;
 * for others mail a code that finishes the sign-up, and answer with `null`.
 */
export const beginSignUp = internalMutation({
  args: {
    email: z.text(254).optional(),
    name: z.text(100).optional(),
    workspaceName: z.text(100).optional(),
    passwordHash: z.text(300),
    invitationHash: z.text(64).optional(),
    device: deviceShape,
  },
  returns: sessionShape.nullable(),
  async handler(ctx, { email, invitationHash, device, ...pending }) {
    const method = "password";
    if (invitationHash)
      return openSession(ctx, await createInvited(ctx, { ...pending, invitationHash }), { device, method });
    if (!email) throw new AppError("MISSING_REQUIRED_FIELD", "email is missing", { path: "params.email" });
    if (await isFirstAccount(ctx)) {
      return openSession(ctx, await createAccount(ctx, { ...pending, email, isVerified: false }), { device, method });
    }
    if (!(await mayOpenAccount(ctx, email))) throw invitationOnly();
    await askToVerify(ctx, email, pending);
    return null;
  },
});

/** Whether somebody who was not invited may open an account with this address. */
export async function mayOpenAccount(ctx: MutationContext, email: string): Promise<boolean> {
  if (ctx.surroundings.config.FOYER_SIGNUP === "open") return true;
  if ((await workspacesOfDomain(ctx.db, domainOf(email))).length > 0) return true;
  return isFirstAccount(ctx);
}

/** Opens an account: in the workspaces that take its domain, else with a workspace of its own. */
export async function createAccount(
  ctx: MutationContext,
  { email, isVerified, ...about }: PendingSignUp & { email: string; isVerified: boolean },
): Promise<User> {
  const isFirst = await isFirstAccount(ctx);
  const user = await insertUser(ctx, { ...about, email, isVerified });
  // Who has the address already has the account.
  if (!user) return (await ctx.db.first(users, "byEmail", { email })) as User;
  const domains = isVerified ? await workspacesOfDomain(ctx.db, domainOf(email)) : [];
  for (const { id } of domains) await addMember(ctx, { workspaceId: id, userId: user.id, role: "agent" });
  const mayOwn = isFirst || ctx.surroundings.config.FOYER_SIGNUP === "open";
  const wantsOwn = domains.length === 0 || Boolean(about.workspaceName?.trim());
  const own =
    mayOwn && wantsOwn
      ? await createWorkspace(ctx, { name: workspaceNameOf(user, about), ownerId: user.id })
      : undefined;
  const workspaceId = own?.id ?? domains[0]?.id;
  if (!workspaceId) throw invitationOnly();
  return (await ctx.db.update(users, user.id, { workspaceId })) ?? user;
}

/** Opens an account for the address of an invitation, in the workspace that it is for. */
export async function createInvited(
  ctx: MutationContext,
  { invitationHash, ...about }: PendingSignUp & { invitationHash: string },
): Promise<User> {
  const invitation = await openInvitation(ctx, invitationHash);
  // Without a mail server the inviter has seen the link as well, so that it proves nothing.
  const isVerified = ctx.surroundings.mailer.isConfigured;
  const user = await insertUser(ctx, { ...about, email: invitation.email, isVerified });
  if (!user) throw new AppError("CONFLICT", "You already have an account. Sign in to accept the invitation.");
  await joinByInvitation(ctx, invitation, user.id);
  return (await ctx.db.update(users, user.id, { workspaceId: invitation.workspaceId })) ?? user;
}

async function askToVerify(ctx: MutationContext, email: string, pending: PendingSignUp): Promise<void> {
  const known = await ctx.db.first(users, "byEmail", { email });
  if (known && !(await isMethodAllowed(ctx.db, known.id, "otp"))) {
    await mailNotice(ctx, email, "codesOff");
    return;
  }
  // To somebody who has an account the code is one to sign in with; what a stranger typed beside it counts for nothing.
  const code = await issueCode(ctx, { email, purpose: "verifyEmail", ...(known ? {} : { pending }) });
  await mailCode(ctx, email, { purpose: "verifyEmail", code });
}

function insertUser(ctx: MutationContext, about: PendingSignUp & { email: string; isVerified: boolean }) {
  return ctx.db.insertNew(users, {
    email: about.email,
    name: about.name?.trim() || null,
    passwordHash: about.passwordHash ?? null,
    emailVerifiedAt: about.isVerified ? ctx.now : null,
    createdAt: ctx.now,
  });
}

/** Whether nobody has an account yet; if so, nobody else opens one until this transaction ends. */
export async function isFirstAccount(ctx: MutationContext): Promise<boolean> {
  const isEmpty = async () => (await ctx.db.list(users, "byEmail", { limit: 1 })).length === 0;
  if (!(await isEmpty())) return false;
  await ctx.db.sql("select pg_advisory_xact_lock($1)", [FIRST_ACCOUNT_LOCK], []);
  return isEmpty();
}

function workspaceNameOf(user: User, { workspaceName }: PendingSignUp): string {
  return workspaceName?.trim() || `${user.name ?? user.email.split("@")[0]}'s Workspace`;
}

function invitationOnly(): AppError {
  return new AppError("NOT_AUTHORIZED", "Sign-up is by invitation only. Use the link in your invitation.");
}
