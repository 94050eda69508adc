/** What people do in a conversation besides writing, in a real browser: finding, following, reporting, putting away. */
import { api } from "@foyer/sdk";
import { checkAccessibility } from "@foyer/testing/accessibility.ts";
import type { Page } from "@foyer/testing/browser.ts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ChatSite, choose, openChatSite, write } from "./testing/chatSite.ts";

let site: ChatSite;
beforeAll(async () => {
  site = await openChatSite();
});
beforeEach(() => site.renew());
afterAll(() => site.close());

async function sendImage(page: Page, name: string, width: number): Promise<void> {
  const buffer = await page.screenshot({ clip: { x: 0, y: 0, width, height: 60 } });
  await choose(page, name, buffer);
  await page.getByRole("img", { name }).waitFor();
}

test("whoever reports a conversation reads that they did, and the marketplace learns why", async () => {
  const page = await site.openChat();
  await write(page, "Hello");
  await page.getByRole("button", { name: "More" }).press("Enter");
  await page.getByRole("button", { name: "Report …" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Report this conversation" });
  await dialog.getByLabel("Asks to pay or meet outside the marketplace").check();
  await dialog.getByLabel(/A note for the support/).fill("Wants cash at the station");
  await checkAccessibility(page);
  await dialog.getByRole("button", { name: "Report" }).click();
  await page
    .getByRole("status")
    .getByText(/You have reported this conversation/)
    .waitFor();
  const { workspaceId, admin } = site.place;
  const [report] = await site.server.http(admin).query(api.marketplace.listReports, { workspaceId });
  expect(report).toMatchObject({
    reason: "Asks to pay or meet outside the marketplace",
    note: "Wants cash at the station",
  });
  await page.getByRole("button", { name: "More" }).click();
  expect(await page.getByRole("button", { name: "Reported" }).isDisabled()).toBe(true);
  await page.keyboard.press("Escape");
  // The menu closes, the chat around it stays.
  await page.getByRole("button", { name: "Reported" }).waitFor({ state: "detached" });
  await page.getByRole("textbox", { name: "Message" }).waitFor();
});

test("an archived conversation is found among the archived ones, and comes back with the next message", async () => {
  const conversationId = await site.start();
  await site.john().mutation(api.shared.chat.sendMessage, { conversationId, content: "Hello" });
  const page = await site.openDesk({ viewport: { width: 1000, height: 700 } });
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  await page.getByText("Archived. The next message brings it back.").waitFor();
  await page.getByText("No conversations yet.").waitFor();
  await page.getByRole("button", { name: "Archived" }).click();
  await page.getByRole("button", { name: /John/ }).waitFor();
  await checkAccessibility(page);
  await site.john().mutation(api.shared.chat.sendMessage, { conversationId, content: "One more thing" });
  await page.getByText("Nothing is archived.").waitFor();
  await page.getByRole("button", { name: "Open" }).click();
  await page.getByRole("button", { name: /John.*One more thing/ }).waitFor();
});

test("each side sees whether the other is there", async () => {
  const conversationId = await site.start();
  await site.john().mutation(api.shared.chat.sendMessage, { conversationId, content: "Hello" });
  const customer = await site.openChat();
  await customer.getByText("Away").waitFor();
  const desk = await site.openDesk();
  await desk.getByText("Online").waitFor();
  await customer.getByText("Online").waitFor();
});

test("images open in full, the arrow keys lead from one to the next, and Esc back to the chat", async () => {
  const page = await site.openChat();
  await sendImage(page, "front.png", 80);
  await sendImage(page, "back.png", 120);
  await page.getByRole("button", { name: "front.png" }).press("Enter");
  const full = page.getByRole("dialog", { name: "Image" });
  await full.getByText("front.png · 1 of 2").waitFor();
  await page.keyboard.press("ArrowRight");
  await full.getByText("back.png · 2 of 2").waitFor();
  const shown = full.getByRole("img", { name: "back.png" });
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(120);
  await checkAccessibility(page);
  await page.keyboard.press("Escape");
  await full.waitFor({ state: "detached" });
  await page.getByRole("dialog", { name: "Chat" }).waitFor();
  await expect.poll(() => page.getByRole("button", { name: "front.png" }).evaluate(isFocused)).toBe(true);
});

const isFocused = (element: Element) => (element.getRootNode() as ShadowRoot).activeElement === element;

test("addresses of pages in a message can be followed, and nothing else", async () => {
  const page = await site.openChat();
  await write(page, "See https://shop.example/care?x=1, or javascript:alert(1), or me@example.com");
  const link = page.getByRole("log").getByRole("link");
  await link.waitFor();
  expect(await link.getAttribute("href")).toBe("https://shop.example/care?x=1");
  expect(await link.getAttribute("rel")).toContain("noopener");
});

test("every message of a long conversation can be reached, while new ones arrive", async () => {
  const conversationId = await site.start();
  const send = (who: ReturnType<typeof site.john>, content: string) =>
    who.mutation(api.shared.chat.sendMessage, { conversationId, content });
  for (let i = 0; i < 220; i++) await send(i % 2 === 0 ? site.john() : site.sam(), `Message number ${i + 1}.`);
  const page = await site.openDesk();
  const older = page.getByRole("button", { name: "Earlier messages" });
  const log = page.getByRole("log");
  await older.click();
  await log.getByText("Message number 151.").waitFor();
  for (let i = 221; i <= 225; i++) await send(site.john(), `Message number ${i}.`);
  await log.getByText("Message number 225.").waitFor();
  while ((await log.getByText("Message number 1.", { exact: true }).count()) === 0) {
    await older
      .or(log.getByText("Message number 1.", { exact: true }))
      .first()
      .click();
  }
  const texts = await log.locator(".foyer-bubble").allInnerTexts();
  expect(texts).toEqual(Array.from({ length: 225 }, (_, i) => `Message number ${i + 1}.`));
}, 60_000);

test("the element takes the page's theme and colour, and follows the system without", async () => {
  const conversationId = await site.start();
  await site.john().mutation(api.shared.chat.sendMessage, { conversationId, content: "Hello" });
  const ground = (page: Page) =>
    page.locator(".foyer-chats").evaluate((element) => getComputedStyle(element).backgroundColor);
  const [light, dark] = ["rgb(243, 241, 237)", "rgb(14, 16, 18)"];
  const shown = async (theme: string, colorScheme: "light" | "dark") => {
    site.dress = { attributes: theme && `theme="${theme}"`, style: "foyer-chat { --foyer-accent: #f2c200 }" };
    const page = await site.open("/mine", { colorScheme });
    await page.getByRole("button", { name: /Pizza Palace/ }).click();
    await page.getByRole("textbox", { name: "Message" }).fill("Hi");
    await checkAccessibility(page);
    return ground(page);
  };
  expect(await shown("", "dark")).toBe(dark);
  expect(await shown("light", "dark")).toBe(light);
  expect(await shown("dark", "light")).toBe(dark);
  expect(await shown("auto", "light")).toBe(light);
});
