/**
 * Sessions: one sign-in on one device, and the refresh tokens that keep it.
 * Knows when a session begins and ends; how a person proved who they are is decided before.
 */
import { AppError } from "@foyer/protocol";
import type { ActionContext, MutationContext } from "../../engine/context.ts";
import { type Infer, z } from "../../engine/values.ts";
import { newId } from "../../persistence/ids.ts";
import type { Row } from "../../persistence/table.ts";
import { hashOf, newToken } from "../../secrets.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { signAccessToken } from "./accessTokens.ts";
import { requireMethod, type SignInMethod } from "./methods.ts";
import { agentSessions, refreshTokens, type users } from "./tables.ts";

/** How long a session lasts that nobody uses. */
export const SESSION_MS = 30 * 86_400_000;

/** The device that signs in, with the refresh token that it will hold. */
export const deviceShape = z.object({
  refreshTokenHash: z.text(64, 64),
  address: z.text(100),
  userAgent: z.text(500).optional(),
});

/** A session that was begun or continued. */
export const sessionShape = z.object({ userId: z.id("users"), sessionId: z.id("agent_sessions") });

/** What a client keeps: the token to call with, and the one to get the next with. */
export const tokensShape = z.object({ token: z.string(), refreshToken: z.string() });

/** A refresh token for a device of this caller; only its hash is stored. */
export function newDevice(ctx: ActionContext): { refreshToken: string; device: Infer<typeof deviceShape> } {
  const refreshToken = newToken("rt_");
  const { address, userAgent } = ctx.origin;
  return {
    refreshToken,
    device: { refreshTokenHash: hashOf(refreshToken), address: address.slice(0, 100), userAgent },
  };
}

/** The tokens of a session for its client. */
export async function tokensOf(
  ctx: ActionContext,
  session: Infer<typeof sessionShape>,
  refreshToken: string,
): Promise<Infer<typeof tokensShape>> {
  const { secrets } = ctx.surroundings;
  return { token: await signAccessToken(secrets, { ...session, now: ctx.now }), refreshToken };
}

/** Begins a session; throws when a workspace of the person does not allow this way of signing in. */
export async function openSession(
  ctx: MutationContext,
  user: Row<typeof users>,
  { device, method }: { device: Infer<typeof deviceShape>; method: SignInMethod },
): Promise<Infer<typeof sessionShape>> {
  await requireMethod(ctx, user.id, method);
  const { address, userAgent, refreshTokenHash } = device;
  const session = await ctx.db.insert(agentSessions, {
    userId: user.id,
    createdAt: ctx.now,
    lastUsedAt: ctx.now,
    expiresAt: ctx.now + SESSION_MS,
    address,
    userAgent: userAgent ?? null,
  });
  await addRefreshToken(ctx, session.id, { tokenHash: refreshTokenHash });
  auditSession(ctx, user, { action: "auth.login", sessionId: session.id, metadata: { method } });
  return { userId: user.id, sessionId: session.id };
}

/** Gives a session another refresh token. */
export async function addRefreshToken(
  ctx: MutationContext,
  sessionId: string,
  { tokenHash, parentId = null }: { tokenHash: string; parentId?: string | null },
): Promise<void> {
  const times = { createdAt: ctx.now, expiresAt: ctx.now + SESSION_MS };
  await ctx.db.insert(refreshTokens, { sessionId, parentId, tokenHash, ...times });
}

/** Ends a person's sessions, or those chosen: their tokens are worth nothing from the commit on, in open connections too. */
export async function endSessions(
  ctx: MutationContext,
  userId: string,
  { only, except }: { only?: string; except?: string | undefined } = {},
): Promise<number> {
  const sessions = await ctx.db.write<{ id: string; createdAt: number }>(
    `delete from agent_sessions where user_id = $1 and ($2::uuid is null or id = $2) and ($3::uuid is null or id <> $3) returning id`,
    [userId, only ?? null, except ?? null],
    (rows) => rows.map(({ id }) => ({ source: "agent_sessions", before: { id, userId } })),
  );
  const ids = sessions.map(({ id }) => id);
  await ctx.db.write<{ id: string; sessionId: string }>(
    `delete from refresh_tokens where session_id = any($1::uuid[]) returning id, session_id as "sessionId"`,
    [ids],
    (rows) => rows.map((row) => ({ source: "refresh_tokens", before: { id: row.id, sessionId: row.sessionId } })),
  );
  return ids.length;
}

/** Writes down that somebody signed in or out, in the workspace that they look at. */
export function auditSession(
  ctx: MutationContext,
  user: Pick<Row<typeof users>, "id" | "workspaceId">,
  entry: { action: string; sessionId: string; metadata?: Record<string, string | number | boolean | null> },
): void {
  const { workspaceId } = user;
  if (!workspaceId) return;
  const { action, sessionId, metadata } = entry;
  const caller = { kind: "agent" as const, userId: user.id, sessionId };
  const resource = { resourceType: "session", resourceId: sessionId };
  writeAudit(ctx.db, {
    id: newId(),
    at: ctx.now,
    caller,
    workspaceId,
    action,
    ...resource,
    ...(metadata ? { metadata } : {}),
  });
}

/** The refusal of a wrong password or of an address that nobody has: the same words for both. */
export function wrongCredentials(): AppError {
  return new AppError("INVALID_CREDENTIALS", "The e-mail address or the password is not right");
}

/** The refusal of a code. */
export function wrongCode(): AppError {
  return new AppError("INVALID_CREDENTIALS", "The code is not right, or is no longer good", { path: "code" });
}
