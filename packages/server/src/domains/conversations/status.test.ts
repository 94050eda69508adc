import { api } from "@foyer/sdk";
import { eventually } from "@foyer/testing/eventually.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("the state of a conversation", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  async function open() {
    const { workspaceId, alice } = await server.people.workspace();
    const { sessionToken } = await server.people.visitor(workspaceId);
    const start = { workspaceId, sessionToken, content: "Hello", clientMessageId: "first" };
    const { conversationId: id } = await server.http().mutation(api.conversations.start, start);
    const agent = server.http(alice.token);
    const get = async () => {
      const found = await agent.query(api.conversations.get, { id });
      if (!found) throw new Error("The conversation is gone.");
      return found;
    };
    const write = (content: string) =>
      server.http().mutation(api.messages.send, { conversationId: id, content, sessionToken });
    const answer = (content: string) => agent.mutation(api.messages.send, { conversationId: id, content });
    const list = async () =>
      (await server.http().query(api.conversations.listByVisitor, { workspaceId, sessionToken }))[0];
    const readTo = (seq: number) => server.http().mutation(api.conversations.markAsRead, { id, seq, sessionToken });
    return { workspaceId, alice, agent, sessionToken, id, get, write, answer, list, readTo };
  }

  test("a closed conversation opens again when the visitor writes", async () => {
    const { agent, id, get, write } = await open();
    await agent.mutation(api.conversations.updateStatus, { id, status: "closed" });
    expect(await get()).toMatchObject({ status: "closed", resolvedAt: expect.any(Number) });
    await write("One more thing");
    const reopened = await get();
    expect(reopened.status).toBe("open");
    expect(reopened.resolvedAt).toBeUndefined();
  });

  test("the first answer of a person is remembered, and the visitor waits until it comes", async () => {
    const { agent, id, get, write } = await open();
    const waiting = await get();
    expect(waiting.waitingSince).toBe(waiting.createdAt);
    expect(waiting.firstResponseAt).toBeUndefined();
    await agent.mutation(api.messages.send, { conversationId: id, content: "A note", kind: "note" });
    expect((await get()).firstResponseAt).toBeUndefined();
    await agent.mutation(api.messages.send, { conversationId: id, content: "Hi!" });
    const { firstResponseAt, waitingSince } = await get();
    expect(firstResponseAt).toEqual(expect.any(Number));
    expect(waitingSince).toBeUndefined();
    await write("Thanks");
    await agent.mutation(api.messages.send, { conversationId: id, content: "Welcome" });
    expect((await get()).firstResponseAt).toBe(firstResponseAt);
  });

  test("a snoozed conversation wakes at its moment, and at once when the visitor writes", async () => {
    const { agent, id, get, write } = await open();
    await agent.mutation(api.conversations.updateStatus, {
      id,
      status: "snoozed",
      snoozedUntil: server.clock.now() + 1_000,
    });
    expect((await get()).status).toBe("snoozed");
    await eventually(async () => (await get()).status === "open");
    await agent.mutation(api.conversations.updateStatus, {
      id,
      status: "snoozed",
      snoozedUntil: server.clock.now() + 3_600_000,
    });
    await write("Are you there?");
    expect(await get()).not.toHaveProperty("snoozedUntil");
    expect((await get()).status).toBe("open");
  });

  test("a conversation that is snoozed again without a moment waits for the visitor only", async () => {
    const { agent, id, get } = await open();
    const snoozedUntil = server.clock.now() + 3_600_000;
    await agent.mutation(api.conversations.updateStatus, { id, status: "snoozed", snoozedUntil });
    expect((await get()).snoozedUntil).toBe(snoozedUntil);
    await agent.mutation(api.conversations.updateStatus, { id, status: "snoozed" });
    expect(await get()).toMatchObject({ status: "snoozed" });
    expect(await get()).not.toHaveProperty("snoozedUntil");
  });

  test("a moment to wake at must lie ahead and belongs to snoozing only", async () => {
    const { agent, id } = await open();
    const past = { id, status: "snoozed" as const, snoozedUntil: server.clock.now() - 1 };
    await expect(agent.mutation(api.conversations.updateStatus, past)).rejects.toThrow("coming year");
    const closed = { id, status: "closed" as const, snoozedUntil: server.clock.now() + 1_000 };
    await expect(agent.mutation(api.conversations.updateStatus, closed)).rejects.toThrow("Only a snoozed conversation");
  });

  test("a conversation is assigned to members only, and its assignee can be cleared", async () => {
    const { agent, alice, id, get } = await open();
    await agent.mutation(api.conversations.assign, { id, agentId: alice.userId });
    expect((await get()).assignedAgentId).toBe(alice.userId);
    const stranger = await server.people.workspace();
    const foreign = agent.mutation(api.conversations.assign, { id, agentId: stranger.alice.userId });
    await expect(foreign).rejects.toThrow("not a member of the workspace");
    await agent.mutation(api.conversations.assign, { id, agentId: null });
    expect((await get()).assignedAgentId).toBeUndefined();
  });

  test("a conversation of someone who leaves the team is nobody's again", async () => {
    const { agent, workspaceId, id, get } = await open();
    const bob = await server.people.agent(workspaceId);
    await agent.mutation(api.conversations.assign, { id, agentId: bob.userId });
    const team = await agent.query(api.workspaceMembers.listByWorkspace, { workspaceId });
    const membershipId = team.find((member) => member.userId === bob.userId)?._id ?? "";
    await agent.mutation(api.workspaceMembers.remove, { membershipId });
    await eventually(async () => (await get()).assignedAgentId === undefined);
  });

  test("reading clears what is unread on one's own side, and shows the other side that it was seen", async () => {
    const { agent, sessionToken, workspaceId, id, get, write } = await open();
    await write("Second");
    expect((await get()).unreadByAgent).toBe(2);
    await agent.mutation(api.conversations.markAsRead, { id, readerType: "agent" });
    expect(await get()).toMatchObject({ unreadByAgent: 0, agentSeenSeq: 2 });
    expect(await agent.query(api.conversations.listOwnMarks, { workspaceId, ids: [id] })).toEqual([
      { conversationId: id, seenSeq: 2 },
    ]);
    await agent.mutation(api.messages.send, { conversationId: id, content: "Answer" });
    expect((await get()).unreadByVisitor).toBe(1);
    await server.http().mutation(api.conversations.markAsDelivered, { id, seq: 3, sessionToken });
    expect(await get()).toMatchObject({ visitorDeliveredSeq: 3, visitorSeenSeq: 2, unreadByVisitor: 1 });
    await server.http().mutation(api.conversations.markAsRead, { id, readerType: "visitor", sessionToken });
    expect(await get()).toMatchObject({ visitorSeenSeq: 3, unreadByVisitor: 0 });
    await agent.mutation(api.conversations.markAsUnread, { id });
    expect((await get()).unreadByAgent).toBe(1);
  });

  test("what the team notes for itself is no message that the visitor could miss", async () => {
    const { agent, id, answer, list, readTo } = await open();
    await answer("On its way");
    await agent.mutation(api.conversations.updateStatus, { id, status: "closed" });
    const before = { lastSeq: 3, lastMessage: { seq: 2, content: "On its way" }, unreadByVisitor: 1 };
    expect(await list()).toMatchObject(before);
    await readTo(2);
    expect(await list()).toMatchObject({ visitorSeenSeq: 2, unreadByVisitor: 0 });
  });

  test("who reads a part of what is new has the rest still to read", async () => {
    const { answer, list, readTo } = await open();
    for (const content of ["One", "Two", "Three"]) await answer(content);
    for (const [seq, left] of [
      [2, 2],
      [1, 2],
      [4, 0],
    ] as const) {
      await readTo(seq);
      expect((await list())?.unreadByVisitor).toBe(left);
    }
  });

  test("a draft stays out of the inbox until the visitor writes, and its moments agree", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const { sessionToken } = await server.people.visitor(workspaceId);
    const draft = await server.http().mutation(api.conversations.createForVisitor, { workspaceId, sessionToken });
    expect(draft.lastMessageAt).toBe(draft.createdAt);
    expect(draft.unreadByVisitor).toBe(0);
    const agent = server.http(alice.token);
    expect((await agent.query(api.conversations.listForInbox, { workspaceId })).conversations).toEqual([]);
    expect((await agent.query(api.conversations.countForInbox, { workspaceId })).open).toBe(0);
    await server.http().mutation(api.messages.send, { conversationId: draft._id, content: "Hi", sessionToken });
    expect((await agent.query(api.conversations.listForInbox, { workspaceId })).conversations).toHaveLength(1);
    const again = await server.http().mutation(api.conversations.getOrCreateForVisitor, { workspaceId, sessionToken });
    expect(again._id).toBe(draft._id);
  });

  test("the inbox is read in pages with filters, and its counts are live", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const ids: string[] = [];
    for (let i = 0; i < 7; i++) {
      const { sessionToken } = await server.people.visitor(workspaceId);
      const start = { workspaceId, sessionToken, content: `Question ${i}`, clientMessageId: "1" };
      ids.push((await server.http().mutation(api.conversations.start, start)).conversationId);
    }
    const agent = server.http(alice.token);
    const counts: { open: number; mine: number; unassigned: number; snoozed: number }[] = [];
    server
      .live(alice.token)
      .onUpdate(api.conversations.countForInbox, { workspaceId, agentId: alice.userId }, (now) => counts.push(now));
    await eventually(() => counts.at(-1)?.open === 7);
    await agent.mutation(api.conversations.assign, { id: ids[0] ?? "", agentId: alice.userId });
    await agent.mutation(api.conversations.updateStatus, { id: ids[1] ?? "", status: "snoozed" });
    await eventually(
      () => JSON.stringify(counts.at(-1)) === JSON.stringify({ open: 6, mine: 1, unassigned: 5, snoozed: 1 }),
    );
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { conversations: { _id: string }[]; nextCursor: string | null } = await agent.query(
        api.conversations.listForInbox,
        {
          workspaceId,
          status: "open",
          limit: 2,
          cursor,
        },
      );
      seen.push(...page.conversations.map((conversation) => conversation._id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(6);
    expect(new Set(seen).size).toBe(6);
    const mine = await agent.query(api.conversations.listForInbox, {
      workspaceId,
      status: "open",
      assigneeId: alice.userId,
    });
    expect(mine.conversations.map((conversation) => conversation._id)).toEqual([ids[0]]);
  });

  test("a page of what an assistant has handed over is full although newer conversations are not of it", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      const { sessionToken } = await server.people.visitor(workspaceId);
      const start = { workspaceId, sessionToken, content: `Question ${i}`, clientMessageId: "1" };
      ids.push((await server.http().mutation(api.conversations.start, start)).conversationId);
    }
    const [first = "", second = ""] = ids;
    const text = "update conversations set ai_workflow_state = 'handoff' where id = any($1::uuid[])";
    await server.foyer.engine.writes.use((connection) => connection.query(text, [[first, second]]));
    const page = async (filter: { status?: "open"; assigneeId?: null; cursor?: string | null }) => {
      const args = { workspaceId, aiWorkflowState: "handoff" as const, limit: 1, ...filter };
      const { conversations, nextCursor } = await server.http(alice.token).query(api.conversations.listForInbox, args);
      return { ids: conversations.map(({ _id }) => _id), nextCursor };
    };
    for (const filter of [{}, { status: "open" as const }, { status: "open" as const, assigneeId: null }]) {
      const newest = await page(filter);
      expect(newest.ids).toEqual([second]);
      expect((await page({ ...filter, cursor: newest.nextCursor })).ids).toEqual([first]);
    }
  });
});
