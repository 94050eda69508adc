import { threePeople } from "@foyer/testing/chatPeople.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { functionsOf } from "@foyer/testing/functions.ts";
import { openMarketplace } from "@foyer/testing/marketplace.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const { m, q } = functionsOf("chats");

describe("groups", () => {
  let server: TestServer;
  let place: Awaited<ReturnType<typeof openMarketplace>>;
  beforeAll(async () => {
    server = await startServer();
    place = await openMarketplace(server);
  });
  afterAll(() => server.stop());

  /** Ann's group with Bob; Cat is not in it. */
  async function group() {
    const people = threePeople(server, place);
    const chat = await people.ann.http.mutation(m("create"), {
      members: [people.bob.id],
      kind: "group",
      title: "Picnic",
      metadata: { color: "green" },
    });
    const chatId = chat.id as string;
    const run = (who: { http: typeof people.ann.http }, name: string, args: object) =>
      who.http.mutation(m(name), { chatId, ...args });
    return { ...people, chat, chatId, run };
  }

  const refused = { data: { code: "NOT_AUTHORIZED" } };
  const hidden = { data: { code: "NOT_FOUND", path: "chatId" } };

  test("a group belongs to who made it, and shows its title and metadata to all", async () => {
    const { chat, chatId, bob, ann, run } = await group();
    expect(chat).toMatchObject({ kind: "group", title: "Picnic", metadata: { color: "green" }, role: "owner" });
    await run(ann, "setMetadata", { metadata: { color: null, size: 3 } });
    await run(ann, "rename", { title: "Barbecue", avatarUrl: "https://example.com/fire.png" });
    expect(await bob.http.query(q("get"), { chatId })).toMatchObject({
      role: "member",
      title: "Barbecue",
      avatarUrl: "https://example.com/fire.png",
      metadata: { size: 3 },
    });
    const { members } = await bob.http.query(q("members"), { chatId });
    expect(members).toHaveLength(2);
    expect(members).toContainEqual({ id: ann.id, name: "ANN", avatarUrl: null, role: "owner" });
  });

  test("a new title is told in the chat, and the same one once more is not", async () => {
    const { ann, bob, chatId, run } = await group();
    await run(ann, "rename", { title: "Barbecue" });
    await run(ann, "rename", { title: "Barbecue", avatarUrl: null });
    const { messages } = await bob.http.query(q("messages"), { chatId });
    expect(messages).toMatchObject([
      {
        kind: "system",
        text: "ANN named the chat “Barbecue”",
        metadata: { event: "renamed", title: "Barbecue", byId: ann.id },
      },
    ]);
    const { chats } = await bob.http.query(q("list"), {});
    expect(chats[0]).toMatchObject({ title: "Barbecue", unreadCount: 0 });
  });

  test("a plain member sends and leaves, and changes nothing that belongs to all", async () => {
    const { ann, bob, cat, chatId, run } = await group();
    await run(bob, "send", { text: "Hello" });
    await expect(run(bob, "addMember", { memberId: cat.id })).rejects.toMatchObject(refused);
    await expect(run(bob, "removeMember", { memberId: ann.id })).rejects.toMatchObject(refused);
    await expect(run(bob, "setRole", { memberId: bob.id, role: "admin" })).rejects.toMatchObject(refused);
    await expect(run(bob, "setMetadata", { metadata: { a: 1 } })).rejects.toMatchObject(refused);
    await expect(run(bob, "rename", { title: "Mine" })).rejects.toMatchObject(refused);
    await run(bob, "removeMember", { memberId: bob.id });
    await expect(bob.http.query(q("get"), { chatId })).rejects.toMatchObject(hidden);
    expect(await bob.http.query(q("list"), {})).toMatchObject({ chats: [] });
  });

  test("admins add and remove plain members only, and the owner anyone", async () => {
    const { ann, bob, cat, run } = await group();
    await run(ann, "setRole", { memberId: bob.id, role: "admin" });
    await run(bob, "addMember", { memberId: cat.id });
    await expect(run(bob, "removeMember", { memberId: ann.id })).rejects.toMatchObject(refused);
    await expect(run(bob, "setRole", { memberId: cat.id, role: "admin" })).rejects.toMatchObject(refused);
    await run(bob, "removeMember", { memberId: cat.id });
    await expect(run(bob, "removeMember", { memberId: cat.id })).rejects.toMatchObject({
      data: { code: "NOT_FOUND", path: "memberId" },
    });
    await run(ann, "removeMember", { memberId: bob.id });
  });

  test("who comes and goes is told in the chat, and does not count as unread", async () => {
    const { ann, bob, cat, chatId, run } = await group();
    await run(ann, "addMember", { memberId: cat.id });
    await run(ann, "addMember", { memberId: cat.id });
    await run(ann, "setRole", { memberId: cat.id, role: "admin" });
    await run(cat, "removeMember", { memberId: bob.id });
    await run(cat, "removeMember", { memberId: cat.id });
    const { messages } = await ann.http.query(q("messages"), { chatId });
    expect(messages.map(({ metadata }: { metadata: object }) => metadata)).toEqual([
      { event: "member_added", memberId: cat.id, byId: ann.id },
      { event: "role_changed", memberId: cat.id, byId: ann.id, role: "admin" },
      { event: "member_removed", memberId: bob.id, byId: cat.id },
      { event: "member_left", memberId: cat.id, byId: cat.id },
    ]);
    expect(messages[0]).toMatchObject({ kind: "system", senderId: null, text: `ANN added ${cat.id}` });
    const { chats } = await ann.http.query(q("list"), {});
    expect(chats).toMatchObject([{ id: chatId, memberCount: 1, unreadCount: 0, totalMessages: 4 }]);
  });

  test("a group whose owner goes belongs to an admin, or to who came first", async () => {
    const { ann, bob, cat, chatId, run } = await group();
    await run(ann, "addMember", { memberId: cat.id });
    await run(ann, "setRole", { memberId: cat.id, role: "admin" });
    await run(ann, "removeMember", { memberId: ann.id });
    expect(await cat.http.query(q("get"), { chatId })).toMatchObject({ role: "owner" });
    await run(cat, "setRole", { memberId: bob.id, role: "owner" });
    expect(await cat.http.query(q("get"), { chatId })).toMatchObject({ role: "admin" });
    await expect(run(bob, "setRole", { memberId: bob.id, role: "member" })).rejects.toMatchObject({
      data: { code: "CONFLICT" },
    });
  });

  test("what a removed member has open fails at once, and a member who comes back sees it again", async () => {
    const { ann, bob, chatId, run } = await group();
    const live = bob.live();
    const failures = new Set<string>();
    let isOpen = 0;
    for (const name of ["latest", "changes", "messages", "members", "seen", "typing", "get", "profile"]) {
      const args = name === "changes" ? { chatId, after: 0 } : { chatId };
      live.onUpdate(
        q(name),
        args,
        () => isOpen++,
        () => failures.add(name),
      );
    }
    await eventually(() => isOpen === 8);
    await run(ann, "removeMember", { memberId: bob.id });
    await eventually(() => failures.size === 8);
    await expect(run(bob, "send", { text: "Still here?" })).rejects.toMatchObject(hidden);
    await run(ann, "addMember", { memberId: bob.id });
    await run(bob, "send", { text: "Back again" });
  });

  test("who is removed at the moment of sending has sent before, or not at all", async () => {
    const { ann, bob, chatId, run } = await group();
    const sends = Array.from({ length: 6 }, (_, i) => run(bob, "send", { text: `message ${i}` }).catch(() => null));
    await run(ann, "removeMember", { memberId: bob.id });
    const sent = (await Promise.all(sends)).filter((each) => each !== null);
    const { messages } = await ann.http.query(q("messages"), { chatId });
    const removal = messages.find(({ kind }: { kind: string }) => kind === "system");
    expect(sent.every(({ seq }) => seq < removal.seq)).toBe(true);
    expect(messages).toHaveLength(sent.length + 1);
  });

  test("lists show the newest chat first with what is unread, page by page", async () => {
    const { ann, bob, cat } = threePeople(server, place);
    const ids: string[] = [];
    for (const title of ["one", "two", "three"]) {
      const { id } = await ann.http.mutation(m("create"), { members: [bob.id, cat.id], title });
      ids.push(id);
      server.clock.advance(1_000);
    }
    for (const chatId of [ids[0], ids[0], ids[1]]) {
      await ann.http.mutation(m("send"), { chatId, text: "Hello" });
      server.clock.advance(1_000);
    }
    const unread = async (args: object) => {
      const { chats, ...rest } = await bob.http.query(q("list"), args);
      const shown = chats.map((chat: { title: string; unreadCount: number }) => [chat.title, chat.unreadCount]);
      return { shown, ...rest };
    };
    const first = await unread({ limit: 2 });
    expect(first).toMatchObject({
      shown: [
        ["two", 1],
        ["one", 2],
      ],
      isDone: false,
    });
    const rest = await unread({ limit: 2, cursor: first.continueCursor });
    expect(rest).toEqual({ shown: [["three", 0]], isDone: true });
    const { messages } = await bob.http.query(q("messages"), { chatId: ids[0] });
    await bob.http.mutation(m("markSeen"), { chatId: ids[0], messageId: messages[0].id });
    expect(await unread({ limit: 2 })).toMatchObject({
      shown: [
        ["two", 1],
        ["one", 1],
      ],
    });
    await bob.http.mutation(m("send"), { chatId: ids[0], text: "Hi" });
    expect(await unread({ limit: 1 })).toMatchObject({ shown: [["one", 0]] });
  });

  test("two who add the last free place at once do not make a group too large", async () => {
    const { ann, bob, cat } = threePeople(server, place);
    const others = Array.from({ length: 998 }, (_, i) => `crowd${i}`);
    const { id: chatId } = await ann.http.mutation(m("create"), { members: others, title: "Crowd" });
    const added = await Promise.allSettled(
      [bob, cat].map(({ id: memberId }) => ann.http.mutation(m("addMember"), { chatId, memberId })),
    );
    expect(added.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await ann.http.query(q("get"), { chatId })).toMatchObject({ memberCount: 1_000 });
    const first = await ann.http.query(q("members"), { chatId, limit: 200 });
    const second = await ann.http.query(q("members"), { chatId, limit: 200, cursor: first.continueCursor });
    const ids = [...first.members, ...second.members].map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(400);
  });
});
