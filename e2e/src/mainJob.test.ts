/** The main job in two real browsers: a visitor writes in a shop, an agent answers in the dashboard, and nothing is lost. */
import { mkdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { api } from "@foyer/sdk";
import { createShop } from "@foyer/shop";
import { type Browser, goOffline, launchBrowser, type Page } from "@foyer/testing/browser.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { serve } from "@hono/node-server";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;
let browser: Browser;
let shop: ReturnType<typeof serve>;

beforeAll(async () => {
  mkdirSync("test-results/main-job", { recursive: true });
  server = await startServer();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  shop?.close();
  await server.stop();
});

/** A page in a browser of its own. The messenger's shadow root is closed to pages; tests look into it. */
async function openBrowser(viewport = { width: 1280, height: 800 }): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: "en-GB" });
  await context.addInitScript(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      return attach.call(this, { ...options, mode: "open" });
    };
  });
  return context.newPage();
}

async function signUp(agent: Page): Promise<void> {
  await agent.goto(`${server.url}/app/sign-up`);
  await agent.getByLabel("Your name").fill("Alice Moreau");
  await agent.getByLabel("Workspace").fill("Field & Fern");
  await agent.getByLabel("E-mail").fill("alice@fieldandfern.example");
  await agent.getByLabel("Password", { exact: true }).fill("a long enough password");
  await agent.getByRole("button", { name: "Create", exact: false }).click();
  await agent.getByRole("link", { name: /Inbox/ }).first().waitFor();
}

async function openShop(): Promise<string> {
  const workspace = await server.http().query(api.workspaces.getPublicWorkspaceContext, {});
  const handle = createShop({ foyerUrl: server.url, workspaceId: workspace?._id ?? "" });
  const address = await new Promise<AddressInfo>((resolve) => {
    shop = serve({ fetch: handle, port: 0, hostname: "127.0.0.1" }, resolve);
  });
  return `http://127.0.0.1:${address.port}`;
}

test("a visitor and an agent talk, through typing, pictures, a lost network and reloads", {
  timeout: 120_000,
}, async () => {
  const agent = await openBrowser({ width: 1440, height: 900 });
  await signUp(agent);
  const shopUrl = await openShop();

  const visitor = await openBrowser();
  await visitor.goto(shopUrl);
  const picture = await visitor.screenshot({ type: "png", clip: { x: 560, y: 180, width: 680, height: 460 } });
  await visitor.getByRole("button", { name: "Open chat" }).click();
  await visitor.getByRole("button", { name: "Send us a message" }).click();
  const question = visitor.getByRole("textbox", { name: "Message" });
  await question.fill("Does the maidenhair fern like a north window?");
  await question.press("Enter");

  await agent.getByRole("link", { name: /All open/ }).click();
  await agent.getByText("Does the maidenhair fern like").first().click();
  const answer = agent.getByRole("textbox", { name: /^Message to/ });
  await answer.waitFor();

  await question.pressSequentially("And how of");
  await agent
    .getByText(/(is|are) (typing|writing)/)
    .first()
    .waitFor();
  await question.fill("");
  await answer.pressSequentially("It loves ");
  await visitor
    .getByText(/is writing/)
    .first()
    .waitFor();
  await answer.fill("It loves one: bright, and never in the sun.");
  await answer.press("Control+Enter");
  await visitor.getByText("It loves one: bright, and never in the sun.").last().waitFor();
  await agent.getByText("Seen").first().waitFor();

  await visitor
    .locator('input[type="file"]')
    .setInputFiles({ name: "window.png", mimeType: "image/png", buffer: picture });
  await visitor.getByRole("button", { name: "Send", exact: true }).click();
  const shown = agent.locator('img[src*="/files/"]').last();
  await shown.waitFor();
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);

  const online = await goOffline(visitor);
  await question.fill("Written without a network");
  await question.press("Enter");
  await visitor
    .getByText(/offline|Waiting for a connection/i)
    .first()
    .waitFor();
  await online();
  await agent.getByText("Written without a network").last().waitFor();

  await visitor.reload();
  await openLatest(visitor);
  await agent.reload();
  await agent.getByText("Written without a network").last().waitFor();
  for (const text of [
    "Does the maidenhair fern like a north window?",
    "It loves one: bright, and never in the sun.",
    "Written without a network",
  ]) {
    await expect.poll(() => bubbles(visitor, text), { message: `the visitor's ${text}` }).toBe(1);
    // The list shows the newest text before the conversation is there.
    const shownToAgent = () => bubbles(agent.getByRole("log").or(agent.getByRole("main")).first(), text);
    await expect.poll(shownToAgent, { message: `the agent's ${text}` }).toBeGreaterThanOrEqual(1);
  }
  await visitor.screenshot({ path: "test-results/main-job/messenger.png" });
  await agent.screenshot({ path: "test-results/main-job/inbox.png" });
  const stored = await storedContents();
  expect(stored.filter((content) => content === "Written without a network")).toHaveLength(1);
});

/** Opens the newest conversation in the messenger, which is open again after a reload. */
async function openLatest(visitor: Page): Promise<void> {
  const message = visitor.getByText("Written without a network").last();
  const field = visitor.getByRole("textbox", { name: "Message" });
  await message.waitFor();
  if (!(await field.isVisible())) await message.click();
  await field.waitFor();
}

function bubbles(scope: Pick<Page, "getByText">, text: string): Promise<number> {
  return scope.getByText(text, { exact: true }).count();
}

async function storedContents(): Promise<string[]> {
  const { rows } = await server.foyer.engine.snapshots.read((connection) =>
    connection.query<{ content: string }>("select content from messages order by seq"),
  );
  return rows.map((row) => row.content);
}
