import { eventually } from "@foyer/testing/eventually.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { message, openShop, type Shop, startConversation } from "../testing/shop.ts";

/** Other work on the same machine may take its time. */
const patience = { timeout: 15_000 };

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
}, 90_000);
afterEach(() => shop.include({}));
afterAll(() => shop.close());

/** A visitor who has written and closed the messenger. */
async function visitAndWrite(text: string, options?: Parameters<Shop["visit"]>[0]) {
  const visit = await shop.visit(options);
  await startConversation(visit.page, text);
  // Where there is no keyboard, its key for a new line does not send.
  if (options?.hasTouch) await visit.page.getByRole("button", { name: "Send", exact: true }).click();
  const { _id: conversationId } = await eventually(async () =>
    (await shop.asAlice.conversations()).find(({ lastMessage }) => lastMessage?.content.trim() === text),
  );
  await visit.page.keyboard.press("Escape");
  await visit.page.getByRole("button", { name: /^Open chat/ }).waitFor();
  return { ...visit, conversationId, preview: visit.page.locator(".preview") };
}

test("an answer to a closed messenger shows beside the launcher, says who wrote, and leads to the conversation", async () => {
  const { page, context, conversationId, preview, complaints } = await visitAndWrite("Is it in stock?");
  await shop.asAlice.answer(conversationId, "Yes, **three** are left");
  await preview.waitFor();
  expect(await preview.locator("b").textContent()).toBe("Alice");
  expect(await preview.locator(".preview-text span").textContent()).toBe("Yes, three are left");
  expect(await page.locator(".previews").getAttribute("aria-live")).toBe("polite");
  const focused = () => document.querySelector("#foyer-messenger")?.shadowRoot?.activeElement?.className;
  expect(await page.evaluate(focused)).toBe("launcher");
  await preview.getByRole("button", { name: /Yes, three/ }).click();
  await message(page, "Yes, three are left").waitFor();
  expect(await preview.count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});

test("a preview that was dismissed stays away on every page and tab, until somebody writes again", async () => {
  const { page, context, conversationId, preview } = await visitAndWrite("Do you ship abroad?");
  const other = (await shop.openTab(context, "/next")).page.locator(".preview");
  await shop.asAlice.answer(conversationId, "We do");
  await other.waitFor();
  await preview.getByRole("button", { name: "Dismiss" }).click();
  expect(await preview.count()).toBe(0);
  await expect.poll(() => other.count(), patience).toBe(0);
  await page.goto(`${shop.site.origin}/next`);
  await page.getByRole("button", { name: "Open chat. Unread messages: 1" }).waitFor();
  await shop.asAlice.answer(conversationId, "To most countries");
  await preview.getByText("To most countries").waitFor();
  await context.close();
});

test("a page that hides the launcher hides the preview with it", async () => {
  const { page, context, conversationId, preview } = await visitAndWrite("Any news?");
  await page.evaluate("Foyer.hide()");
  await shop.asAlice.answer(conversationId, "Not yet");
  await preview.waitFor({ state: "attached" });
  expect(await preview.isVisible()).toBe(false);
  await page.evaluate("Foyer.show()");
  await preview.waitFor();
  await context.close();
});

test("on a phone a preview is one line in the row of the launcher", async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const { page, context, conversationId, preview } = await visitAndWrite("Can I return it?", phone);
  await shop.asAlice.answer(
    conversationId,
    "You can, within thirty days of the day on which it has arrived at your home",
  );
  await preview.waitFor();
  await expect
    .poll(async () => {
      const card = await preview.boundingBox();
      const button = await page.locator(".launcher").boundingBox();
      return card && button && card.y >= button.y - 2 && card.y + card.height <= button.y + button.height + 2;
    }, patience)
    .toBe(true);
  await context.close();
});
