/** Signing in, and finishing a sign-up, with a code by e-mail. */
import type { ActionContext } from "../../engine/context.ts";
import { internalMutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { spendCode } from "./codes.ts";
import { normalizeEmail } from "./emailAddress.ts";
import { askToSignIn } from "./requestCodes.ts";
import { deviceShape, newDevice, openSession, sessionShape, tokensOf, wrongCode } from "./sessions.ts";
import { limitGuesses, limitMails, requireParam, type SignInParams } from "./signInParams.ts";
import { createAccount } from "./signUp.ts";
import { users } from "./tables.ts";

export const module = "auth";

/** Runs the provider `otp`: without a code it sends one, with the code it signs in. */
export async function signInByCode(ctx: ActionContext, params: SignInParams) {
  if (params.code) return { tokens: await finishByCode(ctx, params, "signIn") };
  const email = normalizeEmail(params.email, "params.email");
  await limitMails(ctx, email);
  await ctx.run(askToSignIn, { email, name: params.name, workspaceName: params.workspaceName });
  return { started: true };
}

/** Exchanges a code for tokens. */
export async function finishByCode(ctx: ActionContext, params: SignInParams, purpose: "signIn" | "verifyEmail") {
  const email = normalizeEmail(params.email, "params.email");
  const code = requireParam(params, "code");
  await limitGuesses(ctx, email);
  const { refreshToken, device } = newDevice(ctx);
  const session = await ctx.run(sessionByCode, { email, purpose, code, device });
  if (!session) throw wrongCode();
  return tokensOf(ctx, session, refreshToken);
}

/** Begin a session with a code, and the account too if the code finishes a sign-up; `null` when the code is wrong. */
export const sessionByCode = internalMutation({
  args: { email: z.text(254), purpose: z.enum(["signIn", "verifyEmail"]), code: z.text(20), device: deviceShape },
  returns: sessionShape.nullable(),
  async handler(ctx, { email, purpose, code, device }) {
    const spent = await spendCode(ctx, { email, purpose, code });
    if (!spent) return null;
    const known = await ctx.db.first(users, "byEmail", { email }, { lock: true });
    if (!known && !spent.pending) return null;
    if (known && known.emailVerifiedAt === null) {
      await ctx.db.update(users, known.id, { emailVerifiedAt: ctx.now });
    }
    const user = known ?? (await createAccount(ctx, { ...spent.pending, email, isVerified: true }));
    const method = !known && user.passwordHash ? "password" : "otp";
    return openSession(ctx, user, { device, method });
  },
});
