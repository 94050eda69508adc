import { goOffline, type Page } from "@foyer/testing/browser.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  message,
  mutation,
  openMessenger,
  openShop,
  type Shop,
  shownMessages,
  startConversation,
  write,
} from "../testing/shop.ts";

/** Other work on the same machine may take its time, and clients come back one after the other. */
const patience = { timeout: 25_000 };

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
}, 90_000);
afterAll(() => shop.close());

/** What the team has of the conversation that begins with a text. */
async function arrived(first: string): Promise<string[]> {
  for (const { _id } of await shop.asAlice.conversations()) {
    const texts = (await shop.asAlice.messages(_id)).map(({ content }) => content);
    if (texts[0] === first) return texts;
  }
  return [];
}

/** The states under one's own messages, as they are read. */
function states(page: Page): Promise<string[]> {
  return page.locator(".own .meta").allInnerTexts();
}

test("what is written offline waits, survives a reload of the page and arrives once and in order", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "On the train");
  await eventually(async () => (await arrived("On the train")).length === 1);
  const goOnline = await goOffline(page);
  await write(page, "In a tunnel");
  await write(page, "Still in the tunnel");
  await page.getByText("You are offline. Messages are sent when you are back.").waitFor();
  await expect.poll(async () => (await states(page)).at(-1), patience).toContain("Waiting for a connection");
  expect(await arrived("On the train")).toEqual(["On the train"]);
  await goOnline();
  await expect
    .poll(() => arrived("On the train"), patience)
    .toEqual(["On the train", "In a tunnel", "Still in the tunnel"]);
  await expect.poll(async () => (await states(page)).at(-1), patience).toContain("Sent");
  expect(await shownMessages(page)).toEqual(["On the train", "In a tunnel", "Still in the tunnel"]);
  await context.close();
});

test("a page that is closed before its message left leaves it to the next one, which need not open the messenger", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "First");
  await eventually(async () => (await arrived("First")).length === 1);
  await goOffline(page);
  await write(page, "Written in the last second");
  await page.locator(".message.is-waiting").waitFor();
  // Until it is stored, it stays a draft.
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).join()), patience).not.toContain(":draft:");
  await page.close();
  const next = await shop.openTab(context);
  await expect.poll(() => arrived("First"), patience).toEqual(["First", "Written in the last second"]);
  await openMessenger(next.page);
  await next.page.locator(".row").first().click();
  await expect.poll(() => shownMessages(next.page), patience).toEqual(["First", "Written in the last second"]);
  await context.close();
});

test("a conversation can begin offline", async () => {
  const { page, context } = await shop.visit();
  await openMessenger(page);
  await page.getByRole("button", { name: "Send us a message" }).click();
  const goOnline = await goOffline(page);
  await write(page, "Hello from nowhere");
  await write(page, "Anybody?");
  await page.locator(".message.is-waiting").nth(1).waitFor();
  await page.getByRole("button", { name: "Back" }).click();
  await page.locator(".row").click();
  expect(await shownMessages(page)).toEqual(["Hello from nowhere", "Anybody?"]);
  await goOnline();
  await expect.poll(() => arrived("Hello from nowhere"), patience).toEqual(["Hello from nowhere", "Anybody?"]);
  await context.close();
});

test("a reload keeps the open conversation and what was being written", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "Reload me");
  await page.getByRole("textbox", { name: "Message" }).fill("Half a sen");
  await page.getByRole("link", { name: "Next page" }).click();
  await page.getByText("You are at /next.").waitFor();
  await message(page, "Reload me").waitFor();
  expect(await page.getByRole("textbox", { name: "Message" }).inputValue()).toBe("Half a sen");
  await context.close();
});

test("two tabs of one visitor show the same, and send nothing twice", async () => {
  const first = await shop.visit();
  await startConversation(first.page, "Tab one");
  await eventually(async () => (await arrived("Tab one")).length === 1);
  const second = await shop.openTab(first.context);
  await openMessenger(second.page);
  await second.page.locator(".row").first().click();
  await message(second.page, "Tab one").waitFor();
  const back = [await goOffline(first.page), await goOffline(second.page)];
  await write(first.page, "From one");
  await message(second.page, "From one").waitFor();
  await write(second.page, "From two");
  await message(first.page, "From two").waitFor();
  for (const goOnline of back) await goOnline();
  await expect
    .poll(async () => (await arrived("Tab one")).toSorted(), patience)
    .toEqual(["From one", "From two", "Tab one"]);
  for (const { page } of [first, second]) await expect.poll(() => shownMessages(page), patience).toHaveLength(3);
  expect(await arrived("Tab one")).toHaveLength(3);
  await first.context.close();
});

test("a message that the server refuses says why, and can be tried again or given up", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "Soon refused");
  await eventually(async () => (await arrived("Soon refused")).length === 1);
  const goOnline = await goOffline(page);
  await write(page, "Too late");
  await page.locator(".message.is-waiting").waitFor();
  const conversations = await shop.asAlice.conversations();
  const { visitorId } = conversations.find(({ lastMessage }) => lastMessage?.content === "Soon refused") ?? {};
  const agent = shop.server.http(shop.alice.token);
  await agent.mutation(mutation("visitors:erase"), { visitorId, scope: "conversations" });
  await goOnline();
  await page.getByText("Not sent.").waitFor();
  expect(await page.locator(".failure span").innerText()).toContain("Not authorized");
  await page.reload();
  await page.getByText("Not sent.").waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("Not sent.").waitFor();
  await page.locator(".failure").getByRole("button", { name: "Delete" }).click();
  await expect.poll(() => page.locator(".failure").count(), patience).toBe(0);
  await context.close();
});

test("a restart of the server loses nothing and doubles nothing", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "Before the restart");
  await eventually(async () => (await arrived("Before the restart")).length === 1);
  const startAgain = await shop.stopServer();
  await write(page, "During the restart");
  await write(page, "Still during it");
  await page.locator(".message.is-waiting").nth(1).waitFor();
  await startAgain();
  await expect
    .poll(() => arrived("Before the restart").catch(() => []), patience)
    .toEqual(["Before the restart", "During the restart", "Still during it"]);
  await expect.poll(async () => (await states(page)).at(-1), patience).toContain("Sent");
  await context.close();
});
