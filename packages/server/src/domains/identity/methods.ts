/** Ways of signing in, and which of them a person's workspaces allow. */
import { AppError } from "@foyer/protocol";
import type { Reader } from "../../persistence/reader.ts";
import { workspaceMembers, workspaces } from "../workspaces/tables.ts";

/** A way of signing in. Links are Foyer's own and always allowed. */
export type SignInMethod = "password" | "otp" | "link";

const REFUSALS = {
  password: "Your workspace does not allow signing in with a password. Use a code by e-mail instead.",
  otp: "Your workspace does not allow signing in by code. Use your password, or set one with “Forgot password”.",
};

/** Whether every workspace of a person allows a method; where they contradict each other, codes remain. */
export async function isMethodAllowed(
  db: Reader,
  userId: string,
  method: Exclude<SignInMethod, "link">,
): Promise<boolean> {
  const memberships = await db.list(workspaceMembers, "byUser", { eq: { userId }, limit: 400 });
  const ids = memberships.map((each) => each.workspaceId);
  const rows = await db.getMany(workspaces, ids, { only: ["id", "authMethods", "sandboxOf"] });
  const deciding = [...rows.values()].filter((row) => row.sandboxOf === null);
  const allows = (name: string) => deciding.every((row) => row.authMethods.includes(name));
  if (allows(method)) return true;
  return method === "otp" && !allows("password");
}

/** Throws when a workspace of the person does not allow this method. */
export async function requireMethod(ctx: { db: Reader }, userId: string, method: SignInMethod): Promise<void> {
  if (method === "link" || (await isMethodAllowed(ctx.db, userId, method))) return;
  throw new AppError("NOT_AUTHORIZED", REFUSALS[method]);
}
