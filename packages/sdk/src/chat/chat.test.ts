import { eventually } from "@foyer/testing/eventually.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { CallError } from "../sync/calls.ts";
import { createFoyer } from "./foyer.ts";
import type { ChatMessage } from "./shapes.ts";
import { type ChatPeople, openChatPeople } from "./testing/people.ts";

let server: TestServer;
let people: ChatPeople;
beforeAll(async () => {
  server = await startServer();
  people = await openChatPeople(server);
});
afterEach(() => people.close());
afterAll(() => server.stop());

/** Ann and Bob, each with their own object of their direct chat. */
async function pair() {
  const ann = people.person("Ann");
  const bob = people.person("Bob");
  const bobsChat = await bob.foyer.chatWith(ann.id);
  const annsChat = await ann.foyer.chatWith(bob.id);
  return { ann, bob, annsChat, bobsChat };
}

/** Ann's group with Bob and Cat. */
async function group() {
  const [ann, bob, cat] = ["Ann", "Bob", "Cat"].map((name) => people.person(name));
  if (!ann || !bob || !cat) throw new Error("three people");
  const options = { title: "Friends", avatarUrl: "https://example.com/friends.png", metadata: { floor: 3 } };
  const annsChat = await ann.foyer.group({ members: [bob.id, cat.id], ...options });
  const bobsChat = await bob.foyer.chat(annsChat.getId());
  return { ann, bob, cat, annsChat, bobsChat };
}

test("two people have one direct chat, by whoever it is opened", async () => {
  const { ann, bob, annsChat, bobsChat } = await pair();
  expect(annsChat.getId()).toBe(bobsChat.getId());
  expect(annsChat.getKind()).toBe("direct");
  expect(annsChat.getTitle()).toBe("Bob");
  expect((await annsChat.getMemberIds()).sort()).toEqual([ann.id, bob.id].sort());
});

test("a group has its id, title, picture, members and metadata", async () => {
  const { ann, bob, cat, annsChat, bobsChat } = await group();
  expect(bobsChat.getId()).toBe(annsChat.getId());
  expect(bobsChat.getKind()).toBe("group");
  expect(bobsChat.getTitle()).toBe("Friends");
  expect(bobsChat.getAvatar()).toBe("https://example.com/friends.png");
  expect(bobsChat.getMetadata()).toEqual({ floor: 3 });
  expect((await bobsChat.getMemberIds()).sort()).toEqual([ann.id, bob.id, cat.id].sort());
  expect((await bobsChat.getMembers()).find(({ id }) => id === ann.id)).toMatchObject({ role: "owner" });
});

test("a message is received by the other with its text and metadata, and not by its sender", async () => {
  const { ann, annsChat, bobsChat } = await pair();
  const [byAnn, byBob]: ChatMessage[][] = [[], []];
  annsChat.onMessageReceived((message) => byAnn?.push(message));
  bobsChat.onMessageReceived((message) => byBob?.push(message));
  const metadata = { font: "serif", size: 12, bold: true };
  const sent = await annsChat.sendMessage({ text: "Hello", metadata });
  await eventually(() => byBob?.length === 1);
  expect(byBob?.[0]).toMatchObject({ id: sent.id, senderId: ann.id, text: "Hello", kind: "text", metadata });
  await bobsChat.sendMessage({ text: "Hi" });
  await eventually(() => byAnn?.length === 1);
  expect(byAnn?.[0]?.text).toBe("Hi");
});

test("the outcome of a send is told to a callback, too", async () => {
  const { annsChat } = await pair();
  const outcomes: (string | undefined)[] = [];
  void annsChat.sendMessage({ text: "Hello" }, (message) => outcomes.push(message?.text));
  void annsChat.sendMessage({ text: " " }, (_, error) => outcomes.push(error?.data.code));
  await eventually(() => outcomes.length === 2);
  expect(outcomes).toEqual(["Hello", "INVALID_INPUT"]);
});

test("one's other devices receive what one sends", async () => {
  const { ann, annsChat } = await pair();
  const phone = people.device(ann);
  const received: string[] = [];
  (await phone.foyer.chat(annsChat.getId())).onMessageReceived(({ text }) => received.push(text));
  await annsChat.sendMessage({ text: "From my desk" });
  await eventually(() => received.length === 1);
  expect(received).toEqual(["From my desk"]);
});

test("a file is sent with a message and arrives with an address", async () => {
  const { annsChat, bobsChat } = await pair();
  const received: ChatMessage[] = [];
  bobsChat.onMessageReceived((message) => received.push(message));
  const file = new File(["item,price\npot,12\n"], "invoice.csv", { type: "text/csv" });
  await annsChat.sendMessage({ text: "The invoice", file });
  await eventually(() => received.length === 1);
  expect(received[0]).toMatchObject({ kind: "file", text: "The invoice", file: { name: "invoice.csv" } });
  const bytes = await fetch(new URL(received[0]?.file?.url ?? "", server.url));
  expect(await bytes.text()).toBe("item,price\npot,12\n");
});

