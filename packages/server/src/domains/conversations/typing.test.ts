import { api } from "@foyer/sdk";
import { eventually } from "@foyer/testing/eventually.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("typing", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  test("shows to the other side, ends by itself, and tells visitors of the team only", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const { sessionToken } = await server.people.visitor(workspaceId);
    const start = { workspaceId, sessionToken, content: "Hello", clientMessageId: "first" };
    const { conversationId: id } = await server.http().mutation(api.conversations.start, start);
    const seen = { agent: [] as string[], visitor: [] as string[] };
    server.live(alice.token).onUpdate(api.conversations.listTyping, { id }, (list) => {
      seen.agent = list.map((entry) => entry.side);
    });
    server.live().onUpdate(api.conversations.listTyping, { id, sessionToken }, (list) => {
      seen.visitor = list.map((entry) => entry.name ?? "?");
    });
    await server.http().mutation(api.conversations.setTyping, { id, isTyping: true, sessionToken });
    await server.http(alice.token).mutation(api.conversations.setTyping, { id, isTyping: true });
    await eventually(() => seen.agent.length === 2 && seen.visitor.length === 1);
    expect(seen.agent).toEqual(["visitor", "agent"]);
    expect(seen.visitor).toEqual(["Alice"]);
    server.clock.advance(6_500);
    await eventually(() => seen.agent.length === 0 && seen.visitor.length === 0);
  });
});
