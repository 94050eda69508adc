import { eventually } from "@foyer/testing/eventually.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { createSyncClient, type SyncClient } from "./client.ts";

let server: TestServer;
const sockets: WebSocket[] = [];
const clients: SyncClient[] = [];

class RecordedSocket extends WebSocket {
  constructor(url: string) {
    super(url);
    sockets.push(this);
  }
}

beforeAll(async () => {
  Object.assign(globalThis, { WebSocket: RecordedSocket });
  server = await startServer();
});
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
  sockets.length = 0;
});
afterAll(() => server.stop());

function connect(url = server.url): SyncClient & { refusals: number } {
  const state = { refusals: 0 };
  const client = createSyncClient({ serverUrl: url, onTokenRefused: () => state.refusals++ });
  clients.push(client);
  return Object.defineProperty(client, "refusals", { get: () => state.refusals }) as SyncClient & { refusals: number };
}

async function visit() {
  const { workspaceId, alice } = await server.people.workspace();
  const visitor = await server.people.visitor(workspaceId);
  const client = connect();
  client.setToken(visitor.sessionToken);
  return { workspaceId, alice, visitor, client };
}

test("a query is followed, and a mutation resolves only once the query shows its effect", async () => {
  const { workspaceId, client } = await visit();
  const seen: string[][] = [];
  client.follow("conversations:listByVisitor", { workspaceId }, (list) =>
    seen.push(list.map(({ lastMessage }) => lastMessage?.content ?? "")),
  );
  await client.mutate("conversations:start", { workspaceId, content: "Hello", clientMessageId: "a" });
  expect(seen.at(-1)).toEqual(["Hello"]);
});

test("what is private waits for a session, and what is public does not", async () => {
  const { workspaceId } = await server.people.workspace();
  const visitor = await server.people.visitor(workspaceId);
  const client = connect();
  const seen: number[] = [];
  client.follow("conversations:listByVisitor", { workspaceId }, (list) => seen.push(list.length));
  expect(await client.ask("conversations:getTotalUnreadForVisitor", { workspaceId }, { isPublic: true })).toBe(0);
  expect(seen).toEqual([]);
  client.setToken(visitor.sessionToken);
  await eventually(() => seen.length === 1);
});

test("a mutation whose answer was lost is sent again and applied once", async () => {
  const { workspaceId, client, visitor } = await visit();
  await eventually(() => client.isLive.value);
  const socket = sockets.at(-1)!;
  // The request leaves, and nothing comes back: as when a phone loses the network at the wrong moment.
  socket.onmessage = null;
  const started = client.mutate("conversations:createForVisitor", { workspaceId });
  const elsewhere = connect();
  elsewhere.setToken(visitor.sessionToken);
  const list = () => elsewhere.ask("conversations:listByVisitor", { workspaceId });
  await eventually(async () => (await list()).length === 1);
  socket.terminate();
  await started;
  expect(await list()).toHaveLength(1);
});

test("queries and mutations go on over a lost socket", async () => {
  const { workspaceId, client } = await visit();
  const seen: number[] = [];
  client.follow("conversations:listByVisitor", { workspaceId }, (list) => seen.push(list.length));
  await eventually(() => seen.at(-1) === 0);
  sockets.at(-1)!.terminate();
  await eventually(() => !client.isLive.value);
  await client.mutate("conversations:start", { workspaceId, content: "Still here", clientMessageId: "b" });
  expect(seen.at(-1)).toBe(1);
  expect(client.isLive.value).toBe(true);
});

test("a refusal is an error with the server's words and code", async () => {
  const { workspaceId, client } = await visit();
  const refused = client.mutate("conversations:start", { workspaceId, content: " ", clientMessageId: "c" });
  await expect(refused).rejects.toMatchObject({
    message: "A message needs a text or a file",
    data: { code: "INVALID_INPUT" },
  });
});

test("a session that ran out is told, and a new one goes on with what waited", async () => {
  const { workspaceId, client, visitor } = await visit();
  await eventually(() => client.isLive.value);
  client.setToken("wst_0000000000000000000000000000000000000000000000000000000000000000");
  const started = client.mutate("conversations:start", { workspaceId, content: "Late", clientMessageId: "d" });
  await eventually(() => client.refusals === 1);
  client.setToken(visitor.sessionToken);
  expect((await started).conversationId).toMatch(/^[0-9a-z]{32}$/);
  expect(client.refusals).toBe(1);
});

test("a query that is no longer followed tells nothing", async () => {
  const { workspaceId, client } = await visit();
  const seen: number[] = [];
  const stop = client.follow("conversations:listByVisitor", { workspaceId }, (list) => seen.push(list.length));
  await eventually(() => seen.length === 1);
  stop();
  await client.mutate("conversations:start", { workspaceId, content: "Unseen", clientMessageId: "e" });
  expect(seen).toEqual([0]);
});

test("what is mentioned while there is no connection is dropped", async () => {
  const { workspaceId, client } = await visit();
  const started = { workspaceId, content: "Hi", clientMessageId: "f" };
  const { conversationId } = await client.mutate("conversations:start", started);
  const typing = () => server.http().query("conversations:get" as never, { id: conversationId } as never);
  await typing();
  client.pause();
  client.mention("conversations:setTyping", { id: conversationId, isTyping: true });
  client.resume();
  await eventually(() => client.isLive.value);
  expect(await client.ask("conversations:listTyping", { id: conversationId })).toEqual([]);
});
