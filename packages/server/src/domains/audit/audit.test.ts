import { m, q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callInternally } from "../../engine/call.ts";
import { newId } from "../../persistence/ids.ts";
import { removeOldEntries } from "./auditRetention.ts";

const DAY = 86_400_000;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

interface Entry {
  _id: string;
  action: string;
  timestamp: number;
}

async function write(workspaceId: string, entries: { action: string; at: number; resourceId?: string }[]) {
  await server.foyer.engine.writes.use(async (connection) => {
    for (const { action, at, resourceId = null } of entries) {
      await connection.query(
        `insert into audit_logs (id, workspace_id, actor_type, action, resource_type, resource_id, "timestamp")
          values ($1, $2, 'system', $3, 'thing', $4, $5)`,
        [newId(), workspaceId, action, resourceId, new Date(at).toISOString()],
      );
    }
  });
}

describe("the audit log", () => {
  test("tells who did what, newest first, with names", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const agent = server.http(alice.token);
    await agent.mutation(m("auditLogs:updateSettings"), { workspaceId, retentionDays: 365 });
    await agent.mutation(m("identityVerification:enable"), { workspaceId });
    const entries = await agent.query(q("auditLogs:list"), { workspaceId });
    expect(entries).toMatchObject([
      { action: "widget.identity.enabled", actorType: "user", actorName: "Alice", actorEmail: alice.email },
      { action: "workspace.security.changed", metadata: { retentionDays: 365, before: 90 } },
    ]);
    expect(await agent.query(q("auditLogs:getActions"), { workspaceId })).toEqual([
      "widget.identity.enabled",
      "workspace.security.changed",
    ]);
    expect(JSON.stringify(entries)).not.toContain("secret");
  });

  test("is paged without gaps or repetitions, even where many entries have the same moment", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const now = server.clock.now();
    await write(
      workspaceId,
      Array.from({ length: 25 }, (_, i) => ({ action: i % 5 === 0 ? "rare" : "usual", at: now - (i >> 2) })),
    );
    const agent = server.http(alice.token);
    const readAll = async (filter: object) => {
      const seen: Entry[] = [];
      for (let cursor: string | null = null; ; ) {
        const page: { entries: Entry[]; nextCursor: string | null } = await agent.query(q("auditLogs:listPage"), {
          workspaceId,
          limit: 4,
          cursor,
          ...filter,
        });
        seen.push(...page.entries);
        cursor = page.nextCursor;
        if (!cursor) return seen;
      }
    };
    const all = await readAll({});
    expect(new Set(all.map((entry) => entry._id)).size).toBe(25);
    expect(all.map((entry) => entry.timestamp)).toEqual(all.map((entry) => entry.timestamp).sort((a, b) => b - a));
    expect(await readAll({ action: "rare" })).toHaveLength(5);
    expect(await readAll({ action: "rare", resourceType: "thing" })).toHaveLength(5);
    expect(await readAll({ action: "rare", resourceType: "other" })).toHaveLength(0);
  });

  test("is narrowed by time, actor and resource", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const now = server.clock.now();
    const resourceId = newId();
    await write(workspaceId, [
      { action: "a", at: now - 3_000 },
      { action: "b", at: now - 2_000, resourceId },
      { action: "c", at: now - 1_000 },
    ]);
    const list = async (filter: object) => {
      const entries: Entry[] = await server.http(alice.token).query(q("auditLogs:list"), { workspaceId, ...filter });
      return entries.map((entry) => entry.action).join("");
    };
    expect(await list({ startTime: now - 2_000 })).toBe("cb");
    expect(await list({ endTime: now - 2_000 })).toBe("ba");
    expect(await list({ startTime: now - 2_500, endTime: now - 1_500 })).toBe("b");
    expect(await list({ resourceType: "thing", resourceId })).toBe("b");
    expect(await list({ actorId: alice.userId })).toBe("");
    await expect(list({ resourceId })).rejects.toThrow("needs its type");
    const endOfTime = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
    expect(await list({ endTime: endOfTime })).toBe("cba");
    await expect(list({ endTime: endOfTime + 1 })).rejects.toThrow("endTime");
  });

  test("is read by those who may, and tells others nothing", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const bob = await server.people.agent(workspaceId);
    const viewer = await server.people.agent(workspaceId, { name: "Vic", role: "viewer" });
    const stranger = await server.people.workspace("Other");
    const access = (token?: string) => server.http(token).query(q("auditLogs:getAccess"), { workspaceId });
    expect(await access(alice.token)).toEqual({
      status: "ok",
      canRead: true,
      canExport: true,
      canManageSecurity: true,
    });
    expect(await access(viewer.token)).toMatchObject({ canRead: true, canExport: false, canManageSecurity: false });
    expect(await access(bob.token)).toMatchObject({ status: "ok", canRead: false });
    expect(await access(stranger.alice.token)).toMatchObject({ status: "forbidden", canRead: false });
    expect(await access()).toMatchObject({ status: "unauthenticated", canRead: false });
    const list = (token?: string) => server.http(token).query(q("auditLogs:list"), { workspaceId });
    await expect(list(bob.token)).rejects.toThrow("Permission denied: audit.read");
    await expect(list(stranger.alice.token)).rejects.toThrow("Not a member");
    await expect(list()).rejects.toThrow("Not authenticated");
  });

  test("is kept as long as its workspace wants", async () => {
    const [short, long] = [await server.people.workspace(), await server.people.workspace("Long")];
    const settings = (workspace: typeof short, retentionDays: number) =>
      server.http(workspace.alice.token).mutation(m("auditLogs:updateSettings"), {
        workspaceId: workspace.workspaceId,
        retentionDays,
      });
    await settings(short, 30);
    await settings(long, 365);
    await expect(settings(short, 7)).rejects.toThrow("Retention days must be 30, 90, or 365");
    const now = server.clock.now();
    for (const { workspaceId } of [short, long]) {
      await write(workspaceId, [
        { action: "old", at: now - 31 * DAY },
        { action: "new", at: now - 29 * DAY },
      ]);
    }
    while (await callInternally(server.foyer.engine, removeOldEntries, {}));
    const actions = ({ workspaceId, alice }: typeof short) =>
      server.http(alice.token).query(q("auditLogs:getActions"), { workspaceId });
    expect(await actions(short)).toEqual(["new", "workspace.security.changed"]);
    expect(await actions(long)).toEqual(["new", "old", "workspace.security.changed"]);
  });
});
