/** What the demo shop calls with. The keys live as long as the server: each start makes new ones in place of the old. */
import type { MutationContext } from "../../engine/context.ts";
import { internalMutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { newToken } from "../../secrets.ts";
import { newKey } from "../apiKeys/apiKeys.ts";
import { apiKeys, signingKeys } from "../apiKeys/tables.ts";
import { SESSION_MS } from "../identity/sessions.ts";
import { agentSessions, users } from "../identity/tables.ts";
import { workspaceMembers } from "../workspaces/tables.ts";

const NAME = "Demo shop";
const MOST_KEYS = 100;
const SUPPORT = { name: "Ruth Calder", email: "support@fieldandfern.example" };

/** Make keys for the demo shop of a sample workspace, and a session of somebody who may do nothing but the marketplace's support. */
export const lendKeys = internalMutation({
  args: { workspaceId: z.id("workspaces") },
  returns: z.object({
    apiKey: z.string(),
    signingKey: z.object({ kid: z.string(), secret: z.string() }),
    support: z.object({ userId: z.id("users"), sessionId: z.id("agent_sessions") }),
  }),
  async handler(ctx, { workspaceId }) {
    const userId = await hireSupport(ctx, workspaceId);
    await removeOldKeys(ctx, { workspaceId, userId });
    const { key: apiKey, ...stored } = newKey(false);
    const made = { workspaceId, name: NAME, isSandbox: false, createdBy: userId, createdAt: ctx.now };
    await ctx.db.insert(apiKeys, { ...made, ...stored, scopes: ["commerce.write"] });
    const secret = newToken();
    const { id: kid } = await ctx.db.insert(signingKeys, {
      ...made,
      algorithm: "HS256",
      secret: ctx.surroundings.secrets.seal(secret),
      maxLifetimeSeconds: 3_600,
    });
    const times = { createdAt: ctx.now, lastUsedAt: ctx.now, expiresAt: ctx.now + SESSION_MS };
    const { id: sessionId } = await ctx.db.insert(agentSessions, { userId, userAgent: NAME, ...times });
    return { apiKey, signingKey: { kid, secret }, support: { userId, sessionId } };
  },
});

async function hireSupport(ctx: MutationContext, workspaceId: string): Promise<string> {
  const known = await ctx.db.first(users, "byEmail", { email: SUPPORT.email });
  if (known) return known.id;
  const times = { createdAt: ctx.now, emailVerifiedAt: ctx.now };
  const { id: userId } = await ctx.db.insert(users, { ...SUPPORT, workspaceId, ...times });
  const rights = { role: "viewer" as const, permissions: ["marketplace.admin"] };
  await ctx.db.insert(workspaceMembers, { workspaceId, userId, ...rights, createdAt: ctx.now });
  return userId;
}

/** Only what an earlier start lent; what people have made under the same name stays. */
async function removeOldKeys(
  ctx: MutationContext,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<void> {
  const about = { eq: { workspaceId }, limit: MOST_KEYS };
  const lent = <Key extends { id: string; createdBy: string }>(rows: readonly Key[]) =>
    rows.filter((row) => row.createdBy === userId);
  for (const { id } of lent(await ctx.db.list(apiKeys, "byWorkspace", about))) await ctx.db.remove(apiKeys, id);
  for (const { id } of lent(await ctx.db.list(signingKeys, "byWorkspace", about))) await ctx.db.remove(signingKeys, id);
  const sessions = await ctx.db.list(agentSessions, "byUser", { eq: { userId }, limit: MOST_KEYS });
  for (const { id } of sessions) await ctx.db.remove(agentSessions, id);
}
