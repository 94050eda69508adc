/** What clients send along when they sign in. */
import { AppError } from "@foyer/protocol";
import type { ActionContext } from "../../engine/context.ts";
import { type Infer, z } from "../../engine/values.ts";

/** The parameters of all ways of signing in; what a form sends beside them is left out. */
export const signInParams = z.object({
  flow: z.text(40).optional(),
  email: z.text(300).optional(),
  password: z.text(1_000).optional(),
  newPassword: z.text(1_000).optional(),
  code: z.text(20).optional(),
  /** Of a sign-in link or of an invitation. */
  token: z.text(200).optional(),
  /** The token of an invitation, with which a sign-up joins its workspace. */
  invitation: z.text(200).optional(),
  name: z.text(100).optional(),
  workspaceName: z.text(100).optional(),
});

/** What was sent. */
export type SignInParams = Infer<typeof signInParams>;

/** A parameter that this way of signing in needs. */
export function requireParam(params: SignInParams, name: keyof SignInParams & string): string {
  const value = params[name];
  if (value) return value;
  throw new AppError("MISSING_REQUIRED_FIELD", `${name} is missing`, { path: `params.${name}` });
}

/** Limits guesses: from one address at one account, at one account from anywhere, and from one address at any account. */
export async function limitGuesses(ctx: ActionContext, email: string): Promise<void> {
  const { takePoint } = ctx.surroundings;
  const { address } = ctx.origin;
  await takePoint(`guess ${address} ${email}`, { points: 10, seconds: 600 });
  await takePoint(`guess ${email}`, { points: 60, seconds: 3_600 });
  await takePoint(`guess ${address}`, { points: 120, seconds: 600 });
}

/** Limits mails that strangers may cause: to one address, and from one network address. */
export async function limitMails(ctx: ActionContext, email: string): Promise<void> {
  const { takePoint } = ctx.surroundings;
  await takePoint(`mail ${email}`, { points: 5, seconds: 900 });
  await takePoint(`mail ${ctx.origin.address}`, { points: 60, seconds: 900 });
}
