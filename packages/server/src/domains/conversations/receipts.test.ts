import { api } from "@foyer/sdk";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

async function open() {
  const { workspaceId, alice } = await server.people.workspace();
  const { sessionToken } = await server.people.visitor(workspaceId);
  const begin = { workspaceId, sessionToken, content: "Hello", clientMessageId: "first" };
  const { conversationId: id } = await server.http().mutation(api.conversations.start, begin);
  const agent = server.http(alice.token);
  const visitor = server.http();
  const answer = (content: string) => agent.mutation(api.messages.send, { conversationId: id, content });
  const list = async () => {
    const [row] = await visitor.query(api.conversations.listByVisitor, { workspaceId, sessionToken });
    if (!row) throw new Error("The conversation is gone.");
    return row;
  };
  const readTo = (seq: number) => visitor.mutation(api.conversations.markAsRead, { id, seq, sessionToken });
  return { id, agent, answer, list, readTo };
}

test("what the team notes for itself is no message that the visitor could miss", async () => {
  const { id, agent, answer, list, readTo } = await open();
  await answer("On its way");
  await agent.mutation(api.conversations.updateStatus, { id, status: "closed" });
  expect(await list()).toMatchObject({
    lastSeq: 3,
    lastMessage: { seq: 2, content: "On its way" },
    unreadByVisitor: 1,
  });
  await readTo(2);
  expect(await list()).toMatchObject({ visitorSeenSeq: 2, unreadByVisitor: 0 });
});

test("who reads a part of what is new has the rest still to read", async () => {
  const { answer, list, readTo } = await open();
  for (const content of ["One", "Two", "Three"]) await answer(content);
  await readTo(2);
  expect((await list()).unreadByVisitor).toBe(2);
  await readTo(1);
  expect((await list()).unreadByVisitor).toBe(2);
  await readTo(4);
  expect((await list()).unreadByVisitor).toBe(0);
});
