/** Asking for a code. The asker learns nothing: whether there is an account shows in the mail alone. */
import { internalMutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { issueCode } from "./codes.ts";
import { mailCode, mailNotice } from "./mails.ts";
import { isMethodAllowed } from "./methods.ts";
import { mayOpenAccount } from "./signUp.ts";
import { users } from "./tables.ts";

export const module = "auth";

/** Mail a code to sign in with; to a stranger only when they may open an account. */
export const askToSignIn = internalMutation({
  args: { email: z.text(254), name: z.text(100).optional(), workspaceName: z.text(100).optional() },
  returns: z.null(),
  async handler(ctx, { email, name, workspaceName }) {
    const user = await ctx.db.first(users, "byEmail", { email });
    if (user && !(await isMethodAllowed(ctx.db, user.id, "otp"))) {
      await mailNotice(ctx, email, "codesOff");
      return null;
    }
    if (!user && !(await mayOpenAccount(ctx, email))) return null;
    const pending = user ? {} : { pending: { ...(name ? { name } : {}), ...(workspaceName ? { workspaceName } : {}) } };
    const code = await issueCode(ctx, { email, purpose: "signIn", ...pending });
    await mailCode(ctx, email, { purpose: "signIn", code });
    return null;
  },
});

/** Mail a code to set a new password with, if the address has an account. */
export const askToReset = internalMutation({
  args: { email: z.text(254) },
  returns: z.null(),
  async handler(ctx, { email }) {
    const user = await ctx.db.first(users, "byEmail", { email });
    if (!user) return null;
    if (!(await isMethodAllowed(ctx.db, user.id, "password"))) {
      await mailNotice(ctx, email, "passwordsOff");
      return null;
    }
    const code = await issueCode(ctx, { email, purpose: "resetPassword", userId: user.id });
    await mailCode(ctx, email, { purpose: "resetPassword", code });
    return null;
  },
});
