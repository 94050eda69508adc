/** Passwords in the database: read to be checked, and replaced. Hashing happens before, outside any transaction. */
import { internalMutation, internalQuery } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { spendCode } from "./codes.ts";
import { mailNotice } from "./mails.ts";
import { deviceShape, endSessions, openSession, sessionShape, wrongCredentials } from "./sessions.ts";
import { users } from "./tables.ts";

export const module = "auth";

const passwordHash = z.text(300);

/** Read the password hash of an account, found by its address or by its id. */
export const readPassword = internalQuery({
  args: { email: z.text(254).optional(), userId: z.id("users").optional() },
  returns: z.object({ userId: z.id("users"), passwordHash: passwordHash.nullable() }).nullable(),
  async handler(ctx, { email, userId }) {
    const user = userId
      ? await ctx.db.get(users, userId)
      : await ctx.db.first(users, "byEmail", { email: email ?? "" });
    return user ? { userId: user.id, passwordHash: user.passwordHash } : null;
  },
});

/** Begin a session for somebody whose password was right, unless it has changed meanwhile. */
export const sessionByPassword = internalMutation({
  args: { userId: z.id("users"), passwordHash, device: deviceShape },
  returns: sessionShape,
  async handler(ctx, args) {
    const user = await ctx.db.get(users, args.userId, { lock: true });
    if (user?.passwordHash !== args.passwordHash) throw wrongCredentials();
    return openSession(ctx, user, { device: args.device, method: "password" });
  },
});

/** Set a forgotten password with a code, end all sessions and begin one; `null` when the code is wrong. */
export const setForgottenPassword = internalMutation({
  args: { email: z.text(254), code: z.text(20), passwordHash, device: deviceShape },
  returns: sessionShape.nullable(),
  async handler(ctx, { email, code, device, ...changed }) {
    const spent = await spendCode(ctx, { email, purpose: "resetPassword", code });
    const user = spent?.userId ? await ctx.db.get(users, spent.userId, { lock: true }) : null;
    if (user?.email !== email) return null;
    const emailVerifiedAt = user.emailVerifiedAt ?? ctx.now;
    const patched = await ctx.db.update(users, user.id, { ...changed, emailVerifiedAt });
    await endSessions(ctx, user.id);
    await mailNotice(ctx, email, "passwordChanged");
    return openSession(ctx, patched ?? user, { device, method: "password" });
  },
});

/** Replace a password that was checked, unless it has changed meanwhile, and end the person's other sessions. */
export const replacePassword = internalMutation({
  args: { userId: z.id("users"), sessionId: z.id("agent_sessions"), before: passwordHash, after: passwordHash },
  returns: z.null(),
  async handler(ctx, { userId, sessionId, before, after }) {
    const user = await ctx.db.get(users, userId, { lock: true });
    if (user?.passwordHash !== before) throw wrongCredentials();
    await ctx.db.update(users, userId, { passwordHash: after });
    await endSessions(ctx, userId, { except: sessionId });
    await mailNotice(ctx, user.email, "passwordChanged");
    return null;
  },
});
