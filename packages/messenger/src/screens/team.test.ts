import { checkAccessibility } from "@foyer/testing/accessibility.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mutation, openMessenger, openShop, type Shop } from "../testing/shop.ts";

/** Other work on the same machine may take its time. */
const patience = { timeout: 15_000 };

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
}, 90_000);
afterAll(() => shop.close());

test("a visitor sees who answers, at home and in a new conversation, unless the workspace shows nobody", async () => {
  await shop.server.people.agent(shop.workspaceId, { name: "Mara Holm" });
  const { page, context } = await shop.visit();
  await openMessenger(page);
  const faces = page.getByRole("img", { name: "Alice and Mara" });
  await faces.waitFor();
  await checkAccessibility(page);
  await page.getByRole("button", { name: "Send us a message" }).click();
  await page.getByRole("textbox", { name: "Message" }).waitFor();
  await faces.waitFor();
  const agent = shop.server.http(shop.alice.token);
  const hidden = { workspaceId: shop.workspaceId, showTeammateAvatars: false };
  await agent.mutation(mutation("messengerSettings:upsert"), hidden);
  await expect.poll(() => faces.count(), patience).toBe(0);
  await context.close();
});

test("a visitor is told on every screen that there is no connection, and when there is one again", async () => {
  const { page, context } = await shop.visit();
  await openMessenger(page);
  await page.getByRole("button", { name: "Send us a message" }).waitFor();
  const start = await shop.stopServer();
  await page.getByRole("status").getByText("Connecting…").waitFor();
  await page.getByRole("button", { name: "Send us a message" }).click();
  await page.getByRole("textbox", { name: "Message" }).waitFor();
  expect(await page.getByText("Connecting…").isVisible()).toBe(true);
  await start();
  await expect.poll(() => page.getByText("Connecting…").count(), { timeout: 30_000 }).toBe(0);
  await context.close();
}, 120_000);
