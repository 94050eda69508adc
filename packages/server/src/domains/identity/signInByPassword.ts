/** Signing in and up with a password, and setting a forgotten one anew. */
import { AppError } from "@foyer/protocol";
import type { ActionContext } from "../../engine/context.ts";
import { hashOf } from "../../secrets.ts";
import { readPassword, sessionByPassword, setForgottenPassword } from "./credentials.ts";
import { normalizeEmail } from "./emailAddress.ts";
import { hashPassword, isPassword, requireGoodPassword } from "./passwords.ts";
import { askToReset } from "./requestCodes.ts";
import { newDevice, tokensOf, wrongCode, wrongCredentials } from "./sessions.ts";
import { finishByCode } from "./signInByCode.ts";
import { limitGuesses, limitMails, requireParam, type SignInParams } from "./signInParams.ts";
import { beginSignUp } from "./signUp.ts";

/** Runs one flow of the provider `password`. */
export async function signInByPassword(ctx: ActionContext, params: SignInParams) {
  switch (params.flow) {
    case "signIn":
      return { tokens: await checkPassword(ctx, params) };
    case "signUp":
      return signUp(ctx, params);
    case "reset":
      return startReset(ctx, params);
    case "reset-verification":
      return { tokens: await finishReset(ctx, params) };
    case "email-verification":
      return { tokens: await finishByCode(ctx, params, "verifyEmail") };
    default:
      throw new AppError(
        "INVALID_INPUT",
        "flow must be signIn, signUp, reset, reset-verification or email-verification",
        { path: "params.flow" },
      );
  }
}

async function checkPassword(ctx: ActionContext, params: SignInParams) {
  const email = normalizeEmail(params.email, "params.email");
  const password = requireParam(params, "password");
  await limitGuesses(ctx, email);
  const stored = await ctx.run(readPassword, { email });
  const isRight = await isPassword(stored?.passwordHash, password);
  if (!isRight || !stored?.passwordHash) throw wrongCredentials();
  const { refreshToken, device } = newDevice(ctx);
  const session = await ctx.run(sessionByPassword, { ...stored, passwordHash: stored.passwordHash, device });
  return tokensOf(ctx, session, refreshToken);
}

async function signUp(ctx: ActionContext, params: SignInParams) {
  const password = requireGoodPassword(params.password, "params.password");
  const { name, workspaceName, invitation } = params;
  await ctx.surroundings.takePoint(`sign up ${ctx.origin.address}`, { points: 60, seconds: 3_600 });
  const email = invitation ? undefined : normalizeEmail(params.email, "params.email");
  if (email) await limitMails(ctx, email);
  const passwordHash = await hashPassword(password);
  const { refreshToken, device } = newDevice(ctx);
  const invitationHash = invitation ? hashOf(invitation) : undefined;
  const about = { email, name, workspaceName, passwordHash, invitationHash, device };
  const session = await ctx.run(beginSignUp, about);
  return session ? { tokens: await tokensOf(ctx, session, refreshToken) } : { started: true };
}

async function startReset(ctx: ActionContext, params: SignInParams) {
  const email = normalizeEmail(params.email, "params.email");
  await limitMails(ctx, email);
  await ctx.run(askToReset, { email });
  return { started: true };
}

async function finishReset(ctx: ActionContext, params: SignInParams) {
  const email = normalizeEmail(params.email, "params.email");
  const code = requireParam(params, "code");
  const password = requireGoodPassword(params.newPassword, "params.newPassword");
  await limitGuesses(ctx, email);
  const passwordHash = await hashPassword(password);
  const { refreshToken, device } = newDevice(ctx);
  const session = await ctx.run(setForgottenPassword, { email, code, passwordHash, device });
  if (!session) throw wrongCode();
  return tokensOf(ctx, session, refreshToken);
}