test("an edited and a deleted message are told to others", async () => {
  const { annsChat, bobsChat } = await pair();
  const told: string[] = [];
  bobsChat.onMessageReceived(({ text }) => told.push(`received ${text}`));
  bobsChat.onMessageUpdated(({ text, metadata }) => told.push(`updated ${text} ${metadata.size}`));
  bobsChat.onMessageDeleted((id) => told.push(`deleted ${id}`));
  const { id } = await annsChat.sendMessage({ text: "Helo" });
  await eventually(() => told.length === 1);
  await annsChat.updateMessage(id, { text: "Hello", metadata: { size: 2 } });
  await eventually(() => told.length === 2);
  await annsChat.deleteMessage(id);
  await eventually(() => told.length === 3);
  expect(told).toEqual(["received Helo", "updated Hello 2", `deleted ${id}`]);
});

test("typing is told while it lasts, and not to the one who types", async () => {
  const { ann, annsChat, bobsChat } = await pair();
  const told: string[] = [];
  annsChat.onTypingStarted(({ id }) => told.push(`ann sees ${id}`));
  bobsChat.onTypingStarted(({ id, name }) => told.push(`started ${id} ${name}`));
  bobsChat.onTypingStopped(({ id }) => told.push(`stopped ${id}`));
  annsChat.startTyping();
  await eventually(() => told.length === 1);
  annsChat.stopTyping();
  await eventually(() => told.length === 2);
  expect(told).toEqual([`started ${ann.id} Ann`, `stopped ${ann.id}`]);
});

test("sending a message ends the typing", async () => {
  const { annsChat, bobsChat } = await pair();
  const told: string[] = [];
  bobsChat.onTypingStarted(() => told.push("started"));
  bobsChat.onTypingStopped(() => told.push("stopped"));
  annsChat.startTyping();
  await eventually(() => told.length === 1);
  await annsChat.sendMessage({ text: "Done" });
  await eventually(() => told.length === 2);
  expect(told).toEqual(["started", "stopped"]);
});

test("a message that was seen is told by its id", async () => {
  const { annsChat, bobsChat } = await pair();
  const seen: string[] = [];
  annsChat.onMessageSeen((id) => seen.push(id));
  const first = await annsChat.sendMessage({ text: "One" });
  const second = await annsChat.sendMessage({ text: "Two" });
  await bobsChat.markAsSeen(first.id);
  await eventually(() => seen.length === 1);
  await bobsChat.markAsSeen();
  await eventually(() => seen.length === 2);
  expect(seen).toEqual([first.id, second.id]);
});

test("a member is told as online while connected, and as offline half a minute later", async () => {
  const { bob, annsChat } = await pair();
  const told: string[] = [];
  annsChat.onMemberStatusChanged((id, status) => told.push(`${id} ${status}`));
  await eventually(() => told.length === 1);
  bob.foyer.close();
  await eventually(() => {
    server.clock.advance(5_000);
    return told.length === 2;
  });
  expect(told).toEqual([`${bob.id} ONLINE`, `${bob.id} OFFLINE`]);
});

test("pages of 25 messages come with totals, the newest first and without a page", async () => {
  const { annsChat, bobsChat } = await pair();
  await Promise.all(Array.from({ length: 30 }, (_, index) => annsChat.sendMessage({ text: `${index + 1}` })));
  const newest = await bobsChat.getMessages();
  expect(newest).toMatchObject({ page: 1, totalMessages: 30, totalPages: 2 });
  const texts = ({ messages }: { messages: ChatMessage[] }) => messages.map(({ text }) => text);
  expect(texts(newest)).toEqual(Array.from({ length: 25 }, (_, index) => `${index + 6}`));
  expect(texts(await bobsChat.getMessages(2))).toEqual(["1", "2", "3", "4", "5"]);
  expect((await bobsChat.getLastMessage())?.text).toBe("30");
});

test("metadata is laid over what is known", async () => {
  const { annsChat, bobsChat } = await group();
  await annsChat.setMetadata({ topic: "cake", open: true });
  expect(annsChat.getMetadata()).toEqual({ floor: 3, topic: "cake", open: true });
  await bobsChat.refresh();
  expect(bobsChat.getMetadata()).toEqual({ floor: 3, topic: "cake", open: true });
});

test("members come and go, and who is removed is told that the chat is gone", async () => {
  const { cat, annsChat, bobsChat } = await group();
  const dan = people.person("Dan");
  const catsChat = await cat.foyer.chat(annsChat.getId());
  const problems: CallError[] = [];
  catsChat.onProblem((error) => problems.push(error));
  catsChat.onMessageReceived(() => {});
  const notices: string[] = [];
  bobsChat.onMessageReceived(({ kind, metadata }) => notices.push(`${kind} ${metadata.event}`));
  await annsChat.addMember(dan.id);
  expect(await bobsChat.getMemberIds()).toContain(dan.id);
  await annsChat.removeMember(cat.id);
  expect(await bobsChat.getMemberIds()).not.toContain(cat.id);
  await eventually(() => problems.length > 0 && notices.length === 2);
  expect(problems.map(({ data }) => data.code)).toEqual(["NOT_FOUND"]);
  expect(notices).toEqual(["system member_added", "system member_removed"]);
  await expect(catsChat.sendMessage({ text: "Hello?" })).rejects.toMatchObject({ data: { code: "NOT_FOUND" } });
});

