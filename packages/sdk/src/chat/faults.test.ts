import { eventually } from "@foyer/testing/eventually.ts";
import { type FaultyLink, openFaultyLink } from "@foyer/testing/faultyLink.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Chat } from "./chat.ts";
import { type ChatPeople, openChatPeople } from "./testing/people.ts";

/** `npm run test:crash` sends ten thousand; every run sends enough to lose each kind of frame. */
const MESSAGES = process.env.FOYER_CRASH_ROUNDS ? 10_000 : 400;
const EACH = MESSAGES / 2;
/** Each link breaks twenty times. */
const FAULT_EVERY = EACH / 20;

let server: TestServer;
let people: ChatPeople;
const links: FaultyLink[] = [];
beforeAll(async () => {
  server = await startServer({ limitFactor: 1_000 });
  people = await openChatPeople(server);
});
afterAll(async () => {
  people.close();
  for (const link of links) await link.close();
  await server.stop();
});

async function faultyPerson(name: string) {
  const link = await openFaultyLink(Number(new URL(server.url).port));
  links.push(link);
  return { ...people.person(name, { url: `http://127.0.0.1:${link.port}` }), link };
}

/** Loses answers for a moment, then the connection. */
async function hurt(link: FaultyLink, kind: number): Promise<void> {
  if (kind % 2 === 0) {
    link.loseAnswers();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  link.cut();
}

function sendAll(chat: Chat, name: string): Promise<unknown> {
  return Promise.all(Array.from({ length: EACH }, (_, index) => chat.sendMessage({ text: `${name} ${index}` })));
}

test(
  "over links that lose frames and break, no message is lost, doubled or out of order, and none is told twice",
  async () => {
    const [ann, bob] = [await faultyPerson("Ann"), await faultyPerson("Bob")];
    const bobsChat = await bob.foyer.chatWith(ann.id);
    const annsChat = await ann.foyer.chatWith(bob.id);
    const told: Record<"ann" | "bob", string[]> = { ann: [], bob: [] };
    let faults = 0;
    const record = (name: "ann" | "bob") => (message: { text: string }) => {
      told[name].push(message.text);
      if (told[name].length % FAULT_EVERY === 0) void hurt(name === "ann" ? ann.link : bob.link, faults++);
    };
    annsChat.onMessageReceived(record("ann"));
    bobsChat.onMessageReceived(record("bob"));
    await Promise.all([sendAll(annsChat, "ann"), sendAll(bobsChat, "bob")]);
    await eventually(() => told.ann.length >= EACH && told.bob.length >= EACH, {
      timeoutMs: 120_000,
      what: "everything to be told",
    });
    const expected = (name: string) => Array.from({ length: EACH }, (_, index) => `${name} ${index}`);
    expect(told.ann).toEqual(expected("bob"));
    expect(told.bob).toEqual(expected("ann"));
    expect((await annsChat.getMessages()).totalMessages).toBe(MESSAGES);
    expect(faults).toBe(40);
  },
  Math.max(180_000, MESSAGES * 100),
);

test("what happened while a device was away is told once it is back, as it is now and in order", async () => {
  const ann = people.person("Ann");
  const bob = await faultyPerson("Bob");
  const bobsChat = await bob.foyer.chatWith(ann.id);
  const annsChat = await ann.foyer.chatWith(bob.id);
  const told: string[] = [];
  bobsChat.onMessageReceived(({ text }) => told.push(`received ${text}`));
  bobsChat.onMessageUpdated(({ text }) => told.push(`updated ${text}`));
  bobsChat.onMessageDeleted((id) => told.push(`deleted ${id}`));
  const before = await annsChat.sendMessage({ text: "before" });
  const doomed = await annsChat.sendMessage({ text: "doomed" });
  await eventually(() => told.length === 2);
  const port = Number(new URL(server.url).port);
  bob.link.leadTo(1);
  bob.link.cut();
  const away = [];
  for (let index = 0; index < 40; index++) away.push(await annsChat.sendMessage({ text: `${index}` }));
  await annsChat.updateMessage(before.id, { text: "edited" });
  await annsChat.updateMessage(away[0]!.id, { text: "0, edited" });
  await annsChat.deleteMessage(doomed.id);
  bob.link.leadTo(port);
  await eventually(() => told.length === 44, { timeoutMs: 30_000 });
  const numbers = Array.from({ length: 39 }, (_, index) => `received ${index + 1}`);
  expect(told.slice(2).filter((line) => line.startsWith("received"))).toEqual(["received 0, edited", ...numbers]);
  expect(told.slice(2).filter((line) => !line.startsWith("received"))).toEqual([
    "updated edited",
    `deleted ${doomed.id}`,
  ]);
});

test("a message that was written offline is sent once the server can be reached", async () => {
  const ann = await faultyPerson("Ann");
  const bob = people.person("Bob");
  const chat = await ann.foyer.chatWith(bob.id);
  const port = Number(new URL(server.url).port);
  ann.link.leadTo(1);
  ann.link.cut();
  const sent = chat.sendMessage({ text: "Written in a tunnel" });
  const outbox = await ann.foyer.outbox();
  await eventually(() => outbox.entries().length === 1);
  expect(outbox.entries()[0]).toMatchObject({ state: "sending", body: { text: "Written in a tunnel" } });
  ann.link.leadTo(port);
  expect((await sent).text).toBe("Written in a tunnel");
  await eventually(() => outbox.entries().length === 0);
});
