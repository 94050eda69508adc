/** The marketplace in real browsers: a customer asks a workshop about an order, the support takes over and gives back. */
import { mkdirSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { createShopServer } from "@foyer/shop/shopServer";
import { checkAccessibility } from "@foyer/testing/accessibility.ts";
import { type Browser, type BrowserContextOptions, launchBrowser, type Page } from "@foyer/testing/browser.ts";
import { makeApiKey, makeHostKey } from "@foyer/testing/keys.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, expect, test } from "vitest";

const pictures = "test-results/marketplace";
let server: TestServer;
let browser: Browser;
let shop: Server;
let shopUrl: string;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  const build = fileURLToPath(new URL("../../packages/react/build.mjs", import.meta.url));
  await (await import(build)).buildStoreChat();
  server = await startServer();
  browser = await launchBrowser();
  const { workspaceId, alice } = await server.people.workspace();
  const owner = { workspaceId, token: alice.token };
  const { key: apiKey } = await makeApiKey(server, owner);
  const marketplace = { apiKey, signingKey: await makeHostKey(server, owner), supportToken: async () => alice.token };
  shop = createShopServer({ foyerUrl: server.url, workspaceId, marketplace });
  await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
  shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser.close();
  shop?.closeAllConnections();
  shop?.close();
  await server.stop();
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ locale: "en-GB", ...options })).newPage();
  await page.goto(`${shopUrl}${path}`);
  return page;
}

const panel = (page: Page, role: string) => page.getByRole("region", { name: role, exact: true });

async function write(scope: Pick<Page, "getByRole">, text: string): Promise<void> {
  const field = scope.getByRole("textbox", { name: "Message" });
  await field.fill(text);
  await field.press("Enter");
}

/** Where four sides stand next to each other, there is room for it in the menu only. */
async function handOver(side: ReturnType<typeof panel>, name: string): Promise<void> {
  await side.getByRole("button", { name: "More" }).click();
  await side.getByRole("button", { name }).click();
}

test("a question about an order goes to the workshop, to the support and back, and all sides follow it", {
  timeout: 120_000,
}, async () => {
  const customer = await open("/account/orders/4821", { viewport: { width: 390, height: 800 } });
  await customer.getByRole("button", { name: "Ask Hedgerow Nursery" }).click();
  const chat = customer.getByRole("dialog", { name: "Chat" });
  await chat.getByText("Order 4821-hedgerow").waitFor();
  await write(chat, "The fern arrived with a broken pot");
  const picture = await customer.screenshot({ clip: { x: 0, y: 0, width: 300, height: 200 } });
  const image = { name: "pot.png", mimeType: "image/png", buffer: picture };
  await chat.getByRole("button", { name: "Add image", disabled: false }).waitFor();
  await chat.locator('input[type="file"]').setInputFiles(image);
  await chat.getByRole("img", { name: "pot.png" }).waitFor();

  const sides = await open("/sides", { viewport: { width: 1440, height: 900 } });
  const store = panel(sides, "Store");
  await store.getByRole("button", { name: /Priya Raman/ }).click();
  await store.getByText("The fern arrived with a broken pot").last().waitFor();
  const shown = store.getByRole("img", { name: "pot.png" });
  await expect.poll(() => shown.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(300);
  await handOver(store, "Hand to support");
  await chat.getByText("This conversation was handed to the marketplace's support").waitFor();
  await store.getByText(/This conversation is not open to you/).waitFor();

  const support = panel(sides, "Support");
  await support.getByRole("button", { name: /Priya Raman/ }).click();
  await write(support, "We send you a new one");
  await chat.getByText("We send you a new one").waitFor();
  await handOver(support, "Hand to Hedgerow Nursery");
  await chat.getByText("This conversation was handed to Hedgerow Nursery").waitFor();

  await store.getByRole("button", { name: "Back to conversations" }).click();
  await store.getByRole("button", { name: /Priya Raman/ }).click();
  for (const notice of ["handed to the marketplace's support", "handed to Hedgerow Nursery"]) {
    await store.getByRole("log").getByText(notice).waitFor();
    await chat.getByRole("log").getByText(notice).waitFor();
  }
  await write(store, "It leaves tomorrow, with moss around it");
  await chat.getByText("It leaves tomorrow, with moss around it").waitFor();
  const own = panel(sides, "Customer");
  await own.getByRole("button", { name: /Hedgerow Nursery/ }).click();
  await own.getByText("It leaves tomorrow, with moss around it").last().waitFor();
  await panel(sides, "Seller").getByText("No conversations yet").waitFor();
  await checkAccessibility(sides);
  await sides.screenshot({ path: `${pictures}/sides.png` });
  await customer.screenshot({ path: `${pictures}/phone.png` });
});

test("a question about what a person sells goes to them, and their answer comes back", {
  timeout: 60_000,
}, async () => {
  const customer = await open("/product/lark-tent-second-hand");
  await customer.getByRole("button", { name: "Ask Inês Duarte" }).click();
  const chat = customer.getByRole("dialog", { name: "Chat" });
  await write(chat, "Are all the pegs there?");
  const card = chat.getByRole("region", { name: "Product" });
  await card.getByText("€140.00").waitFor();
  const picture = card.locator("img");
  await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
  const sides = await open("/sides", { viewport: { width: 390, height: 844 } });
  await sides.getByRole("link", { name: "Seller" }).click();
  const seller = panel(sides, "Seller");
  await seller.getByRole("button", { name: /Priya Raman/ }).click();
  await write(seller, "All twelve");
  await chat.getByText("All twelve").waitFor();
  await checkAccessibility(sides);
  await sides.screenshot({ path: `${pictures}/sides-phone.png` });
});

test("a workshop without a chat is said to be so, and products lead to their workshop", async () => {
  const order = await open("/account/orders/4702", { colorScheme: "dark" });
  await order.getByText("You cannot message this store: this store does not take messages.").waitFor();
  await order.getByRole("button", { name: "Ask Northfold" }).waitFor();
  await order.screenshot({ path: `${pictures}/order-dark.png` });
  const product = await open("/product/maidenhair-fern");
  await product.getByRole("button", { name: "Ask Hedgerow Nursery" }).waitFor();
  await checkAccessibility(product);
  await product.screenshot({ path: `${pictures}/product.png` });
});
