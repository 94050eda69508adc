/** Changing one's own password, and asking for it again before something that matters. */
import { AppError } from "@foyer/protocol";
import type { ActionContext } from "../../engine/context.ts";
import { action } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { requireAgent } from "./accounts.ts";
import { readPassword, replacePassword } from "./credentials.ts";
import { hashPassword, isPassword, requireGoodPassword } from "./passwords.ts";

export const module = "auth";

/** Change one's own password; every other device is signed out. Who has none yet sets one by resetting it. */
export const changePassword = action({
  args: { currentPassword: z.text(1_000), newPassword: z.text(1_000) },
  returns: z.null(),
  access: { agent: true },
  async handler(ctx, { currentPassword, newPassword }) {
    const { userId, sessionId } = requireAgent(ctx);
    requireGoodPassword(newPassword, "newPassword");
    const before = await requireOwnPassword(ctx, userId, { password: currentPassword, path: "currentPassword" });
    if (!before) {
      throw new AppError("CONFLICT", "This account has no password yet. Set one with “Forgot password”.");
    }
    const after = await hashPassword(newPassword);
    return ctx.run(replacePassword, { userId, sessionId, before, after });
  },
});

/** Throws unless the password is the person's; answers with its hash, or null for an account without a password. */
export async function requireOwnPassword(
  ctx: ActionContext,
  userId: string,
  { password, path }: { password: string | undefined; path: string },
): Promise<string | null> {
  await ctx.surroundings.takePoint(`guess ${userId}`, { points: 10, seconds: 600 });
  const stored = await ctx.run(readPassword, { userId });
  if (!stored?.passwordHash) return null;
  if (await isPassword(stored.passwordHash, password ?? "")) return stored.passwordHash;
  throw new AppError("INVALID_CREDENTIALS", "The password is not right", { path });
}
