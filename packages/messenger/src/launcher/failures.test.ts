import { checkAccessibility } from "@foyer/testing/accessibility.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openMessenger, openShop, type Shop, startConversation } from "../testing/shop.ts";

/** Other work on the same machine may take its time. */
const patience = { timeout: 20_000 };

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
}, 90_000);
afterAll(() => shop.close());

test("a messenger that cannot be fetched says so, and opens where it was asked to once it can be", async () => {
  const { page, context } = await shop.visit();
  await page.getByRole("button", { name: "Open chat" }).waitFor();
  await page.route("**/parts/c-*", (route) => route.abort());
  await page.evaluate("Foyer.open('messages')");
  const trouble = page.getByRole("alert");
  await trouble.getByText("The chat could not be loaded.").waitFor();
  await checkAccessibility(page);
  await trouble.getByRole("button", { name: "Try again" }).click();
  await trouble.getByText("The chat could not be loaded.").waitFor();
  await page.unroute("**/parts/c-*");
  await trouble.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { name: "Messages" }).waitFor();
  expect(await trouble.count()).toBe(0);
  await context.close();
});

test("pressing the launcher tries again, too, and a page that closes the chat is rid of the complaint", async () => {
  const { page, context } = await shop.visit();
  await page.getByRole("button", { name: "Open chat" }).waitFor();
  await page.route("**/parts/c-*", (route) => route.abort());
  await page.getByRole("button", { name: "Open chat" }).click();
  await page.getByText("The chat could not be loaded.").waitFor();
  await page.evaluate("Foyer.close()");
  await expect.poll(() => page.getByText("The chat could not be loaded.").isVisible(), patience).toBe(false);
  await page.unroute("**/parts/c-*");
  await openMessenger(page);
  await context.close();
});

test("a launcher that could not be fetched comes when it is asked for again", async () => {
  const { page, context } = await shop.visit();
  await page.route("**/parts/launcher-*", (route) => route.abort());
  await page.reload();
  const asked = page.waitForEvent("requestfailed", (request) => request.url().includes("/parts/launcher-"));
  await page.evaluate("Foyer.open()");
  await asked;
  await page.unroute("**/parts/launcher-*");
  await expect
    .poll(async () => {
      await page.evaluate("Foyer.show()");
      return page.getByRole("dialog").isVisible();
    }, patience)
    .toBe(true);
  await context.close();
});

test("a screen that cannot be fetched has a way back, and comes by itself once it can be", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "Where are the options?");
  await page.route("**/parts/c-*", (route) => route.abort());
  await page.getByRole("button", { name: "Options" }).click();
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("textbox", { name: "Message" }).waitFor();
  await page.getByRole("button", { name: "Options" }).click();
  await page.unroute("**/parts/c-*");
  await page.getByRole("switch", { name: "Sound for new messages" }).waitFor();
  await context.close();
});
