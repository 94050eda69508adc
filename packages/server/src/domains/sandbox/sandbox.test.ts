import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { goodClaims, makeApiKey, makeHostKey, signHostToken } from "@foyer/testing/keys.ts";
import { type MailTrap, startMailTrap } from "@foyer/testing/mailTrap.ts";
import { type PushTrap, startPushTrap } from "@foyer/testing/pushTrap.ts";
import { runKeyedJob } from "@foyer/testing/runJob.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { SCOPES } from "../apiKeys/scopes.ts";

describe("a sandbox", () => {
  let server: TestServer;
  let trap: MailTrap;
  beforeAll(async () => {
    trap = await startMailTrap();
    server = await startServer({ allowsLoopback: true, environment: { SMTP_URL: trap.url } });
  });
  afterAll(async () => {
    await server.stop();
    await trap.stop();
  });

  type Side = Awaited<ReturnType<typeof openSide>>;
  let workspaceId: string;
  let token: string;
  let live: Side;
  let sandbox: Side;
  beforeEach(async () => {
    const { workspaceId: made, alice } = await server.people.workspace();
    workspaceId = made;
    token = alice.token;
    live = await openSide(false, "Livedata");
    sandbox = await openSide(true, "Sandboxdata");
  });

  /** A host that has said the same of its shop by keys of one kind, under names that tell which. */
  async function openSide(isSandbox: boolean, word: string) {
    const owner = { workspaceId, token, isSandbox };
    const { key, keyId } = await makeApiKey(server, owner, [...SCOPES]);
    const hostKey = await makeHostKey(server, owner);
    const backend = server.http(key);
    const tell = (name: string, fields: object) => backend.mutation(m(name), { workspaceId, ...fields });
    const storeId: string = await tell("commerce:upsertStore", {
      externalId: "one",
      name: `${word} store`,
      staff: [{ externalId: "sam", name: `${word} Sam`, email: `sam@${word.toLowerCase()}.example` }],
    });
    await tell("commerce:upsertProduct", { externalId: "one", name: `${word} lamp`, storeExternalId: "one" });
    await tell("commerce:upsertCustomer", { externalId: "one", name: `${word} John` });
    const order = { externalId: "one", storeExternalId: "one", customerExternalId: "one", status: word };
    await tell("commerce:upsertOrder", { ...order, totalAmount: 1, orderDate: 1 });
    const tokenOf = (sub: string, claims = {}) => signHostToken(hostKey, goodClaims(sub, claims));
    const john = server.http(tokenOf("one"));
    const { conversationId } = await john.mutation(m("shared/chat:createOrGetConversation"), { storeId });
    const say = (content: string) => john.mutation(m("shared/chat:sendMessage"), { conversationId, content });
    await say(`${word} hello`);
    await john.mutation(m("chats:create"), { members: ["kate"], kind: "group", title: `${word} group` });
    await tell("personalTokens:create", { externalId: "one", name: `${word} phone` });
    return { key, keyId, hostKey, backend, tell, storeId, tokenOf, john, conversationId, say };
  }

  const agent = () => server.http(token);
  const sandboxId = async (): Promise<string> => (await agent().query(q("sandbox:get"), { workspaceId })).sandboxId;

  test("is all that its keys see, and live keys see nothing of it, by whatever they can ask of a workspace", async () => {
    const more: Record<string, object> = {
      "conversations:list": {},
      "visitors:search": { query: "data" },
      "events:count": { name: "x" },
    };
    const names: string[] = [];
    for (const { name, declaration } of server.foyer.engine.registry.functions) {
      if (declaration.kind !== "query" || !("apiKey" in declaration.access)) continue;
      if (declaration.subject?.[1] !== "workspaceId") continue;
      names.push(name);
      const externalId =
        "externalId" in declaration.args && name !== "personalTokens:list" ? { externalId: "one" } : {};
      const args = { workspaceId, ...externalId, ...more[name] };
      const seen = [live, sandbox].map(async ({ backend }) => JSON.stringify(await backend.query(q(name), args)));
      const [byLive, bySandbox] = await Promise.all(seen);
      expect([name, byLive]).not.toEqual([name, expect.stringContaining("Sandboxdata")]);
      expect([name, bySandbox]).not.toEqual([name, expect.stringContaining("Livedata")]);
      if (name.startsWith("commerce:list") || name.startsWith("commerce:get")) {
        expect([name, byLive]).toEqual([name, expect.stringContaining("Livedata")]);
        expect([name, bySandbox]).toEqual([name, expect.stringContaining("Sandboxdata")]);
      }
    }
    expect(names).toEqual(
      expect.arrayContaining(["commerce:listOrders", "conversations:listForInbox", "visitors:list"]),
    );
  });

  test("is a foreign place by its ids, both ways", async () => {
    const own = await sandboxId();
    const refused = { data: { code: "NOT_WORKSPACE_MEMBER" } };
    await expect(live.backend.query(q("commerce:listStores"), { workspaceId: own })).rejects.toMatchObject(refused);
    await expect(sandbox.backend.query(q("commerce:listStores"), { workspaceId: own })).resolves.toMatchObject({
      items: [{ name: "Sandboxdata store" }],
    });
    const other = await server.people.workspace();
    const elsewhere = { workspaceId: other.workspaceId };
    await expect(sandbox.backend.query(q("commerce:listStores"), elsewhere)).rejects.toMatchObject(refused);
    for (const [from, to] of [
      [live, sandbox],
      [sandbox, live],
    ] as const) {
      const { conversationId } = to;
      const notFound = { data: { code: "NOT_FOUND" } };
      const content = "Let me in";
      await expect(from.john.mutation(m("shared/chat:sendMessage"), { conversationId, content })).rejects.toThrow();
      await expect(from.john.query(q("shared/chat:getMessages"), { conversationId })).rejects.toThrow();
      const id = (await from.tell("commerceImports:start", { kind: "stores", format: "csv" })) as string;
      await expect(to.backend.query(q("commerceImports:get"), { id })).rejects.toMatchObject(notFound);
    }
  });

  test("is all that tokens of its signing keys and its personal tokens see", async () => {
    const { token: personal } = await sandbox.tell("personalTokens:create", { externalId: "one", name: "Phone" });
    for (const caller of [sandbox.john, server.http(personal)]) {
      const seen = JSON.stringify([
        await caller.query(q("shared/chat:getConversations"), {}),
        await caller.query(q("chats:list"), {}),
      ]);
      expect(seen).toContain("Sandboxdata hello");
      expect(seen).toContain("Sandboxdata group");
      expect(seen).not.toContain("Livedata");
    }
    const ofLive = JSON.stringify([
      await live.john.query(q("shared/chat:getConversations"), {}),
      await live.john.query(q("chats:list"), {}),
    ]);
    expect(ofLive).toContain("Livedata hello");
    expect(ofLive).not.toContain("Sandboxdata");
  });

  test("is all that they see over the chat with sellers, too", async () => {
    const lamp = { workspaceId, externalId: "one" };
    const { number: product_id } = await sandbox.backend.query(q("commerce:getProduct"), lamp);
    const ask = async ({ tokenOf }: Side) => {
      const headers = { Authorization: `Bearer ${tokenOf("one")}`, "Content-Type": "application/json" };
      const at = (path: string) => `${server.url}/api/v2/chat/${path}`;
      const body = JSON.stringify({ product_id, title: "Lamp", message: "Is it bright?" });
      const made = await fetch(at("create-conversation"), { method: "POST", headers, body });
      const list = await fetch(at("conversations"), { headers });
      return { status: made.status, list: await list.text() };
    };
    expect(await ask(live)).toMatchObject({ status: 404 });
    expect(await ask(sandbox)).toMatchObject({ status: 200, list: expect.stringContaining("Sandboxdata") });
    expect((await ask(live)).list).not.toContain("Sandboxdata");
  });

  test("is followed live with the workspace's id, apart from the workspace itself", async () => {
    const seen: Record<string, string> = {};
    for (const [name, { key }] of Object.entries({ live, sandbox })) {
      server.live(key).onUpdate(q("commerce:listStores"), { workspaceId }, (page) => {
        seen[name] = JSON.stringify(page);
      });
    }
    await eventually(() => seen.live && seen.sandbox);
    await sandbox.tell("commerce:upsertStore", { externalId: "two", name: "Sandboxdata second" });
    await eventually(() => seen.sandbox?.includes("Sandboxdata second"));
    await live.tell("commerce:upsertStore", { externalId: "two", name: "Livedata second" });
    await eventually(() => seen.live?.includes("Livedata second"));
    expect(seen.live).not.toContain("Sandboxdata");
    expect(seen.sandbox).not.toContain("Livedata");
  });

  test("sends no mail and no push: mail is kept in its mailbox", async () => {
    const own = await sandboxId();
    const pushes: PushTrap[] = [];
    for (const side of [sandbox, live]) {
      const browser = await startPushTrap();
      pushes.push(browser);
      const sam = server.http(side.tokenOf("sam", { side: "store" }));
      await sam.mutation(m("pushSubscriptions:add"), { workspaceId, ...browser.subscription });
    }
    server.clock.advance(61_000);
    await runKeyedJob(server, `away recipient ${sandbox.conversationId}`);
    const mails = await agent().query(q("mailbox:list"), { workspaceId: own });
    expect(mails).toMatchObject([{ recipient: "sam@sandboxdata.example", status: "kept" }]);
    await runKeyedJob(server, `away recipient ${live.conversationId}`);
    await trap.mailTo("sam@livedata.example");
    expect(trap.mails.filter(({ to }) => to.includes("sam@sandboxdata.example"))).toEqual([]);
    await pushes[1]?.push();
    expect(pushes[0]?.calls()).toBe(0);
    await Promise.all(pushes.map((each) => each.stop()));
  });

  test("is emptied by its team and by its own keys, and the workspace stays as it is", async () => {
    const isEmpty = () =>
      eventually(async () => {
        const shown = await agent().query(q("sandbox:get"), { workspaceId });
        return shown.clearingSince === undefined && Object.values(shown.holds).every((count) => count === 0);
      });
    expect((await agent().query(q("sandbox:get"), { workspaceId })).holds).toEqual({
      stores: 1,
      products: 1,
      orders: 1,
      people: 3,
      visitors: 0,
      conversations: 2,
    });
    const wrong = live.backend.mutation(m("sandbox:clear"), { workspaceId });
    await expect(wrong).rejects.toMatchObject({ data: { code: "NOT_AUTHORIZED" } });
    await sandbox.backend.mutation(m("sandbox:clear"), { workspaceId });
    await isEmpty();
    const { rows } = await everything(await sandboxId());
    expect(rows).toEqual([]);
    expect(await sandbox.john.query(q("shared/chat:getConversations"), {})).toEqual([]);
    await expect(live.john.query(q("shared/chat:getConversations"), {})).resolves.toHaveLength(1);
    await expect(live.backend.query(q("commerce:listOrders"), { workspaceId })).resolves.toMatchObject({
      items: [{ status: "Livedata" }],
    });

    await sandbox.tell("commerce:upsertStore", { externalId: "again", name: "Again" });
    await agent().mutation(m("sandbox:clear"), { workspaceId: await sandboxId() });
    await isEmpty();
    const logs = JSON.stringify(await agent().query(q("auditLogs:list"), { workspaceId }));
    expect(logs).toContain("sandbox.created");
    expect(logs).toContain("sandbox.cleared");
  });

  test("is emptied while somebody writes, and nothing of what is half gone stays", async () => {
    let isOver = false;
    const writing = (async () => {
      for (let n = 0; !isOver && n < 500; n++) await sandbox.say(`Message ${n}`).catch(() => {});
    })();
    await sandbox.backend.mutation(m("sandbox:clear"), { workspaceId });
    await eventually(async () => !(await agent().query(q("sandbox:get"), { workspaceId })).clearingSince);
    isOver = true;
    await writing;
    const text = `select id from messages where workspace_id = $1
      and not exists (select from conversations where conversations.id = messages.conversation_id)`;
    const orphans = await server.foyer.engine.writes.use(async (connection) =>
      connection.query(text, [await sandboxId()]),
    );
    expect(orphans.rows).toEqual([]);
    expect(await sandbox.john.query(q("shared/chat:getConversations"), {})).toEqual([]);
  });

  /** What is left in tables that hold rows of a host's. */
  async function everything(id: string) {
    const tables = [
      "stores",
      "products",
      "orders",
      "people",
      "conversations",
      "messages",
      "members",
      "personal_tokens",
    ];
    const text = tables.map((name) => `select '${name}' as name from ${name} where workspace_id = $1`).join(" union ");
    return server.foyer.engine.writes.use((connection) => connection.query(text, [id]));
  }

  test("is closed to keys that were revoked or have expired", async () => {
    await agent().mutation(m("apiKeys:revoke"), { id: sandbox.keyId });
    await expect(sandbox.backend.query(q("commerce:listStores"), { workspaceId })).rejects.toThrow(/revoked/);
    await agent().mutation(m("signingKeys:revoke"), { id: sandbox.hostKey.kid });
    await expect(sandbox.john.query(q("shared/chat:getConversations"), {})).rejects.toThrow(/revoked/);
    await expect(live.backend.query(q("commerce:listStores"), { workspaceId })).resolves.toBeTruthy();
    const short = { workspaceId, name: "Short", isSandbox: true, scopes: ["commerce.read"] };
    const expiresAt = server.clock.now() + 60_000;
    const { key } = await agent().mutation(m("apiKeys:create"), { ...short, expiresAt });
    await expect(server.http(key).query(q("commerce:listStores"), { workspaceId })).resolves.toBeTruthy();
    server.clock.advance(61_000);
    await expect(server.http(key).query(q("commerce:listStores"), { workspaceId })).rejects.toThrow(/SESSION_EXPIRED/);
  });
});
