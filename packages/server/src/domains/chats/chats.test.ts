import { threePeople } from "@foyer/testing/chatPeople.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { functionsOf } from "@foyer/testing/functions.ts";
import { openMarketplace } from "@foyer/testing/marketplace.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const { m, q } = functionsOf("chats");

describe("chats between people of the host", () => {
  let server: TestServer;
  let place: Awaited<ReturnType<typeof openMarketplace>>;
  beforeAll(async () => {
    server = await startServer();
    place = await openMarketplace(server);
  });
  afterAll(() => server.stop());

  async function pair() {
    const people = threePeople(server, place);
    const { id: chatId } = await people.ann.http.mutation(m("create"), { members: [people.bob.id] });
    const say = (who: { http: typeof people.ann.http }, text: string, more = {}) =>
      who.http.mutation(m("send"), { chatId, text, ...more });
    return { ...people, chatId: chatId as string, say };
  }

  test("two people have one direct chat, whoever makes it and however often at once", async () => {
    const { ann, bob } = threePeople(server, place);
    const made = await Promise.all([
      ...[1, 2, 3].map(() => ann.http.mutation(m("create"), { members: [bob.id] })),
      ...[1, 2, 3].map(() => bob.http.mutation(m("create"), { members: [ann.id, bob.id] })),
    ]);
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await ann.http.query(q("get"), { chatId: made[0].id })).toMatchObject({
      kind: "direct",
      title: "BOB",
      memberCount: 2,
      role: "member",
      lastMessage: null,
      totalMessages: 0,
      changeSeq: 0,
    });
  });

  test("a message reaches the other live, in the documented shape", async () => {
    const { ann, bob, chatId, say } = await pair();
    const results: { changes: unknown[]; changeSeq: number }[] = [];
    bob.live().onUpdate(q("changes"), { chatId, after: 0 }, (result) => results.push(result));
    await eventually(() => results.length > 0);
    const sent = await say(ann, "Hello", { metadata: { bold: true }, clientMessageId: "1" });
    expect(sent).toEqual({
      id: expect.any(String),
      chatId,
      seq: 1,
      changeSeq: 1,
      senderId: ann.id,
      senderName: "ANN",
      kind: "text",
      text: "Hello",
      file: null,
      metadata: { bold: true },
      clientMessageId: "1",
      createdAt: expect.any(Number),
      editedAt: null,
      deletedAt: null,
    });
    await eventually(() => results.at(-1)?.changeSeq === 1);
    expect(results.at(-1)).toEqual({
      changes: [{ changeSeq: 1, kind: "message", message: sent }],
      changeSeq: 1,
      isFull: false,
    });
    expect(await bob.http.query(q("get"), { chatId })).toMatchObject({ lastMessage: sent, totalMessages: 1 });
  });

  test("the same clientMessageId at once and again is one message", async () => {
    const { ann, chatId, say } = await pair();
    const sent = await Promise.all([1, 2, 3, 4].map(() => say(ann, "Once", { clientMessageId: "same" })));
    sent.push(await say(ann, "Once", { clientMessageId: "same" }));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect(await ann.http.query(q("get"), { chatId })).toMatchObject({ totalMessages: 1 });
  });

  test("sends of two people at once get numbers without gaps", async () => {
    const { ann, bob, say } = await pair();
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, i) => say(i % 2 ? ann : bob, `message ${i}`, { clientMessageId: String(i) })),
    );
    const numbers = sent.map(({ seq }) => seq as number).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(sent.every(({ seq, changeSeq }) => seq === changeSeq)).toBe(true);
  });

  test("pages have 25 messages, the newest first, in ascending order", async () => {
    const { ann, chatId, say } = await pair();
    for (let i = 1; i <= 28; i++) await say(ann, `message ${i}`);
    const seqs = async (page?: number | null) => {
      const result = await ann.http.query(q("messages"), page === undefined ? { chatId } : { chatId, page });
      return { ...result, messages: result.messages.map(({ seq }: { seq: number }) => seq) };
    };
    const newest = Array.from({ length: 25 }, (_, i) => i + 4);
    expect(await seqs()).toEqual({ messages: newest, page: 1, totalMessages: 28, totalPages: 2 });
    expect(await seqs(null)).toEqual(await seqs(1));
    expect(await seqs(2)).toEqual({ messages: [1, 2, 3], page: 2, totalMessages: 28, totalPages: 2 });
    expect((await seqs(3)).messages).toEqual([]);
  });

  test("who misses many changes is told that there are more", async () => {
    const { ann, chatId, say } = await pair();
    for (let i = 1; i <= 20; i++) await say(ann, `message ${i}`);
    const first = await ann.http.query(q("changes"), { chatId, after: 0 });
    expect(first).toMatchObject({ changeSeq: 20, isFull: true });
    expect(first.changes.map((change: { changeSeq: number }) => change.changeSeq)).toEqual(
      Array.from({ length: 16 }, (_, i) => i + 1),
    );
    const rest = await ann.http.query(q("changes"), { chatId, after: 16 });
    expect(rest).toMatchObject({ changeSeq: 20, isFull: false, changes: [{}, {}, {}, {}] });
    const latest = await ann.http.query(q("latest"), { chatId });
    expect(latest).toEqual({ changes: rest.changes, changeSeq: 20, isAll: false });
  });

  test("seen tells the newest message that another has seen", async () => {
    const { ann, bob, chatId, say } = await pair();
    const results: { seq: number; messageId: string | null }[] = [];
    ann.live().onUpdate(q("seen"), { chatId }, (result) => results.push(result));
    const first = await say(ann, "one");
    const second = await say(ann, "two");
    await ann.http.mutation(m("markSeen"), { chatId });
    expect(await ann.http.query(q("seen"), { chatId })).toEqual({ seq: 0, messageId: null });
    await bob.http.mutation(m("markSeen"), { chatId, messageId: first.id });
    await eventually(() => results.at(-1)?.messageId === first.id);
    await bob.http.mutation(m("markSeen"), { chatId });
    await eventually(() => results.at(-1)?.messageId === second.id);
    await bob.http.mutation(m("markSeen"), { chatId, messageId: first.id });
    expect(await ann.http.query(q("seen"), { chatId })).toEqual({ seq: 2, messageId: second.id });
    const stranger = await pair();
    await expect(
      stranger.ann.http.mutation(m("markSeen"), { chatId: stranger.chatId, messageId: first.id }),
    ).rejects.toMatchObject({ data: { code: "NOT_FOUND", path: "messageId" } });
  });

  test("typing shows live and ends by itself", async () => {
    const { ann, bob, chatId } = await pair();
    const results: unknown[] = [];
    bob.live().onUpdate(q("typing"), { chatId }, (result) => results.push(result));
    await ann.http.mutation(m("startTyping"), { chatId });
    await eventually(() => JSON.stringify(results.at(-1)) === JSON.stringify([{ id: ann.id, name: "ANN" }]));
    await ann.http.mutation(m("stopTyping"), { chatId });
    await eventually(() => JSON.stringify(results.at(-1)) === "[]");
    await ann.http.mutation(m("startTyping"), { chatId });
    await eventually(() => (results.at(-1) as unknown[]).length === 1);
    server.clock.advance(6_001);
    await eventually(() => (results.at(-1) as unknown[]).length === 0);
  });

  test("nobody else finds a chat: not others of the host, not the team, not another workspace", async () => {
    const { ann, cat, chatId, say } = await pair();
    const { id: messageId } = await say(ann, "Between us");
    const abroad = await openMarketplace(server);
    const strangers = [cat.http, server.http(abroad.tokenOf(ann.id)), server.http(place.admin), server.http()];
    for (const stranger of strangers) {
      const refused = { data: { code: expect.stringMatching(/^NOT_(FOUND|AUTHORIZED|AUTHENTICATED)$/) } };
      for (const name of ["get", "messages", "seen", "typing"])
        await expect(stranger.query(q(name), { chatId })).rejects.toMatchObject(refused);
      await expect(stranger.query(q("changes"), { chatId, after: 0 })).rejects.toMatchObject(refused);
      await expect(stranger.query(q("latest"), { chatId })).rejects.toMatchObject(refused);
      await expect(stranger.query(q("profile"), { chatId })).rejects.toMatchObject(refused);
      for (const name of ["send", "markSeen", "startTyping", "stopTyping"]) {
        const args = name === "send" ? { chatId, text: "Hello" } : { chatId };
        await expect(stranger.mutation(m(name), args)).rejects.toMatchObject(refused);
      }
    }
    const admin = server.http(place.admin);
    const notFound = { data: { code: "NOT_FOUND" } };
    await expect(admin.query(q("shared/chat:getMessages"), { conversationId: chatId })).rejects.toMatchObject(notFound);
    await expect(admin.mutation(m("shared/chat:deleteMessage"), { messageId })).rejects.toMatchObject(notFound);
    expect(await admin.query(q("messages:list"), { conversationId: chatId })).toEqual([]);
    await expect(admin.mutation(m("messages:remove"), { id: messageId })).rejects.toMatchObject(notFound);
  });

  test("a workspace that turns chats between people off stops them at once", async () => {
    const abroad = await openMarketplace(server);
    const { ann, bob } = threePeople(server, abroad);
    const { id: chatId } = await ann.http.mutation(m("create"), { members: [bob.id] });
    const turn = (memberChatsEnabled: boolean) =>
      server
        .http(abroad.admin)
        .mutation(m("marketplaceSettings:update"), { workspaceId: abroad.workspaceId, memberChatsEnabled });
    const send = () => bob.http.mutation(m("send"), { chatId, text: "Hello" });
    await turn(false);
    await expect(send()).rejects.toThrow(/turned off/);
    await expect(bob.http.mutation(m("create"), { members: ["dan"] })).rejects.toThrow(/turned off/);
    expect(await bob.http.query(q("messages"), { chatId })).toMatchObject({ messages: [] });
    await turn(true);
    await send();
  });

  test("a chat refuses what it cannot be", async () => {
    const { ann, bob, cat, say } = await pair();
    const create = (args: object) => ann.http.mutation(m("create"), args);
    const invalid = { data: { code: "INVALID_INPUT", path: "members" } };
    await expect(create({ members: [ann.id], kind: "direct" })).rejects.toMatchObject(invalid);
    await expect(create({ members: [bob.id, cat.id], kind: "direct" })).rejects.toMatchObject(invalid);
    await expect(create({ members: [] })).rejects.toMatchObject(invalid);
    const many = Array.from({ length: 1_000 }, (_, i) => `p${i}`);
    await expect(create({ members: many })).rejects.toMatchObject(invalid);
    await expect(say(ann, "  ")).rejects.toMatchObject({ data: { code: "INVALID_INPUT", path: "text" } });
  });
});
