/** What apps are promised of the chat object beyond what they do every day: every name, every optional argument, every callback. */
import { eventually } from "@foyer/testing/eventually.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type ChatPeople, openChatPeople } from "./testing/people.ts";

let server: TestServer;
let people: ChatPeople;
beforeAll(async () => {
  server = await startServer();
  people = await openChatPeople(server);
});
afterEach(() => people.close());
afterAll(() => server.stop());

async function pair() {
  const [ann, bob] = [people.person("Ann"), people.person("Bob")];
  const annsChat = await ann.foyer.chatWith(bob.id);
  const bobsChat = await bob.foyer.chatWith(ann.id);
  return { ann, bob, annsChat, bobsChat };
}

const METHODS = [
  ...["onMessageReceived", "onMessageUpdated", "onMessageDeleted", "onTypingStarted", "onTypingStopped"],
  ...["onMessageSeen", "onMemberStatusChanged", "onChatUpdated", "onProblem"],
  ...["getMessages", "sendMessage", "updateMessage", "deleteMessage", "getLastMessage"],
  ...["getId", "getKind", "getTitle", "getAvatar", "getMetadata", "getMembers", "getMemberIds"],
  ...["setMetadata", "rename", "addMember", "removeMember", "setRole"],
  ...["startTyping", "stopTyping", "markAsSeen", "refresh", "close"],
];

test("a chat has every method and callback that the guide names, and no others", async () => {
  const { annsChat } = await pair();
  expect(Object.keys(annsChat).sort()).toEqual([...METHODS].sort());
  expect(Object.values(annsChat).every((method) => typeof method === "function")).toBe(true);
});

test("without a page, and with null, the newest messages are given; a page beyond the last is empty", async () => {
  const { annsChat } = await pair();
  await annsChat.sendMessage({ text: "Hello" });
  const newest = await annsChat.getMessages();
  expect(newest).toMatchObject({ messages: [{ text: "Hello" }], page: 1, totalMessages: 1, totalPages: 1 });
  expect(await annsChat.getMessages(null)).toEqual(newest);
  expect(await annsChat.getMessages(1)).toEqual(newest);
  expect(await annsChat.getMessages(2)).toMatchObject({ messages: [], page: 2, totalMessages: 1 });
});

test("a message gets another file and other metadata, and callbacks are told of changes and deletions", async () => {
  const { annsChat, bobsChat } = await pair();
  const updates: unknown[] = [];
  bobsChat.onMessageUpdated(({ text, file, metadata }) => updates.push([text, file?.name, metadata]));
  const sent = await annsChat.sendMessage({ text: "Prices", metadata: { draft: true } });
  const outcomes: unknown[] = [];
  const file = new File(["pot,12\n"], "prices.csv", { type: "text/csv" });
  await annsChat.updateMessage(sent.id, { file, metadata: { draft: false, pages: 1 } }, (message, error) =>
    outcomes.push([message?.file?.name, error]),
  );
  await eventually(() => updates.length === 1);
  expect(updates).toEqual([["Prices", "prices.csv", { draft: false, pages: 1 }]]);
  await annsChat.deleteMessage(sent.id, (value, error) => outcomes.push([value, error]));
  void bobsChat
    .updateMessage(sent.id, { text: "Mine" }, (value, error) => outcomes.push([value, error?.data.code]))
    .catch(() => {});
  await eventually(() => outcomes.length === 3);
  expect(outcomes).toEqual([
    ["prices.csv", undefined],
    [null, undefined],
    [undefined, "NOT_AUTHORIZED"],
  ]);
});

test("who answers has seen what was written before, and null marks the newest message", async () => {
  const { annsChat, bobsChat } = await pair();
  const seen: string[] = [];
  annsChat.onMessageSeen((id) => seen.push(id));
  const question = await annsChat.sendMessage({ text: "Are you there?" });
  await bobsChat.sendMessage({ text: "Yes" });
  await eventually(() => seen.length === 1);
  const next = await annsChat.sendMessage({ text: "Good" });
  await bobsChat.markAsSeen(null);
  await eventually(() => seen.includes(next.id));
  expect(seen).toContain(question.id);
});

test("who leaves a group is no longer among its members", async () => {
  const [ann, bob] = [people.person("Ann"), people.person("Bob")];
  const annsChat = await ann.foyer.group({ members: [bob.id], title: "Friends" });
  const bobsChat = await bob.foyer.chat(annsChat.getId());
  await bobsChat.removeMember(bob.id);
  expect(await annsChat.getMemberIds()).toEqual([ann.id]);
  await expect(bobsChat.getMessages()).rejects.toMatchObject({ data: { code: "NOT_FOUND" } });
});
