/** The chat object in real browsers: packed, bundled by a host, on pages of another origin than the server's. */
import { collectComplaints } from "@foyer/messenger/src/testing/site.ts";
import { type Browser, goOffline, launchBrowser, type Page } from "@foyer/testing/browser.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { type FaultyLink, openFaultyLink } from "@foyer/testing/faultyLink.ts";
import { type Marketplace, openMarketplace } from "@foyer/testing/marketplace.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { ChatPage } from "./chatPage.ts";
import { type ChatSite, startChatSite } from "./chatSite.ts";

let server: TestServer;
let place: Marketplace;
let browser: Browser;
let site: ChatSite;
/** The way to the server of those who may lose it. */
let link: FaultyLink;
let linkUrl: string;
let complaints: string[][];
let count = 0;

beforeAll(async () => {
  server = await startServer();
  place = await openMarketplace(server);
  link = await openFaultyLink(portOf(server));
  linkUrl = `http://127.0.0.1:${link.port}`;
  [site, browser] = await Promise.all([startChatSite([server.url, linkUrl]), launchBrowser()]);
});
beforeEach(() => {
  count += 1;
  complaints = [];
});
afterEach(async () => {
  link.leadTo(portOf(server));
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  await link.close();
  await server.stop();
});

const portOf = ({ url }: TestServer) => Number(new URL(url).port);

/** The page of somebody, in a browser of their own, with the chat with somebody else. */
async function open(name: "Ann" | "Bob", url = server.url): Promise<Page> {
  const idOf = (each: string) => `${each.toLowerCase()}-${count}`;
  const other = idOf(name === "Ann" ? "Bob" : "Ann");
  const token = place.tokenOf(idOf(name), { name, side: "member" });
  const page = await (await browser.newContext()).newPage();
  complaints.push(collectComplaints(page));
  await page.goto(`${site.origin}/?${new URLSearchParams({ url, token, other })}`);
  await page.evaluate(async () => void (await window.page.chat));
  return page;
}

const told = (page: Page) => page.evaluate((): ChatPage["told"] => window.page.told);
const waiting = (page: Page) =>
  page.evaluate(async () => (await window.page.foyer.outbox()).entries().map(({ body }) => body.text ?? ""));

/** Writes without waiting for the server; the page has stored it once it waits in the outbox. */
async function write(page: Page, text: string, fileName?: string): Promise<void> {
  await page.evaluate(
    async ([text, fileName]) => {
      const file = fileName && new File(["pot,12\n"], fileName, { type: "text/csv" });
      const chat = await window.page.chat;
      void chat.sendMessage({ ...(text ? { text } : {}), ...(file ? { file } : {}) });
    },
    [text, fileName],
  );
}

function lose(): void {
  link.leadTo(1);
  link.cut();
}

test("pages under a strict policy send, edit, delete and attach files, and nothing is refused", async () => {
  const [ann, bob] = [await open("Ann"), await open("Bob")];
  await ann.evaluate(async () => {
    const chat = await window.page.chat;
    chat.startTyping();
  });
  await eventually(async () => (await told(bob)).length === 1);
  await ann.evaluate(async () => {
    const chat = await window.page.chat;
    const message = await chat.sendMessage({ text: "Helo" });
    await chat.updateMessage(message.id, { text: "Hello" });
    await chat.deleteMessage(message.id);
    await chat.sendMessage({ text: "Prices", file: new File(["pot,12\n"], "prices.csv", { type: "text/csv" }) });
  });
  await eventually(async () => (await told(bob)).at(-1)?.startsWith("received Prices"));
  const [first, ...rest] = await told(bob);
  expect(first).toBe("Ann types");
  expect(rest.at(-1)).toBe("received Prices with prices.csv");
  expect(complaints.flat()).toEqual([]);
});

test("what is written while the server is out of reach survives a reload of the page, and is sent once", async () => {
  const [ann, bob] = [await open("Ann", linkUrl), await open("Bob")];
  lose();
  await write(ann, "Written in a tunnel");
  await write(ann, "The prices", "prices.csv");
  await eventually(async () => (await waiting(ann)).length === 2);
  await ann.reload();
  await eventually(async () => (await waiting(ann)).length === 2);
  expect(await waiting(ann)).toEqual(["Written in a tunnel", "The prices"]);
  expect(await told(bob)).toEqual([]);
  link.leadTo(portOf(server));
  await eventually(async () => (await told(bob)).length === 2, { timeoutMs: 30_000 });
  await eventually(async () => (await waiting(ann)).length === 0);
  expect(await told(bob)).toEqual(["received Written in a tunnel", "received The prices with prices.csv"]);
  await ann.reload();
  await ann.evaluate(async () => void (await (await window.page.chat).sendMessage({ text: "Out of it" })));
  await eventually(async () => (await told(bob)).length === 3);
  expect((await told(bob)).at(-1)).toBe("received Out of it");
  expect(complaints.flat()).toEqual([]);
});

test("callbacks are neither missed nor repeated over lost connections", async () => {
  const [ann, bob] = [await open("Ann"), await open("Bob", linkUrl)];
  const send = (text: string) =>
    ann.evaluate(async (text) => void (await (await window.page.chat).sendMessage({ text })), text);
  const expected: string[] = [];
  for (let round = 0; round < 4; round++) {
    // Half of each round's messages come while nothing leads to the server.
    for (const index of [0, 1, 2, 3]) {
      if (index === 2) lose();
      await send(`${round}.${index}`);
      expected.push(`received ${round}.${index}`);
    }
    link.leadTo(portOf(server));
    await eventually(async () => (await told(bob)).length === expected.length, { timeoutMs: 30_000 });
  }
  expect(await told(bob)).toEqual(expected);
  expect(complaints.flat()).toEqual([]);
});

test("a page whose network falls silent sends and is told everything once it has one again", async () => {
  const [ann, bob] = [await open("Ann"), await open("Bob")];
  const comeBack = await goOffline(ann);
  await write(ann, "From the train");
  await eventually(async () => (await waiting(ann)).length === 1);
  for (const index of [1, 2, 3, 4, 5, 6]) await write(bob, `${index}`);
  await eventually(async () => (await waiting(bob)).length === 0);
  expect(await told(ann)).toEqual([]);
  await comeBack();
  await eventually(async () => (await told(bob)).length === 1, { timeoutMs: 30_000 });
  await eventually(async () => (await told(ann)).length === 6, { timeoutMs: 30_000 });
  expect(await told(ann)).toEqual([1, 2, 3, 4, 5, 6].map((index) => `received ${index}`));
  expect(await told(bob)).toEqual(["received From the train"]);
  await eventually(async () => (await waiting(ann)).length === 0);
  expect(complaints.flat()).toEqual([]);
});
