/** Closing one's own account. What the person wrote stays, under their name; everything that let them in ends. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { action, internalMutation, internalQuery } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { newId } from "../../persistence/ids.ts";
import type { Row } from "../../persistence/table.ts";
import { replaceFile } from "../attachments/attach.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { endMembership, type Member, requireNotOwner, requireOwnsNone } from "../workspaces/membership.ts";
import { workspaceMembers } from "../workspaces/tables.ts";
import { lockAccount, requireAgent } from "./accounts.ts";
import { issueCode, spendCode } from "./codes.ts";
import { mailCode, mailNotice } from "./mails.ts";
import { requireOwnPassword } from "./passwordChange.ts";
import { endSessions, wrongCode, wrongCredentials } from "./sessions.ts";
import { limitGuesses, limitMails } from "./signInParams.ts";
import { users } from "./tables.ts";

export const module = "auth";

const MOST_AT_ONCE = 200;

/** Ask for the code with which one's own account can be closed instead of with the password; it goes to one's own address. */
export const requestAccountClosure = action({
  args: {},
  returns: z.object({ started: z.literal(true) }),
  access: { agent: true },
  async handler(ctx) {
    const { userId } = requireAgent(ctx);
    await limitMails(ctx, await ctx.run(ownAddress, { userId }));
    await ctx.run(beginClosing, { userId });
    return { started: true as const };
  },
});

/**
 * Close one's own account, for good: with the password, or with a code by e-mail. Whoever owns a workspace hands it over first.
 */
export const closeAccount = action({
  args: { password: z.text(1_000).optional(), code: z.text(20).optional() },
  returns: z.null(),
  access: { agent: true },
  async handler(ctx, { password, code }) {
    const { userId, sessionId } = requireAgent(ctx);
    if (code !== undefined) {
      await limitGuesses(ctx, await ctx.run(ownAddress, { userId }));
      if (!(await ctx.run(finishClosing, { userId, sessionId, code }))) throw wrongCode();
      return null;
    }
    const passwordHash = await requireOwnPassword(ctx, userId, { password, path: "password" });
    if (!passwordHash) {
      throw new AppError("MISSING_REQUIRED_FIELD", "This account has no password: ask for a code", { path: "code" });
    }
    await ctx.run(finishClosing, { userId, sessionId, passwordHash });
    return null;
  },
});

/** Read the address of an account. */
export const ownAddress = internalQuery({
  args: { userId: z.id("users") },
  returns: z.string(),
  async handler(ctx, { userId }) {
    const user = await ctx.db.get(users, userId, { only: ["email"] });
    return user?.email ?? "";
  },
});

/** Mail a code that closes an account, unless it cannot be closed yet. */
export const beginClosing = internalMutation({
  args: { userId: z.id("users") },
  returns: z.null(),
  async handler(ctx, { userId }) {
    const user = await lockAccount(ctx, userId);
    await requireOwnsNone(ctx.db, userId);
    const code = await issueCode(ctx, { email: user.email, purpose: "closeAccount", userId });
    await mailCode(ctx, user.email, { purpose: "closeAccount", code });
    return null;
  },
});

/** Close an account whose password was right, unless it has changed meanwhile, or with a code; `false` when the code is wrong. */
export const finishClosing = internalMutation({
  args: {
    userId: z.id("users"),
    sessionId: z.id("agent_sessions"),
    passwordHash: z.text(300).optional(),
    code: z.text(20).optional(),
  },
  returns: z.boolean(),
  async handler(ctx, { userId, sessionId, passwordHash, code }) {
    const user = await lockAccount(ctx, userId);
    if (code === undefined) {
      if (user.passwordHash === null || user.passwordHash !== passwordHash) throw wrongCredentials();
    } else if (!(await spendCode(ctx, { email: user.email, purpose: "closeAccount", code }))) return false;
    await requireOwnsNone(ctx.db, userId);
    await endMemberships(ctx, userId, sessionId);
    await close(ctx, user);
    return true;
  },
});

async function endMemberships(ctx: MutationContext, userId: string, sessionId: string): Promise<void> {
  const next = () => ctx.db.list(workspaceMembers, "byUser", { eq: { userId }, limit: MOST_AT_ONCE });
  for (let members = await next(); members.length > 0; members = await next()) {
    for (const member of members) await leave(ctx, member, sessionId);
  }
}

async function leave(ctx: MutationContext, { id, workspaceId, userId }: Member, sessionId: string): Promise<void> {
  const member = await ctx.db.get(workspaceMembers, id, { lock: true });
  // That of a sandbox ends with that of its workspace.
  if (!member) return;
  // Somebody may have handed the workspace over to this person a moment ago.
  requireNotOwner(member);
  await endMembership(ctx, member);
  writeAudit(ctx.db, {
    id: newId(),
    at: ctx.now,
    caller: { kind: "agent", userId, sessionId },
    workspaceId,
    action: "user.account.closed",
    resourceType: "user",
    resourceId: userId,
    metadata: { role: member.role },
  });
}

async function close(ctx: MutationContext, user: Row<typeof users>): Promise<void> {
  const picture = { workspaceId: user.workspaceId ?? "", id: null, purpose: "avatar" as const, path: "" };
  await replaceFile(ctx, user.avatarAttachmentId, picture);
  await mailNotice(ctx, user.email, "accountClosed");
  await ctx.db.update(users, user.id, {
    // Of one who set no name, what they wrote went by this part of their address.
    name: user.name ?? user.email.split("@")[0] ?? null,
    // The column is unique and never empty; no form takes this for an address, so that nobody signs in with it.
    email: `closed ${user.id}`,
    avatarAttachmentId: null,
    workspaceId: null,
    passwordHash: null,
    emailVerifiedAt: null,
    closedAt: ctx.now,
  });
  await endSessions(ctx, user.id);
}