test("what others change of a chat is told, and shown without asking anew", async () => {
  const { bob, cat, annsChat, bobsChat } = await group();
  const told: unknown[] = [];
  bobsChat.onChatUpdated((chat) => told.push([chat.getTitle(), chat.getAvatar(), chat.getMetadata()]));
  await annsChat.rename({ title: "Best friends" });
  await eventually(() => told.length === 1);
  await annsChat.rename({ avatarUrl: null });
  await eventually(() => told.length === 2);
  await annsChat.setMetadata({ floor: 4, open: true });
  await eventually(() => told.length === 3);
  await annsChat.removeMember(cat.id);
  await eventually(() => told.length === 4);
  await annsChat.setRole(bob.id, "admin");
  await eventually(() => told.length === 5);
  await annsChat.sendMessage({ text: "Nothing of the chat changes by this" });
  await annsChat.rename({ title: "The two of us" });
  await eventually(() => told.length === 6);
  const picture = "https://example.com/friends.png";
  expect(told).toEqual([
    ["Best friends", picture, { floor: 3 }],
    ["Best friends", null, { floor: 3 }],
    ...Array.from({ length: 3 }, () => ["Best friends", null, { floor: 4, open: true }]),
    ["The two of us", null, { floor: 4, open: true }],
  ]);
});

test("any listener keeps the title of a chat up to date, that of a direct chat too", async () => {
  const { annsChat, bobsChat } = await pair();
  annsChat.onMessageReceived(() => {});
  bobsChat.onTypingStarted(() => {});
  // Bob opened the chat before the server had heard of Ann.
  await eventually(() => annsChat.getTitle() === "Bob" && bobsChat.getTitle() === "Ann");
  await annsChat.rename({ title: "Plans" });
  await eventually(() => bobsChat.getTitle() === "Plans");
  expect(annsChat.getTitle()).toBe("Plans");
});

test("a user's chats are listed newest first with what is unread", async () => {
  const { ann, bob, annsChat } = await pair();
  const friends = await ann.foyer.group({ members: [bob.id], title: "Friends" });
  await friends.sendMessage({ text: "One" });
  await annsChat.sendMessage({ text: "Two" });
  const { chats, cursor } = await bob.foyer.chats({ limit: 1 });
  expect(chats.map(({ chat, unreadCount }) => [chat.getTitle(), unreadCount])).toEqual([["Ann", 1]]);
  const rest = await bob.foyer.chats({ limit: 1, ...(cursor ? { cursor } : {}) });
  expect(rest.chats.map(({ chat }) => chat.getTitle())).toEqual(["Friends"]);
  expect(rest.cursor).toBeUndefined();
});

test("a listener that has left and a chat that was closed are told nothing", async () => {
  const { annsChat, bobsChat } = await pair();
  const told: string[] = [];
  const leave = bobsChat.onMessageReceived(({ text }) => told.push(`left ${text}`));
  bobsChat.onMessageReceived(({ text }) => told.push(`stayed ${text}`));
  leave();
  await annsChat.sendMessage({ text: "One" });
  await eventually(() => told.length === 1);
  bobsChat.close();
  const other = await people.device(people.person("Eve")).foyer.chats();
  expect(other.chats).toEqual([]);
  await annsChat.sendMessage({ text: "Two" });
  expect((await bobsChat.getLastMessage())?.text).toBe("Two");
  expect(told).toEqual(["stayed One"]);
});

test("what is being sent when the client is closed fails", async () => {
  const { ann, annsChat } = await pair();
  const sent = annsChat.sendMessage({ text: "One more thing" });
  ann.foyer.close();
  await expect(sent).rejects.toThrow("closed");
});

test("a token that the server does not take fails what waits for it", async () => {
  const foyer = createFoyer({ url: server.url, token: people.person("Ann").token.replace(/\.[^.]*$/, ".forged") });
  await expect(foyer.chats()).rejects.toMatchObject({ data: { code: "NOT_AUTHENTICATED" } });
  const nonsense = createFoyer({ url: server.url, token: "nonsense" });
  await expect(nonsense.chatWith("bob")).rejects.toMatchObject({ data: { code: "NOT_AUTHENTICATED" } });
});

test("a function that fetches tokens is asked again until it gives one", async () => {
  const ann = people.person("Ann");
  let asked = 0;
  const getToken = async () => {
    asked += 1;
    if (asked === 1) throw new Error("offline");
    return ann.token;
  };
  const foyer = createFoyer({ url: server.url, getToken });
  expect((await foyer.chats()).chats).toEqual([]);
  expect(asked).toBe(2);
  foyer.close();
  await expect(foyer.chats()).rejects.toThrow("closed");
});
