/**
 * Exchanging a refresh token for the next one.
 * A token may be used again for a short while (two tabs, a retry), and later too as long as nothing that came of it
 * was used: the answer was lost. Once both a token's branches are in use, two devices hold it, and the session ends.
 */
import type { ActionContext, MutationContext } from "../../engine/context.ts";
import { internalMutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import { hashOf } from "../../secrets.ts";
import {
  addRefreshToken,
  deviceShape,
  endSessions,
  newDevice,
  SESSION_MS,
  sessionShape,
  tokensOf,
} from "./sessions.ts";
import { agentSessions, refreshTokens } from "./tables.ts";

export const module = "auth";

/** How long after its first use a refresh token may simply be used again. */
const GRACE_MS = 30_000;
/** How long a used token is remembered once its successor is in use, so that a thief who kept it gives himself away. */
const REMEMBERED_MS = 86_400_000;
const MOST_CHILDREN = 50;

type Token = Row<typeof refreshTokens>;

/** New tokens for a refresh token, or null when it is not good. */
export async function refresh(ctx: ActionContext, refreshToken: string) {
  await ctx.surroundings.takePoint(`refresh ${ctx.origin.address}`, { points: 600, seconds: 60 });
  const next = newDevice(ctx);
  const session = await ctx.run(rotate, { tokenHash: hashOf(refreshToken), device: next.device });
  return session ? tokensOf(ctx, session, next.refreshToken) : null;
}

/** Exchange a refresh token, by its hash, for the next one; `null` when it is not good. */
export const rotate = internalMutation({
  args: { tokenHash: z.text(64, 64), device: deviceShape },
  returns: sessionShape.nullable(),
  async handler(ctx, { tokenHash, device }) {
    const token = await ctx.db.first(refreshTokens, "byToken", { tokenHash }, { lock: true });
    if (!token || token.expiresAt <= ctx.now) return null;
    const session = await ctx.db.get(agentSessions, token.sessionId, { lock: true });
    if (!session || session.expiresAt <= ctx.now) return null;
    if (await isStolen(ctx, token)) {
      await endSessions(ctx, session.userId, { only: session.id });
      return null;
    }
    if (token.firstUsedAt === null) await markUsed(ctx, token);
    await addRefreshToken(ctx, session.id, { tokenHash: device.refreshTokenHash, parentId: token.id });
    await ctx.db.update(agentSessions, session.id, {
      lastUsedAt: ctx.now,
      expiresAt: ctx.now + SESSION_MS,
      address: device.address,
      userAgent: device.userAgent ?? session.userAgent,
    });
    return { userId: session.userId, sessionId: session.id };
  },
});

async function isStolen(ctx: MutationContext, token: Token): Promise<boolean> {
  if (token.firstUsedAt === null) return hasOtherBranch(ctx, token);
  if (ctx.now - token.firstUsedAt <= GRACE_MS) return false;
  const children = await childrenOf(ctx, token.id);
  return children.some((child) => child.firstUsedAt !== null);
}

/** Whether a token that was made from the same one, but not in the same moment, is already in use. */
async function hasOtherBranch(ctx: MutationContext, token: Token): Promise<boolean> {
  if (token.parentId === null) return false;
  const siblings = await childrenOf(ctx, token.parentId);
  return siblings.some(
    (each) =>
      each.id !== token.id && each.firstUsedAt !== null && Math.abs(each.createdAt - token.createdAt) > GRACE_MS,
  );
}

async function markUsed(ctx: MutationContext, token: Token): Promise<void> {
  await ctx.db.update(refreshTokens, token.id, { firstUsedAt: ctx.now });
  if (token.parentId === null) return;
  // The row may be gone already: then there is nothing to shorten.
  await ctx.db.update(refreshTokens, token.parentId, { expiresAt: ctx.now + REMEMBERED_MS });
}

function childrenOf(ctx: MutationContext, parentId: string): Promise<Token[]> {
  return ctx.db.list(refreshTokens, "byParent", { eq: { parentId }, limit: MOST_CHILDREN });
}
