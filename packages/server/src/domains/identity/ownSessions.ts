/** A person's own sessions: seen, and ended. */
import { AppError } from "@foyer/protocol";
import { action, internalMutation, mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { requireAgent } from "./accounts.ts";
import { auditSession, endSessions } from "./sessions.ts";
import { agentSessions, users } from "./tables.ts";

export const module = "auth";

/** End the caller's session; its tokens are worth nothing from then on. Does nothing for those who are not signed in. */
export const signOut = action({
  args: {},
  returns: z.null(),
  access: { anyone: true },
  async handler(ctx) {
    const { caller } = ctx;
    if (caller.kind !== "agent") return null;
    const { userId, sessionId } = caller;
    await ctx.run(endOwnSessions, { userId, current: sessionId, which: "current" });
    return null;
  },
});

/** End all sessions of the caller, on every device; with `keepCurrent` all others. Gives how many were ended. */
export const signOutEverywhere = action({
  args: { keepCurrent: z.boolean().optional() },
  returns: z.number(),
  access: { agent: true },
  async handler(ctx, { keepCurrent = false }) {
    const { userId, sessionId } = requireAgent(ctx);
    return ctx.run(endOwnSessions, { userId, current: sessionId, which: keepCurrent ? "others" : "all" });
  },
});

/** End sessions of a person; gives how many were ended. */
export const endOwnSessions = internalMutation({
  args: {
    userId: z.id("users"),
    current: z.id("agent_sessions"),
    which: z.enum(["current", "others", "all"]),
  },
  returns: z.number(),
  async handler(ctx, { userId, current, which }) {
    const choice = { current: { only: current }, others: { except: current }, all: {} }[which];
    const ended = await endSessions(ctx, userId, choice);
    const user = await ctx.db.get(users, userId);
    if (user && ended > 0) auditSession(ctx, user, { action: "auth.logout", sessionId: current, metadata: { ended } });
    return ended;
  },
});

/** List the caller's sessions, newest first; at most 100. The current one is that whose id is the access token's `sid`. */
export const listSessions = query({
  args: {},
  returns: z.array(
    z.object({
      _id: z.id("agent_sessions"),
      _creationTime: z.number(),
      lastUsedAt: z.number(),
      expiresAt: z.number(),
      userAgent: z.string().optional(),
      address: z.string().optional(),
    }),
  ),
  access: { agent: true },
  async handler(ctx) {
    const { userId } = requireAgent(ctx);
    const rows = await ctx.db.list(agentSessions, "byUser", { eq: { userId }, order: "desc", limit: 100 });
    return rows
      .filter((row) => !ctx.isPast(row.expiresAt))
      .map((row) => ({
        _id: row.id,
        _creationTime: row.createdAt,
        lastUsedAt: row.lastUsedAt,
        expiresAt: row.expiresAt,
        userAgent: row.userAgent ?? undefined,
        address: row.address ?? undefined,
      }));
  },
});

/** End one of the caller's other sessions. The current one is ended by signing out. */
export const endSession = mutation({
  args: { id: z.id("agent_sessions") },
  returns: z.null(),
  access: { agent: true },
  async handler(ctx, { id }) {
    const { userId, sessionId } = requireAgent(ctx);
    // Its own connection would be closed before it could be told that the mutation is done.
    if (id === sessionId)
      throw new AppError("CONFLICT", "This is the session in use. Sign out instead.", { path: "id" });
    if ((await endSessions(ctx, userId, { only: id })) === 0) {
      throw new AppError("NOT_FOUND", "Session not found", { path: "id" });
    }
    return null;
  },
});
