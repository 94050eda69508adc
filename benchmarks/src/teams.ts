/** Workspaces with agents who are signed in. */
import { signAccessToken } from "@foyer/server/domains/identity/accessTokens.ts";
import { agentSessions, users } from "@foyer/server/domains/identity/tables.ts";
import { workspaceMembers, workspaces } from "@foyer/server/domains/workspaces/tables.ts";
import { createPool } from "@foyer/server/persistence/connection.ts";
import { createWriter, type Writer } from "@foyer/server/persistence/writer.ts";
import { createSecrets } from "@foyer/server/secrets.ts";
import type { BenchDatabase } from "./database.ts";

/** An agent with a token to call with. */
export interface Agent {
  readonly userId: string;
  readonly token: string;
}

/** A workspace with its agents. */
export interface Team {
  readonly workspaceId: string;
  readonly agents: readonly Agent[];
}

/** The master key of measured installations, with which tokens are signed here too. */
export const SECRET = "a key of an installation that lives for one measurement";

const MONTH_MS = 30 * 86_400_000;

/** Makes workspaces with this many agents each. */
export async function makeTeams(
  database: BenchDatabase,
  { workspaces: count, agents }: { workspaces: number; agents: number },
): Promise<Team[]> {
  const pool = createPool({ url: database.url, max: 1, name: "bench" });
  try {
    return await pool.use(async (connection) => {
      const db = createWriter(connection, { touches: [], pending: [] });
      const teams: Team[] = [];
      for (let i = 0; i < count; i++) teams.push(await makeTeam(db, agents));
      return teams;
    });
  } finally {
    await pool.end();
  }
}

async function makeTeam(db: Writer, size: number): Promise<Team> {
  const now = Date.now();
  const { id: workspaceId } = await db.insert(workspaces, { name: "Acme", createdAt: now });
  const agents: Agent[] = [];
  for (let i = 0; i < size; i++) {
    const email = `agent${i}@${workspaceId}.example`;
    const user = await db.insert(users, { email, name: `Agent ${i}`, workspaceId, createdAt: now });
    await db.insert(workspaceMembers, { workspaceId, userId: user.id, role: "agent", createdAt: now });
    const times = { createdAt: now, lastUsedAt: now, expiresAt: now + MONTH_MS };
    const session = await db.insert(agentSessions, { userId: user.id, ...times });
    const token = await signAccessToken(createSecrets(SECRET), { userId: user.id, sessionId: session.id, now });
    agents.push({ userId: user.id, token });
  }
  return { workspaceId, agents };
}
