import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("API keys", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  async function workspaceWithKey(scopes = ["conversations.read"]) {
    const { workspaceId, alice } = await server.people.workspace();
    const owner = server.http(alice.token);
    const made = await owner.mutation(m("apiKeys:create"), { workspaceId, name: "Backend", scopes });
    return { workspaceId, owner, alice, ...(made as { keyId: string; key: string }) };
  }

  test("a key calls what its scopes allow, in its own workspace, and nothing else", async () => {
    const { workspaceId, key } = await workspaceWithKey();
    const other = await workspaceWithKey();
    const program = server.http(key);
    expect(key).toMatch(/^fk_live_[0-9a-f]{64}$/);
    const { sessionToken } = await server.people.visitor(workspaceId);
    const begin = { workspaceId, sessionToken, content: "Hello", clientMessageId: "first" };
    const { conversationId: _id } = await server.http().mutation(m("conversations:start"), begin);
    const inboxOf = (client: typeof program) => client.query(q("conversations:listForInbox"), { workspaceId });
    expect(await inboxOf(program)).toMatchObject({ conversations: [{ _id }] });
    expect(await program.query(q("messengerSettings:get"), { workspaceId })).toBeNull();
    await expect(program.mutation(m("conversations:create"), { workspaceId })).rejects.toMatchObject({
      data: { code: "PERMISSION_DENIED", message: "Permission denied: conversations.reply" },
    });
    await expect(
      server.http(key).mutation(m("apiKeys:create"), { workspaceId, name: "More", scopes: ["users.read"] }),
    ).rejects.toMatchObject({ data: { code: "NOT_AUTHORIZED" } });
    expect(await inboxOf(server.http(other.key))).toEqual({ conversations: [], nextCursor: null });
  });

  test("a key is shown once: lists, the audit log and the database hold none", async () => {
    const { workspaceId, owner, key } = await workspaceWithKey();
    const listed = await owner.query(q("apiKeys:list"), { workspaceId });
    expect(listed).toMatchObject([{ name: "Backend", prefix: key.slice(0, 14), scopes: ["conversations.read"] }]);
    const everything = await server.foyer.engine.snapshots.read(async (connection) => {
      const { rows } = await connection.query<{ all: string }>(
        "select (select json_agg(t)::text from api_keys t) || (select json_agg(t)::text from audit_logs t) as all",
      );
      return rows[0]?.all;
    });
    expect(everything).toContain("apiKey.created");
    expect(everything).not.toContain(key);
    expect(JSON.stringify(listed)).not.toContain(key);
  });

  test("after a rotation the new key is good at once and the old one until its grace ends", async () => {
    const { workspaceId, owner, keyId, key } = await workspaceWithKey();
    const rotated = await owner.mutation(m("apiKeys:rotate"), { id: keyId, graceMs: 60_000 });
    const ask = (token: string) => server.http(token).query(q("conversations:listForInbox"), { workspaceId });
    expect(rotated.key).not.toBe(key);
    await expect(ask(rotated.key)).resolves.toBeDefined();
    await expect(ask(key)).resolves.toBeDefined();
    server.clock.advance(61_000);
    await expect(ask(key)).rejects.toThrow();
    await expect(ask(rotated.key)).resolves.toBeDefined();
  });

  test("revoking a key takes at once what is subscribed with it", async () => {
    const { workspaceId, owner, keyId, key } = await workspaceWithKey(["settings.workspace"]);
    const hours: unknown[] = [];
    server.live(key).onUpdate(q("officeHours:get"), { workspaceId }, (each) => hours.push(each));
    await eventually(() => hours.at(-1));
    await owner.mutation(m("apiKeys:revoke"), { id: keyId });
    await eventually(() => hours.at(-1) === null);
    await expect(server.http(key).query(q("automationSettings:getOrCreate"), { workspaceId })).rejects.toThrow(
      /revoked/,
    );
    expect(await owner.query(q("apiKeys:list"), { workspaceId })).toMatchObject([{ revokedAt: expect.any(Number) }]);
  });

  test("an expired key is refused", async () => {
    const { workspaceId, owner } = await workspaceWithKey();
    const expiresAt = server.clock.now() + 1_000;
    const args = { workspaceId, name: "Short", scopes: ["conversations.read"], expiresAt };
    const { key } = await owner.mutation(m("apiKeys:create"), args);
    server.clock.advance(2_000);
    await expect(server.http(key).query(q("conversations:listForInbox"), { workspaceId })).rejects.toThrow(/expired/);
  });

  test("many calls note the last use once", async () => {
    const { workspaceId, owner, key } = await workspaceWithKey();
    const program = server.http(key);
    for (let i = 0; i < 20; i++) await program.query(q("conversations:listForInbox"), { workspaceId });
    const lastUsedAt = await eventually(
      async () => (await owner.query(q("apiKeys:list"), { workspaceId }))[0].lastUsedAt,
    );
    for (let i = 0; i < 20; i++) await program.query(q("conversations:listForInbox"), { workspaceId });
    expect((await owner.query(q("apiKeys:list"), { workspaceId }))[0].lastUsedAt).toBe(lastUsedAt);
  });

  test("nobody gives a key more than they may do themselves", async () => {
    const { workspaceId } = await workspaceWithKey();
    const ingo = await server.people.agent(workspaceId, { name: "Ingo", permissions: ["settings.integrations"] });
    const make = (scopes: string[]) =>
      server.http(ingo.token).mutation(m("apiKeys:create"), { workspaceId, name: "Key", scopes });
    await expect(make(["users.read"])).rejects.toMatchObject({
      data: { code: "PERMISSION_DENIED", path: "scopes[0]" },
    });
    await expect(make(["commerce.write"])).resolves.toBeDefined();
    await expect(make([])).rejects.toMatchObject({ data: { code: "INVALID_INPUT", path: "scopes" } });
  });

  test("keys for trying things out are marked", async () => {
    const { workspaceId, owner } = await workspaceWithKey();
    const args = { workspaceId, name: "Try", scopes: ["commerce.read"], isSandbox: true };
    const { key } = await owner.mutation(m("apiKeys:create"), args);
    expect(key).toMatch(/^fk_test_/);
    expect((await owner.query(q("apiKeys:list"), { workspaceId }))[0]).toMatchObject({ name: "Try", isSandbox: true });
  });
});
