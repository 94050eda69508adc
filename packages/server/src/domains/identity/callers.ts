/** Who a token belongs to. Every call and every subscription asks here. */
import { AppError } from "@foyer/protocol";
import type { Authority, Reading } from "../../engine/authorize.ts";
import { type AgentCaller, anonymous, type Caller, type VisitorCaller } from "../../engine/caller.ts";
import { hashOf, type Secrets } from "../../secrets.ts";
import { callerOfHostToken, namesItsKey } from "../apiKeys/hostTokens.ts";
import { callerOfKey } from "../apiKeys/keyCaller.ts";
import { callerOfPersonalToken, PERSONAL_TOKEN_PREFIX } from "../apiKeys/personalTokenCaller.ts";
import type { UseLog } from "../apiKeys/uses.ts";
import { idOfSandbox } from "../sandbox/sandboxId.ts";
import { widgetSessions } from "../visitors/tables.ts";
import { permissionsOfMember } from "../workspaces/permissions.ts";
import { workspaceMembers } from "../workspaces/tables.ts";
import { readAccessToken } from "./accessTokens.ts";
import { agentSessions } from "./tables.ts";

/** What the engine asks about people. */
export function createAuthority(secrets: Secrets, uses: Pick<UseLog, "note">): Authority {
  return {
    async resolveCaller(reading, { token, sessionToken }): Promise<Caller> {
      if (token?.startsWith("wst_")) return visitorOf(reading, token);
      if (token?.startsWith("fk_")) {
        const caller = await callerOfKey(reading, token);
        uses.note(caller.keyId);
        return caller;
      }
      if (token?.startsWith(PERSONAL_TOKEN_PREFIX)) {
        const { caller, tokenId } = await callerOfPersonalToken(reading, token);
        uses.note(tokenId);
        return caller;
      }
      if (token !== undefined && namesItsKey(token)) return callerOfHostToken(reading, secrets, token);
      // An agent who looks at a visitor's page is still an agent.
      if (token !== undefined) return agentOf(reading, secrets, token);
      if (sessionToken !== undefined) return visitorOf(reading, sessionToken);
      return anonymous;
    },
    async permissionsOf({ db }, userId, workspaceId) {
      const member = await db.first(workspaceMembers, "byWorkspaceAndUser", { workspaceId, userId });
      return member ? permissionsOfMember(member) : null;
    },
    placeOf(caller, workspaceId) {
      if (!("workspaceId" in caller) || workspaceId === caller.workspaceId) return workspaceId;
      // A host names the same workspace with its keys for trying things out, and means the sandbox.
      return idOfSandbox(workspaceId) === caller.workspaceId ? caller.workspaceId : workspaceId;
    },
  };
}

async function agentOf(reading: Reading, secrets: Secrets, token: string): Promise<AgentCaller> {
  const { userId, sessionId, expiresAt } = await readAccessToken(secrets, token);
  if (reading.isPast(expiresAt)) throw new AppError("SESSION_EXPIRED", "Session expired");
  const session = await reading.db.observe(agentSessions, sessionId);
  if (!session || session.userId !== userId || reading.isPast(session.expiresAt)) {
    throw new AppError("SESSION_EXPIRED", "Session expired");
  }
  return { kind: "agent", userId, sessionId };
}

async function visitorOf(reading: Reading, token: string): Promise<VisitorCaller> {
  const session = /^wst_[0-9a-f]{64}$/.test(token)
    ? await reading.db.first(widgetSessions, "byToken", { tokenHash: hashOf(token) })
    : null;
  if (!session) throw new AppError("NOT_AUTHENTICATED", "Invalid session token");
  if (reading.isPast(session.expiresAt)) throw new AppError("SESSION_EXPIRED", "Session expired");
  return {
    kind: "visitor",
    visitorId: session.visitorId,
    workspaceId: session.workspaceId,
    sessionId: session.id,
    isVerified: session.identityVerified,
    formerIds: session.formerVisitorIds,
  };
}
