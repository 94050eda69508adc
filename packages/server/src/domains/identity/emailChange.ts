/** Moving an account to another e-mail address. */
import { AppError } from "@foyer/protocol";
import { action, internalMutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { requireAgent } from "./accounts.ts";
import { issueCode, spendCode } from "./codes.ts";
import { normalizeEmail } from "./emailAddress.ts";
import { mailCode, mailNotice } from "./mails.ts";
import { requireOwnPassword } from "./passwordChange.ts";
import { wrongCode } from "./sessions.ts";
import { limitGuesses, limitMails } from "./signInParams.ts";
import { users } from "./tables.ts";

export const module = "auth";

/** Ask to move the account to another address: a code goes there. Who has a password gives it again. */
export const requestEmailChange = action({
  args: { email: z.text(300), password: z.text(1_000).optional() },
  returns: z.object({ started: z.literal(true) }),
  access: { agent: true },
  async handler(ctx, args) {
    const { userId } = requireAgent(ctx);
    const email = normalizeEmail(args.email);
    await requireOwnPassword(ctx, userId, { password: args.password, path: "password" });
    await limitMails(ctx, email);
    await ctx.run(beginEmailChange, { userId, email });
    return { started: true as const };
  },
});

/** Move the account to the address that the code was sent to. */
export const confirmEmailChange = action({
  args: { email: z.text(300), code: z.text(20) },
  returns: z.null(),
  access: { agent: true },
  async handler(ctx, { email, code }) {
    const { userId } = requireAgent(ctx);
    const address = normalizeEmail(email);
    await limitGuesses(ctx, address);
    if (!(await ctx.run(finishEmailChange, { userId, email: address, code }))) throw wrongCode();
    return null;
  },
});

/** Mail a code to the new address, unless it belongs to another account. */
export const beginEmailChange = internalMutation({
  args: { userId: z.id("users"), email: z.text(254) },
  returns: z.null(),
  async handler(ctx, { userId, email }) {
    // Nothing else tells that the address is taken: whoever asks need not know who has an account.
    if (await ctx.db.first(users, "byEmail", { email })) return null;
    const code = await issueCode(ctx, { email, purpose: "changeEmail", userId });
    await mailCode(ctx, email, { purpose: "changeEmail", code });
    return null;
  },
});

/** Change the address of an account with a code, and tell the old address; `false` when the code is wrong. */
export const finishEmailChange = internalMutation({
  args: { userId: z.id("users"), email: z.text(254), code: z.text(20) },
  returns: z.boolean(),
  async handler(ctx, { userId, email, code }) {
    const spent = await spendCode(ctx, { email, purpose: "changeEmail", code });
    if (spent?.userId !== userId) return false;
    const user = await ctx.db.get(users, userId, { lock: true });
    if (!user) return false;
    if (await ctx.db.first(users, "byEmail", { email })) {
      throw new AppError("ALREADY_EXISTS", "Another account has this address", { path: "email" });
    }
    await ctx.db.update(users, userId, { email, emailVerifiedAt: ctx.now });
    await mailNotice(ctx, user.email, "emailChanged");
    return true;
  },
});
