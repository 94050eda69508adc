import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("a conversation between a visitor and an agent", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  test("an agent sees at once what a visitor writes, and the visitor what the agent answers", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const { sessionToken } = await server.people.visitor(workspaceId, { name: "Vera" });
    const visitor = server.live();
    const agent = server.live(alice.token);

    const inbox: { lastMessage: { content: string } | null; unreadByAgent: number }[][] = [];
    agent.onUpdate(q("conversations:listForInbox"), { workspaceId }, (page) => inbox.push(page.conversations));
    await eventually(() => inbox.length > 0);

    const started = await visitor.mutation(m("conversations:start"), {
      workspaceId,
      sessionToken,
      content: "Where is my order?",
      clientMessageId: "first",
    });
    const { conversationId } = started;
    await eventually(() => inbox.at(-1)?.[0]?.lastMessage?.content === "Where is my order?");
    expect(inbox.at(-1)?.[0]?.unreadByAgent).toBe(1);

    const seen: { content: string; senderName?: string; seq: number }[][] = [];
    visitor.onUpdate(q("messages:list"), { conversationId, sessionToken }, (messages) => seen.push(messages as never));
    await agent.mutation(m("messages:send"), { conversationId, content: "On its way!" });
    const last = await eventually(() => seen.at(-1)?.[1]);
    expect(last).toMatchObject({ content: "On its way!", senderName: "Alice", seq: 2 });
  });
});
