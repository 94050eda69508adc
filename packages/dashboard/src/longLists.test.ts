import { api } from "@foyer/sdk";
import { type Browser, launchBrowser, type Page } from "@foyer/testing/browser.ts";
import type { Agent } from "@foyer/testing/people.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { buildDashboard, openPages, type Pages } from "./testing/dashboardPage.ts";
import { patience } from "./testing/office.ts";

const CONVERSATIONS = 130;
const MESSAGES = 190;

let server: TestServer;
let browser: Browser;
let alice: Agent;
let long: string;
let pages: Pages;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ limitFactor: 10_000 }), launchBrowser(), buildDashboard()]);
  pages = openPages(browser, server);
  const shop = await server.people.workspace("Busy");
  alice = shop.alice;
  const { workspaceId } = shop;
  const start = async (name: string) => {
    const { sessionToken } = await server.people.visitor(workspaceId, { name });
    const args = { workspaceId, sessionToken, content: `Hello from ${name}`, clientMessageId: name };
    const { conversationId } = await server.http().mutation(api.conversations.start, args);
    return { conversationId, sessionToken };
  };
  for (let index = 1; index <= CONVERSATIONS; index++) await start(`Visitor ${index}`);
  const { conversationId, sessionToken } = await start("Talker");
  long = conversationId;
  for (let index = 2; index <= MESSAGES; index++) {
    const content = `Line ${index}${"\nand more".repeat(index % 4)}`;
    await server.http().mutation(api.messages.send, { conversationId, content, sessionToken });
  }
}, 120_000);
afterEach(() => pages.closePages());
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (path: string) => pages.open(path, { token: alice.token });

const list = (page: Page) => page.getByRole("region", { name: "Conversations" });
const log = (page: Page) => page.getByRole("log", { name: "Messages" });

test("a long list is scrolled to its end page by page, with only the rows in sight in the page", async () => {
  const page = await open("/inbox?view=all");
  await list(page).getByText("Talker", { exact: true }).waitFor();
  const seen = new Set<string>();
  await list(page).getByRole("listitem").first().hover();
  await expect
    .poll(
      async () => {
        for (const text of await list(page)
          .getByText(/^Visitor \d+$/)
          .allTextContents())
          seen.add(text);
        expect(await list(page).getByRole("listitem").count()).toBeLessThan(40);
        await page.mouse.wheel(0, 400);
        return Array.from({ length: CONVERSATIONS }, (_, index) => `Visitor ${index + 1}`).filter(
          (name) => !seen.has(name),
        );
      },
      { timeout: 25_000, interval: 60 },
    )
    .toEqual([]);
});

test("a row that comes to the top while one reads further down is not lost, and none is shown twice", async () => {
  const page = await open("/inbox?view=all");
  await list(page).getByText("Talker", { exact: true }).waitFor();
  await list(page).getByRole("listitem").first().hover();
  await expect
    .poll(async () => {
      const count = await list(page).getByText("Visitor 60", { exact: true }).count();
      if (count === 0) await page.mouse.wheel(0, 400);
      return count;
    }, patience)
    .toBe(1);
  const agent = server.http(alice.token);
  const { conversations } = await agent.query(api.conversations.listForInbox, {
    workspaceId: await workspaceOf(agent),
    limit: 100,
  });
  const moved = conversations.find(({ visitor }) => visitor?.name === "Visitor 58");
  await agent.mutation(api.messages.send, { conversationId: moved?._id ?? "", content: "Up you go" });
  await expect.poll(() => list(page).getByText("Visitor 58", { exact: true }).count(), patience).toBe(0);
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, -2_000);
      return list(page).getByText("You: Up you go").count();
    }, patience)
    .toBe(1);
});

test("another view begins at its top, however far the one before was scrolled", async () => {
  const page = await open("/inbox?view=all");
  await list(page).getByText("Talker", { exact: true }).waitFor();
  await page.getByRole("link", { name: /Unassigned/ }).click();
  await list(page).getByRole("listitem").first().hover();
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 900);
      return list(page).getByText("Visitor 100", { exact: true }).count();
    }, patience)
    .toBe(1);
  await page.getByRole("link", { name: /All open/ }).click();
  await list(page).getByText("Talker", { exact: true }).waitFor();
});

test("older messages come in above while one scrolls, and what one reads stays where it is", async () => {
  const page = await open(`/inbox?view=all&conversation=${long}`);
  await log(page).getByText(`Line ${MESSAGES}`, { exact: false }).last().waitFor();
  expect(await log(page).getByText("Line 20", { exact: false }).count()).toBe(0);
  await log(page).hover();
  await expect
    .poll(
      async () => {
        await page.mouse.wheel(0, -700);
        return log(page).locator("[data-seq]").first().getAttribute("data-seq");
      },
      { timeout: 20_000, interval: 60 },
    )
    .toBe("1");
  const seqs = await log(page)
    .locator("[data-seq]")
    .evaluateAll((all) => all.map((one) => Number(one.getAttribute("data-seq"))));
  expect(seqs).toEqual(Array.from({ length: MESSAGES }, (_, index) => index + 1));
});

test("somebody who reads further up stays there when a message arrives, and goes to it by a button", async () => {
  const page = await open(`/inbox?view=all&conversation=${long}`);
  await log(page).getByText(`Line ${MESSAGES}`, { exact: false }).last().waitFor();
  await log(page).hover();
  await page.mouse.wheel(0, -900);
  const newest = page.getByRole("button", { name: "Newest" });
  await newest.waitFor();
  const top = () => log(page).evaluate((element) => element.scrollTop);
  const before = await top();
  await server.http(alice.token).mutation(api.messages.send, { conversationId: long, content: "A late word" });
  await log(page).getByText("A late word").waitFor({ state: "attached" });
  expect(Math.abs((await top()) - before)).toBeLessThan(2);
  await newest.click();
  await expect.poll(() => newest.count(), patience).toBe(0);
});

test("coming back to a conversation shows its messages at once, where one had left them", async () => {
  const page = await open(`/inbox?view=all&conversation=${long}`);
  await log(page).getByText(`Line ${MESSAGES}`, { exact: false }).last().waitFor();
  await log(page).hover();
  await page.mouse.wheel(0, -600);
  await page.getByRole("button", { name: "Newest" }).waitFor();
  const fromEnd = () =>
    log(page).evaluate((element) => Math.round(element.scrollHeight - element.scrollTop - element.clientHeight));
  const left = await fromEnd();
  await page.keyboard.press("j");
  await log(page)
    .getByText(/^Hello from/)
    .waitFor();
  // The very next frame has the messages: nothing is loaded anew.
  const isThere = await page.evaluate(async () => {
    dispatchEvent(new KeyboardEvent("keydown", { key: "k", code: "KeyK", bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    return document.querySelector("[role=log]")?.textContent?.includes("Line 188") ?? false;
  });
  expect(isThere).toBe(true);
  await expect.poll(fromEnd, patience).toBe(left);
});

async function workspaceOf(agent: ReturnType<TestServer["http"]>): Promise<string> {
  return (await agent.query(api.auth.currentUser, {}))?.workspaceId ?? "";
}
