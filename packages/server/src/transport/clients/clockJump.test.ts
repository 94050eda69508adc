import { api } from "@foyer/sdk";
import { eventually } from "@foyer/testing/eventually.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

const HOUR_MS = 3_600_000;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const realNow = Date.now;
/** Moves the clock of the whole machine. */
function jump(milliseconds: number): void {
  Date.now = () => realNow() + milliseconds;
}
afterEach(() => {
  Date.now = realNow;
});

test.each([
  { direction: "back", by: -HOUR_MS },
  { direction: "forward", by: HOUR_MS / 4 },
])("messages arrive at once and in order when the clock jumps $direction", async ({ by }) => {
  const { workspaceId, alice } = await server.people.workspace();
  const { sessionToken } = await server.people.visitor(workspaceId);
  const start = { workspaceId, sessionToken, content: "1", clientMessageId: "first" };
  const { conversationId } = await server.http().mutation(api.conversations.start, start);
  const write = (content: string) =>
    server.http().mutation(api.messages.send, { conversationId, content, sessionToken });
  const agent = server.live(alice.token);
  let seen: string[] = [];
  let inbox: string | undefined;
  agent.onUpdate(api.messages.list, { conversationId }, (list) => {
    seen = (Array.isArray(list) ? list : list.page).map(({ content }) => content);
  });
  agent.onUpdate(api.conversations.listForInbox, { workspaceId }, ({ conversations }) => {
    inbox = conversations[0]?.lastMessage?.content;
  });
  await eventually(() => seen.length === 1 && inbox === "1");
  await write("2");
  await write("3");
  jump(by);
  await write("4");
  await write("5");
  await eventually(() => seen.length === 5 && inbox === "5");
  expect(seen).toEqual(["1", "2", "3", "4", "5"]);
});
