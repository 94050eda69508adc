import { api } from "@foyer/sdk";
import { eventually } from "@foyer/testing/eventually.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("two nodes on one database", () => {
  let one: TestServer;
  let two: TestServer;
  beforeAll(async () => {
    one = await startServer();
    two = await startServer({ databaseUrl: one.databaseUrl });
    await eventually(() => one.foyer.bus.peers === 1 && two.foyer.bus.peers === 1);
  });
  afterAll(async () => {
    await two.stop();
    await one.stop();
  });

  test("who watches at one node sees what is sent at the other", async () => {
    const { workspaceId, alice } = await one.people.workspace();
    const { sessionToken } = await one.people.visitor(workspaceId);
    const start = { workspaceId, sessionToken, content: "Hello", clientMessageId: "1" };
    const { conversationId } = await one.http().mutation(api.conversations.start, start);
    const seen: number[] = [];
    two.live(alice.token).onUpdate(api.messages.list, { conversationId }, (list) => {
      seen.push((list as unknown[]).length);
    });
    await eventually(() => seen.at(-1) === 1);
    for (let i = 0; i < 20; i++) {
      await one.http().mutation(api.messages.send, { conversationId, sessionToken, content: `More ${i}` });
    }
    await eventually(() => seen.at(-1) === 21);
  });

  test("typing crosses nodes", async () => {
    const { workspaceId, alice } = await one.people.workspace();
    const { sessionToken } = await one.people.visitor(workspaceId);
    const start = { workspaceId, sessionToken, content: "Hello", clientMessageId: "1" };
    const { conversationId } = await one.http().mutation(api.conversations.start, start);
    let typing: { side: string }[] = [];
    two.live(alice.token).onUpdate(api.conversations.listTyping, { id: conversationId }, (list) => {
      typing = list;
    });
    await one.http().mutation(api.conversations.setTyping, { id: conversationId, isTyping: true, sessionToken });
    await eventually(() => typing[0]?.side === "visitor");
    await one.http().mutation(api.conversations.setTyping, { id: conversationId, isTyping: false, sessionToken });
    await eventually(() => typing.length === 0);
  });

  test("what was committed while a node could not hear is seen when it hears again", async () => {
    const { workspaceId, alice } = await one.people.workspace();
    const { sessionToken } = await one.people.visitor(workspaceId);
    const start = { workspaceId, sessionToken, content: "Hello", clientMessageId: "1" };
    const { conversationId } = await one.http().mutation(api.conversations.start, start);
    let count = 0;
    two.live(alice.token).onUpdate(api.messages.list, { conversationId }, (list) => {
      count = (list as unknown[]).length;
    });
    await eventually(() => count === 1);
    const { engine } = two.foyer;
    await engine.writes.use((connection) =>
      connection.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'foyer bus' and datname = current_database()",
      ),
    );
    await one.http().mutation(api.messages.send, { conversationId, sessionToken, content: "Unheard" });
    await eventually(() => count === 2);
    expect(count).toBe(2);
  });
});
