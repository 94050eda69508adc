/** Sending messages, which run in groups: the rules of transitions and of repeated deliveries hold for them too. */
import { randomUUID } from "node:crypto";
import { decodeTimestamp } from "@foyer/protocol";
import { eventually } from "@foyer/testing/eventually.ts";
import { findBreaches } from "@foyer/testing/ownWrites.ts";
import { createRawSockets, type RawClient } from "@foyer/testing/rawSocket.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

const contentsOf = (value: unknown) => ((value ?? []) as { content: string }[]).map(({ content }) => content);
const ownMessages = {
  queryId: 0,
  textOf: (args: Record<string, unknown>) => String(args.content),
  textsOf: contentsOf,
};

describe("messages that are sent at the same moment", () => {
  let server: TestServer;
  let sibling: TestServer;
  const sockets = createRawSockets(() => server.url);
  const siblingSockets = createRawSockets(() => sibling.url);
  beforeAll(async () => {
    server = await startServer({ limitFactor: 10_000 });
    sibling = await startServer({ databaseUrl: server.databaseUrl, limitFactor: 10_000 });
  });
  afterEach(async () => {
    await sockets.closeAll();
    await siblingSockets.closeAll();
  });
  afterAll(async () => {
    await sibling.stop();
    await server.stop();
  });

  async function startConversation(workspaceId: string) {
    const { sessionToken } = await server.people.visitor(workspaceId);
    const client = await sockets.connect();
    const args = { workspaceId, sessionToken, content: "Hello", clientMessageId: randomUUID() };
    const { result } = await client.response(client.mutate("conversations:start", args));
    const { conversationId } = result as { conversationId: string };
    return { conversationId, sessionToken };
  }

  async function covered(client: RawClient, requestId: number): Promise<void> {
    const response = await client.response(requestId);
    if (response.type !== "MutationResponse" || !response.success) throw new Error(JSON.stringify(response));
    await eventually(() => decodeTimestamp(client.version.ts) >= decodeTimestamp(response.ts));
  }

  test("do not flicker for those who send them", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const conversations = await Promise.all(Array.from({ length: 3 }, () => startConversation(workspaceId)));
    const visitors = await Promise.all(
      conversations
        .flatMap((own) => [own, own, own])
        .map(async ({ conversationId, sessionToken }) => {
          const client = await sockets.connect();
          await client.add(0, "messages:list", { conversationId, sessionToken }).settled();
          return { client, send: { conversationId, sessionToken } };
        }),
    );
    const agents = await Promise.all(
      conversations.map(async ({ conversationId }) => {
        const client = await sockets.connect();
        client.authenticate(alice.token).add(0, "messages:list", { conversationId });
        await client.add(1, "conversations:listForInbox", { workspaceId }).settled();
        return { client, send: { conversationId } };
      }),
    );
    await Promise.all(
      [...visitors, ...agents].map(async ({ client, send }, i) => {
        for (let n = 0; n < 15; n++)
          await covered(client, client.mutate("messages:send", { ...send, content: `${i} ${n}` }));
      }),
    );
    for (const { client } of [...visitors, ...agents]) expect(findBreaches(client.frames, ownMessages)).toEqual([]);
    for (const { client } of agents) await eventually(() => contentsOf(client.value(0)).length === 61);
  });

  test("are applied once when they come twice, to one node or to two at once", async () => {
    const { workspaceId } = await server.people.workspace();
    const { conversationId, sessionToken } = await startConversation(workspaceId);
    const reader = await sockets.connect();
    await reader.add(0, "messages:list", { conversationId, sessionToken }).settled();
    for (const elsewhere of [sockets, siblingSockets]) {
      for (let round = 0; round < 10; round++) {
        const sessionId = randomUUID();
        const message = { conversationId, sessionToken, content: `${elsewhere === sockets} ${round}` };
        const both = [await sockets.connect({ sessionId }), await elsewhere.connect({ sessionId })];
        for (const client of both) client.mutate("messages:send", message, 0);
        const [left, right] = await Promise.all(both.map((client) => client.response(0)));
        expect(left).toMatchObject({ success: true });
        expect(right?.result).toBe(left?.result);
      }
    }
    await eventually(() => contentsOf(reader.value(0)).length === 21);
  });

  test("are refused one by one, and told to nobody else who repeats them", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const { conversationId, sessionToken } = await startConversation(workspaceId);
    const stranger = await server.people.visitor(workspaceId);
    const sessionId = randomUUID();
    const [hers, his] = [await sockets.connect({ sessionId }), await sockets.connect({ sessionId })];
    hers.authenticate(alice.token);
    const { result } = await hers.response(hers.mutate("messages:send", { conversationId, content: "from Alice" }, 0));
    const strangers = { conversationId, content: "from Alice", sessionToken: stranger.sessionToken };
    const visitors = { conversationId, content: "from Alice", sessionToken };
    for (const [i, args] of [strangers, visitors].entries()) {
      his.mutate("messages:send", args, 0);
      const refused = await eventually(() => his.all("MutationResponse")[i]);
      expect(refused.success).toBe(false);
      expect(JSON.stringify(refused)).not.toContain(String(result));
    }
    const requests = Array.from({ length: 10 }, (_, i) =>
      his.mutate("messages:send", { ...(i % 2 ? strangers : visitors), content: `${i}` }, 10 + i),
    );
    const responses = await Promise.all(requests.map((request) => his.response(request)));
    expect(responses.map(({ success }) => success)).toEqual(Array.from({ length: 10 }, (_, i) => i % 2 === 0));
  });
});
