/** The words of the mails that concern a person's account. */
import type { MutationContext } from "../../engine/context.ts";
import { queueMail } from "../channels/mail.ts";
import { renderMail } from "../channels/mailTemplate.ts";
import { CODE_MINUTES, type CodePurpose } from "./codes.ts";

const CODE_MAILS = {
  signIn: ["Your sign-in code", "Use this code to sign in to Foyer."],
  verifyEmail: ["Confirm your e-mail address", "Use this code to finish signing up for Foyer."],
  resetPassword: ["Reset your password", "Use this code to choose a new password."],
  changeEmail: ["Confirm your new e-mail address", "Use this code to move your account to this address."],
  closeAccount: ["Close your account", "Use this code to close your Foyer account, for good."],
} as const satisfies Record<CodePurpose, readonly [string, string]>;

const NOTICES = {
  passwordChanged: ["Your password was changed", "All other devices were signed out."],
  emailChanged: ["Your e-mail address was changed", "From now on, sign in to Foyer with your new address."],
  accountClosed: [
    "Your account was closed",
    "You were signed out everywhere and belong to no workspace any more. What you wrote stays there under your name. With this address you can sign up again.",
  ],
  codesOff: [
    "You asked for a sign-in code",
    "A workspace that you belong to does not allow signing in by code. Sign in with your password; if you have none, choose “Forgot password” to set one.",
  ],
  passwordsOff: [
    "You asked to reset your password",
    "A workspace that you belong to does not allow passwords. Sign in with a code by e-mail instead.",
  ],
} as const;

/** Mails a code. */
export function mailCode(ctx: MutationContext, to: string, about: { purpose: CodePurpose; code: string }) {
  const [heading, first] = CODE_MAILS[about.purpose];
  const mail = renderMail({
    subject: heading,
    heading,
    paragraphs: [first],
    code: about.code,
    footnote: `The code is good for ${CODE_MINUTES} minutes. If you did not ask for it, ignore this mail; nobody can use the code without it.`,
  });
  return queueMail(ctx, { ...mail, to, purpose: `${about.purpose}Code`, holdsSecret: true });
}

/** Mails what a person should know about their account. */
export function mailNotice(ctx: MutationContext, to: string, notice: keyof typeof NOTICES) {
  const [heading, first] = NOTICES[notice];
  const mail = renderMail({
    subject: heading,
    heading,
    paragraphs: [first],
    footnote: `If this was not you, ${notice === "accountClosed" ? "tell an admin of your workspace" : "reset your password"} at once.`,
  });
  return queueMail(ctx, { ...mail, to, purpose: notice });
}
