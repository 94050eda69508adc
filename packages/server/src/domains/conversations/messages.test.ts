import { api } from "@foyer/sdk";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

type Listed = {
  _id: string;
  seq: number;
  content: string;
  kind: string;
  deletedAt?: number;
  editedAt?: number;
  isInternal: boolean;
}[];

describe("messages", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  async function open() {
    const { workspaceId, alice } = await server.people.workspace();
    const visitor = await server.people.visitor(workspaceId);
    const { sessionToken } = visitor;
    const start = { workspaceId, sessionToken, content: "Hello", clientMessageId: "first" };
    const { conversationId } = await server.http().mutation(api.conversations.start, start);
    const agent = server.http(alice.token);
    const list = async (as: "agent" | "visitor") =>
      (as === "agent"
        ? await agent.query(api.messages.list, { conversationId })
        : await server.http().query(api.messages.list, { conversationId, sessionToken })) as Listed;
    return { workspaceId, alice, agent, visitor, sessionToken, conversationId, list };
  }

  test("a send that is repeated with the same clientMessageId is one message, even when both run at once", async () => {
    const { agent, conversationId, list } = await open();
    const send = () =>
      agent.mutation(
        api.messages.send,
        { conversationId, content: "Once", clientMessageId: "m1" },
        { skipQueue: true },
      );
    const ids = await Promise.all([send(), send(), send(), send()]);
    expect(new Set(ids).size).toBe(1);
    expect(await send()).toBe(ids[0]);
    expect((await list("agent")).filter((message) => message.content === "Once")).toHaveLength(1);
  });

  test("what an app keeps with a message comes back with it, without what it says is nothing", async () => {
    const { agent, conversationId, list } = await open();
    const metadata = { orderId: 7, isUrgent: true, campaign: null };
    await agent.mutation(api.messages.send, { conversationId, content: "With more", metadata });
    expect((await list("agent")).at(-1)).toMatchObject({ metadata: { orderId: 7, isUrgent: true } });
    expect((await list("agent")).at(-1)).not.toHaveProperty("metadata.campaign");
  });

  test("a visitor's page is full although the team has noted much in between", async () => {
    const { agent, conversationId, sessionToken } = await open();
    const say = (content: string, kind?: "note") =>
      agent.mutation(api.messages.send, { conversationId, content, ...(kind ? { kind } : {}) });
    await say("Second");
    for (let i = 0; i < 5; i++) await say(`Note ${i}`, "note");
    await say("Third");
    for (let i = 5; i < 8; i++) await say(`Note ${i}`, "note");
    const page = async (more: { before?: number }) => {
      const args = { conversationId, sessionToken, limit: 2, ...more };
      return ((await server.http().query(api.messages.list, args)) as Listed).map(({ content }) => content);
    };
    expect(await page({})).toEqual(["Second", "Third"]);
    expect(await page({ before: 8 })).toEqual(["Hello", "Second"]);
    expect(await page({ before: 2 })).toEqual(["Hello"]);
  });

  test("messages that are sent at the same moment get numbers without gaps", async () => {
    const { agent, sessionToken, conversationId, list } = await open();
    const visitor = server.http();
    await Promise.all(
      Array.from({ length: 40 }, (_, i) => {
        const by = i % 2 === 0 ? { client: agent, token: {} } : { client: visitor, token: { sessionToken } };
        return by.client.mutation(
          api.messages.send,
          { conversationId, content: `${i}`, ...by.token },
          { skipQueue: true },
        );
      }),
    );
    expect((await list("agent")).map((message) => message.seq)).toEqual(Array.from({ length: 41 }, (_, i) => i + 1));
  });

  test("a send that is refused leaves the others of the same moment alone", async () => {
    const { agent, conversationId, list } = await open();
    const send = (content: string) =>
      agent.mutation(api.messages.send, { conversationId, content }, { skipQueue: true });
    const sent = await Promise.allSettled(["one", "", "two", " ", "three"].map(send));
    expect(sent.map((result) => result.status)).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
    expect((await list("agent")).map((message) => message.seq)).toEqual([1, 2, 3, 4]);
  });

  test("the sender is the caller, whatever the arguments claim", async () => {
    const { agent, alice, visitor, sessionToken, conversationId } = await open();
    const asBot = agent.mutation(api.messages.send, {
      conversationId,
      content: "x",
      senderType: "bot",
      senderId: alice.userId,
    });
    await expect(asBot).rejects.toThrow("bot messages can only be sent by internal system callers");
    const asOther = agent.mutation(api.messages.send, {
      conversationId,
      content: "x",
      senderType: "agent",
      senderId: visitor.visitorId,
    });
    await expect(asOther).rejects.toThrow("Not authorized to send messages to this conversation");
    const claim = { conversationId, content: "x", sessionToken, senderType: "agent" as const };
    await expect(server.http().mutation(api.messages.send, claim)).rejects.toThrow("Not authorized to send messages");
  });

  test("a visitor neither reads nor writes another visitor's conversation", async () => {
    const { workspaceId, conversationId, list } = await open();
    const { sessionToken } = await server.people.visitor(workspaceId);
    const stranger = server.http();
    expect(await stranger.query(api.messages.list, { conversationId, sessionToken })).toEqual([]);
    expect(await stranger.query(api.conversations.get, { id: conversationId, sessionToken })).toBeNull();
    const send = stranger.mutation(api.messages.send, { conversationId, content: "Intruding", sessionToken });
    await expect(send).rejects.toThrow("Not authorized to send messages to this conversation");
    await expect(stranger.mutation(api.messages.send, { conversationId, content: "Intruding" })).rejects.toThrow(
      "Not authenticated",
    );
    expect(await list("agent")).toHaveLength(1);
  });

  test("notes and what agents did are for the team only", async () => {
    const { agent, alice, sessionToken, conversationId, list } = await open();
    await agent.mutation(api.messages.send, { conversationId, content: "Careful, VIP", kind: "note" });
    await agent.mutation(api.conversations.assign, { id: conversationId, agentId: alice.userId });
    await agent.mutation(api.messages.send, { conversationId, content: "Hi!" });
    expect((await list("agent")).map((message) => message.kind)).toEqual(["text", "note", "system", "text"]);
    expect((await list("visitor")).map((message) => message.content)).toEqual(["Hello", "Hi!"]);
    const unread = await server.http().query(api.conversations.getTotalUnreadForVisitor, { sessionToken });
    expect(unread).toBe(1);
    const note = server
      .http()
      .mutation(api.messages.send, { conversationId, content: "x", kind: "note", sessionToken });
    await expect(note).rejects.toThrow("Only the team writes notes");
  });

  test("one's own message can be edited and deleted; a deleted one keeps its place and loses its content", async () => {
    const { agent, workspaceId, conversationId, sessionToken, list } = await open();
    const id = await agent.mutation(api.messages.send, { conversationId, content: "Tpyo" });
    await agent.mutation(api.messages.update, { id, content: "Typo" });
    expect((await list("visitor")).at(-1)).toMatchObject({ content: "Typo", editedAt: expect.any(Number) });
    const bob = server.http((await server.people.agent(workspaceId)).token);
    await expect(bob.mutation(api.messages.update, { id, content: "Mine" })).rejects.toThrow(
      "Only the sender can edit",
    );
    await expect(bob.mutation(api.messages.remove, { id })).rejects.toThrow("Permission denied: conversations.delete");
    await expect(server.http().mutation(api.messages.update, { id, content: "x", sessionToken })).rejects.toThrow(
      "Not authorized",
    );
    await agent.mutation(api.messages.remove, { id });
    expect((await list("visitor")).at(-1)).toMatchObject({ seq: 2, content: "", deletedAt: expect.any(Number) });
    const inbox = await agent.query(api.conversations.listForInbox, { workspaceId });
    expect(inbox.conversations[0]?.lastMessage?.content).toBe("This message was deleted");
  });

  test("a reply shows what it answers, and cannot point into another conversation", async () => {
    const { agent, conversationId, list } = await open();
    const [first] = await list("agent");
    const replyToId = first?._id ?? "";
    await agent.mutation(api.messages.send, { conversationId, content: "About that", replyToId });
    expect((await list("agent")).at(-1)).toMatchObject({ replyTo: { _id: replyToId, content: "Hello" } });
    const other = await open();
    const elsewhere = other.agent.mutation(api.messages.send, {
      conversationId: other.conversationId,
      content: "x",
      replyToId,
    });
    await expect(elsewhere).rejects.toThrow("Message not found");
  });

  test("a message needs a text or a file, and has a greatest length", async () => {
    const { agent, conversationId } = await open();
    await expect(agent.mutation(api.messages.send, { conversationId, content: "  \n " })).rejects.toThrow(
      "needs a text or a file",
    );
    const long = agent.mutation(api.messages.send, { conversationId, content: "x".repeat(20_001) });
    await expect(long).rejects.toThrow("content");
    await agent.mutation(api.messages.send, { conversationId, content: "🌿".repeat(5_000) });
  });

  test("older messages are read in pages, plain and paginated", async () => {
    const { agent, conversationId } = await open();
    for (let i = 2; i <= 30; i++) await agent.mutation(api.messages.send, { conversationId, content: `${i}` });
    const newest = (await agent.query(api.messages.list, { conversationId, limit: 10 })) as Listed;
    expect(newest.map((message) => message.seq)).toEqual([21, 22, 23, 24, 25, 26, 27, 28, 29, 30]);
    const older = (await agent.query(api.messages.list, { conversationId, limit: 10, before: 21 })) as Listed;
    expect(older.at(-1)?.seq).toBe(20);
    const seqs: number[] = [];
    let cursor: string | null = null;
    for (let isDone = false; !isDone; ) {
      // The types name one reference; with options for pages it answers with pages.
      const page = (await agent.query(api.messages.list, {
        conversationId,
        paginationOpts: { numItems: 7, cursor },
      })) as unknown as {
        page: Listed;
        isDone: boolean;
        continueCursor: string;
      };
      seqs.push(...page.page.map((message) => message.seq));
      ({ isDone, continueCursor: cursor } = page);
    }
    expect(seqs).toEqual(Array.from({ length: 30 }, (_, i) => 30 - i));
  });
});
