/** People of tests: a workspace with its team, and visitors. Made directly in the database, so that each test starts at once. */
import { readAccessToken, signAccessToken } from "@foyer/server/domains/identity/accessTokens.ts";
import { agentSessions, users } from "@foyer/server/domains/identity/tables.ts";
import { visitors, widgetSessions } from "@foyer/server/domains/visitors/tables.ts";
import type { Role } from "@foyer/server/domains/workspaces/permissions.ts";
import { workspaceMembers, workspaces } from "@foyer/server/domains/workspaces/tables.ts";
import type { Foyer } from "@foyer/server/foyer.ts";
import type { Pool } from "@foyer/server/persistence/connection.ts";
import { newId } from "@foyer/server/persistence/ids.ts";
import type { Touch } from "@foyer/server/persistence/ranges.ts";
import { openTransaction } from "@foyer/server/persistence/transaction.ts";
import { createWriter, type Writer } from "@foyer/server/persistence/writer.ts";
import { hashOf, newToken, type Secrets } from "@foyer/server/secrets.ts";

/** An agent with a token to call with. */
export interface Agent {
  readonly userId: string;
  readonly email: string;
  readonly token: string;
}

/** A visitor with a session. */
export interface Visitor {
  readonly visitorId: string;
  readonly sessionToken: string;
}

/** Makes people. */
export interface People {
  /** A workspace with an owner called Alice. */
  workspace(name?: string): Promise<{ workspaceId: string; alice: Agent }>;
  agent(workspaceId: string, options?: { name?: string; role?: Role; permissions?: string[] }): Promise<Agent>;
  visitor(workspaceId: string, options?: { name?: string; email?: string }): Promise<Visitor>;
  /** A token of the same session that is good from now on, for tests that move the clock. */
  renew(agent: Agent): Promise<Agent>;
}

/** Where people are made. */
export interface PeopleSource {
  readonly secrets: Secrets;
  now(): number;
  /** Runs `work` in a transaction. */
  write<T>(work: (db: Writer) => Promise<T>): Promise<T>;
}

const HOUR_MS = 3_600_000;

/** Where a running server's people are made: what watches there is told. */
export function sourceOf({ engine }: Foyer): PeopleSource {
  return {
    secrets: engine.surroundings.secrets,
    now: () => engine.clock.now(),
    async write(work) {
      const { result, xid, touches } = await transact(engine.writes, work);
      engine.commits.record(xid, touches);
      return result;
    },
  };
}

/** Runs `work` in a transaction on a connection of `pool`. */
export async function transact<T>(pool: Pool, work: (db: Writer) => Promise<T>) {
  const touches: Touch[] = [];
  return pool.use(async (connection) => {
    const transaction = openTransaction(connection);
    const result = await work(createWriter(connection, { touches, pending: transaction.pending }));
    return { result, xid: await transaction.commit(), touches };
  });
}

/** Makes people. */
export function createPeople({ secrets, now: clock, write }: PeopleSource): People {
  async function agent(
    workspaceId: string,
    { name = "Bob", role = "agent" as Role, permissions = [] as string[] } = {},
  ) {
    const now = clock();
    const email = `${name.toLowerCase()}.${newId().slice(-6)}@example.com`;
    return write(async (db) => {
      const user = await db.insert(users, { email, name, workspaceId, createdAt: now, emailVerifiedAt: now });
      await db.insert(workspaceMembers, { workspaceId, userId: user.id, role, permissions, createdAt: now });
      const times = { createdAt: now, lastUsedAt: now, expiresAt: now + 720 * HOUR_MS };
      const session = await db.insert(agentSessions, { userId: user.id, ...times });
      const token = await signAccessToken(secrets, { userId: user.id, sessionId: session.id, now });
      return { userId: user.id, email, token };
    });
  }

  return {
    agent,
    async renew(known) {
      const { userId, sessionId } = await readAccessToken(secrets, known.token);
      return { ...known, token: await signAccessToken(secrets, { userId, sessionId, now: clock() }) };
    },
    async workspace(name = "Acme") {
      const { id } = await write((db) => db.insert(workspaces, { name, createdAt: clock() }));
      return { workspaceId: id, alice: await agent(id, { name: "Alice", role: "owner" }) };
    },
    async visitor(workspaceId, { name, email } = {}) {
      const now = clock();
      const sessionToken = newToken("wst_");
      return write(async (db) => {
        const seen = { firstSeenAt: now, lastSeenAt: now, createdAt: now };
        const row = {
          workspaceId,
          sessionIdHash: hashOf(newToken()),
          readableId: "calm-otter-42",
          name: name ?? null,
          email: email ?? null,
        };
        const visitor = await db.insert(visitors, { ...row, ...seen });
        const session = { visitorId: visitor.id, tokenHash: hashOf(sessionToken), clientType: "web_widget" };
        await db.insert(widgetSessions, { workspaceId, ...session, createdAt: now, expiresAt: now + 24 * HOUR_MS });
        return { visitorId: visitor.id, sessionToken };
      });
    },
  };
}
