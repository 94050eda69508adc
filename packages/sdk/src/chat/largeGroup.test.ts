import { eventually } from "@foyer/testing/eventually.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChatPeople, openChatPeople } from "./testing/people.ts";

const MEMBERS = 1_000;
const CONNECTED = 20;
const MESSAGES = 40;
/** About 1,300 characters were measured; a page of 25 such messages has more than 8,000. */
const MOST_PER_MESSAGE = 2_500;

let server: TestServer;
let people: ChatPeople;
let received = 0;
beforeAll(async () => {
  server = await startServer({ limitFactor: 1_000 });
  people = await openChatPeople(server);
  const Platform = globalThis.WebSocket;
  globalThis.WebSocket = class extends Platform {
    constructor(url: string | URL) {
      super(url);
      this.addEventListener("message", ({ data }) => {
        received += String(data).length;
      });
    }
  };
});
afterAll(async () => {
  people.close();
  await server.stop();
});

test("a member of a group of 1,000 receives a few messages' worth for each message, never pages of history", async () => {
  const ann = people.person("Ann");
  const connected = Array.from({ length: CONNECTED }, (_, index) => people.person(`Member ${index}`));
  const silent = Array.from({ length: MEMBERS - CONNECTED - 1 }, (_, index) => `silent-${index}`);
  const chat = await ann.foyer.group({ members: [...connected.map(({ id }) => id), ...silent], title: "Everyone" });
  for (let index = 0; index < 60; index++) await chat.sendMessage({ text: `History ${index}` });
  const counts = connected.map(() => 0);
  const chats = await Promise.all(connected.map(({ foyer }) => foyer.chat(chat.getId())));
  for (const [index, member] of chats.entries()) {
    member.onMessageReceived(() => {
      counts[index] = (counts[index] ?? 0) + 1;
    });
  }
  await chat.sendMessage({ text: "Is everybody here?" });
  await eventually(() => counts.every((count) => count === 1));
  const before = received;
  for (let index = 0; index < MESSAGES; index++)
    await chat.sendMessage({ text: `A message of an ordinary length ${index}` });
  await eventually(() => counts.every((count) => count === MESSAGES + 1));
  const perMessage = Math.round((received - before) / MESSAGES / (CONNECTED + 1));
  expect((await chat.getMembers()).length).toBe(MEMBERS);
  expect(perMessage).toBeLessThan(MOST_PER_MESSAGE);
});
