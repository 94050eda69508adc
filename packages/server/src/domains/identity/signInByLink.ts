/** Links that sign in: printed at the first start, sent to those who are invited. Each works once. */
import { AppError } from "@foyer/protocol";
import type { ActionContext, MutationContext } from "../../engine/context.ts";
import { internalMutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { hashOf, newToken } from "../../secrets.ts";
import { deviceShape, newDevice, openSession, sessionShape, tokensOf } from "./sessions.ts";
import { requireParam, type SignInParams } from "./signInParams.ts";
import { createInvited } from "./signUp.ts";
import { signInLinks, users } from "./tables.ts";

export const module = "auth";

const LINK_MINUTES = 60;

/** Makes a link that signs a person in, once, within an hour unless said otherwise; gives its address. */
export async function createSignInLink(
  ctx: MutationContext,
  userId: string,
  lifetimeMinutes = LINK_MINUTES,
): Promise<string> {
  const token = newToken("link_");
  const expiresAt = ctx.now + lifetimeMinutes * 60_000;
  await ctx.db.insert(signInLinks, { userId, tokenHash: hashOf(token), createdAt: ctx.now, expiresAt });
  return ctx.surroundings.absoluteUrl(`/app/sign-in?link=${token}`);
}

/** Runs the provider `link`; the token of an invitation opens an account without a password. */
export async function signInByLink(ctx: ActionContext, params: SignInParams) {
  const token = requireParam(params, "token");
  await ctx.surroundings.takePoint(`link ${ctx.origin.address}`, { points: 60, seconds: 600 });
  const { refreshToken, device } = newDevice(ctx);
  const about = { tokenHash: hashOf(token), name: params.name, device };
  const session = await ctx.run(sessionByLink, about);
  return { tokens: await tokensOf(ctx, session, refreshToken) };
}

/** Make a link that signs a person in; gives its address. */
export const mintSignInLink = internalMutation({
  args: { userId: z.id("users"), lifetimeMinutes: z.number().int().min(1).max(10_080).optional() },
  returns: z.string(),
  async handler(ctx, { userId, lifetimeMinutes }) {
    if (!(await ctx.db.get(users, userId))) throw new AppError("NOT_FOUND", "User not found", { path: "userId" });
    return createSignInLink(ctx, userId, lifetimeMinutes);
  },
});

/** Begin a session with a link, which is used up; throws when it is used, too old or unknown. */
export const sessionByLink = internalMutation({
  args: { tokenHash: z.text(64), name: z.text(100).optional(), device: deviceShape },
  returns: sessionShape,
  async handler(ctx, { tokenHash, name, device }) {
    const link = await ctx.db.first(signInLinks, "byToken", { tokenHash }, { lock: true });
    if (!link) {
      const about = name ? { name } : {};
      const invited = await createInvited(ctx, { ...about, invitationHash: tokenHash });
      return openSession(ctx, invited, { device, method: "link" });
    }
    const user = await ctx.db.get(users, link.userId, { lock: true });
    if (!user || user.closedAt !== null || link.usedAt !== null || link.expiresAt <= ctx.now) {
      throw new AppError("GONE", "This link was used already, or is too old", { path: "params.token" });
    }
    await ctx.db.update(signInLinks, link.id, { usedAt: ctx.now });
    return openSession(ctx, user, { device, method: "link" });
  },
});
