import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { openMarketplace } from "@foyer/testing/marketplace.ts";
import { type PushTrap, startPushTrap } from "@foyer/testing/pushTrap.ts";
import { runKeyedJob } from "@foyer/testing/runJob.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("push to those who are away", () => {
  let server: TestServer;
  const traps: PushTrap[] = [];
  beforeAll(async () => {
    server = await startServer({ allowsLoopback: true });
  });
  afterAll(async () => {
    await server.stop();
    await Promise.all(traps.map((trap) => trap.stop()));
  });

  async function browser() {
    const trap = await startPushTrap();
    traps.push(trap);
    return trap;
  }

  async function chatting() {
    const market = await openMarketplace(server);
    const [john, sam, admin] = [server.http(market.john), server.http(market.sam), server.http(market.admin)];
    const args = { storeId: market.storeId };
    const { conversationId } = await john.mutation(m("shared/chat:createOrGetConversation"), args);
    /** The store writes, John does not look. */
    const write = async (content: string) => {
      await sam.mutation(m("shared/chat:sendMessage"), { conversationId, content });
      server.clock.advance(61_000);
      await runKeyedJob(server, `away customer ${conversationId}`);
    };
    const read = () => john.mutation(m("shared/chat:markMessagesAsRead"), { conversationId });
    return { ...market, john, sam, admin, conversationId, write, read };
  }

  function subscriptions(): Promise<number> {
    return server.foyer.engine.writes.use(async (connection) => {
      const { rows } = await connection.query<{ n: number }>("select count(*)::int as n from push_subscriptions");
      return rows[0]?.n ?? 0;
    });
  }

  test("a browser is told, and only it can read what", async () => {
    const { john, admin, workspaceId, conversationId, write } = await chatting();
    const trap = await browser();
    const conversationUrl = "https://shop.example/chat/{conversationId}";
    await admin.mutation(m("marketplaceSettings:update"), { workspaceId, conversationUrl });
    const { publicKey } = await john.query(q("pushSubscriptions:getKey"), {});
    await john.mutation(m("pushSubscriptions:add"), trap.subscription);
    await write("Your pizza is ready");
    const push = await trap.push();
    expect(push.message).toEqual({
      title: "Pizza Palace",
      body: "Your pizza is ready",
      url: `https://shop.example/chat/${conversationId}`,
      tag: conversationId,
    });
    expect(push.body.includes("pizza")).toBe(false);
    expect(push.senderKey).toBe(publicKey);
    expect(push.claims).toMatchObject({ aud: new URL(trap.subscription.endpoint).origin });
    expect(push.headers).toMatchObject({ "content-encoding": "aes128gcm", topic: conversationId, ttl: "86400" });
  });

  test("a push service that is away is asked again", async () => {
    const { john, write } = await chatting();
    const trap = await browser();
    await john.mutation(m("pushSubscriptions:add"), trap.subscription);
    trap.refuse(503);
    await write("Patience");
    expect((await trap.push()).message.body).toBe("Patience");
    expect(trap.calls()).toBe(2);
  }, 30_000);

  test.each([404, 410])("a browser that is gone (%i) is forgotten", async (status) => {
    const { john, write, read } = await chatting();
    const [gone, other] = [await browser(), await browser()];
    await john.mutation(m("pushSubscriptions:add"), gone.subscription);
    await john.mutation(m("pushSubscriptions:add"), other.subscription);
    const before = await subscriptions();
    gone.refuse(status);
    await write("one");
    await other.push();
    await eventually(async () => (await subscriptions()) === before - 1);
    await read();
    await write("two");
    await other.push(2);
    expect(gone.calls()).toBe(1);
  });

  test("nobody is told on a browser that was taken back, or that somebody else uses now", async () => {
    const { john, sam, write, read, workspaceId, admin } = await chatting();
    const [own, shared] = [await browser(), await browser()];
    for (const trap of [own, shared]) await john.mutation(m("pushSubscriptions:add"), trap.subscription);
    await sam.mutation(m("pushSubscriptions:remove"), { endpoint: own.subscription.endpoint });
    await sam.mutation(m("pushSubscriptions:add"), shared.subscription);
    await write("one");
    await own.push();
    expect(shared.calls()).toBe(0);
    await read();
    await admin.mutation(m("marketplaceSettings:update"), { workspaceId, notifiesByPush: false });
    await write("two");
    await admin.mutation(m("marketplaceSettings:update"), { workspaceId, notifiesByPush: true });
    await read();
    await write("three");
    expect((await own.push(2)).message.body).toBe("three");
    await john.mutation(m("pushSubscriptions:remove"), { endpoint: own.subscription.endpoint });
    await expect(subscriptionsOf(server, own)).resolves.toBe(0);
  });

  test("members of the team are told of what is addressed to the marketplace", async () => {
    const { john, sam, admin, workspaceId, conversationId } = await chatting();
    const trap = await browser();
    await admin.mutation(m("pushSubscriptions:add"), { workspaceId, ...trap.subscription });
    await john.mutation(m("shared/chat:sendMessage"), { conversationId, content: "Help!" });
    await sam.mutation(m("marketplace:transfer"), { conversationId, to: "admin" });
    server.clock.advance(61_000);
    await runKeyedJob(server, `away recipient ${conversationId}`);
    const url = `${server.url}/app/stores?workspace=${workspaceId}&conversation=${conversationId}`;
    expect((await trap.push()).message).toMatchObject({ title: "John Doe", url });
  });

  test("no more than twenty browsers of one person are kept", async () => {
    const { john } = await chatting();
    const { subscription } = await browser();
    const before = await subscriptions();
    for (let i = 0; i < 22; i++) {
      await john.mutation(m("pushSubscriptions:add"), { ...subscription, endpoint: `${subscription.endpoint}${i}` });
    }
    expect(await subscriptions()).toBe(before + 20);
  });

  test("addresses in private networks and broken keys are refused", async () => {
    const { john } = await chatting();
    const { subscription } = await browser();
    const add = (more: object) => john.mutation(m("pushSubscriptions:add"), { ...subscription, ...more });
    for (const endpoint of ["https://10.0.0.1/x", "https://[::1]/x", "file:///etc/passwd", "x"]) {
      await expect(add({ endpoint })).rejects.toMatchObject({ data: { code: "INVALID_INPUT", path: "endpoint" } });
    }
    await expect(add({ keys: { ...subscription.keys, auth: "short" } })).rejects.toMatchObject({
      data: { code: "INVALID_INPUT" },
    });
  });
});

function subscriptionsOf(server: TestServer, { subscription }: PushTrap): Promise<number> {
  return server.foyer.engine.writes.use(async (connection) => {
    const text = "select count(*)::int as n from push_subscriptions where endpoint = $1";
    const { rows } = await connection.query<{ n: number }>(text, [subscription.endpoint]);
    return rows[0]?.n ?? 0;
  });
}
