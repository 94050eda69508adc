import { api } from "@foyer/sdk";
import { type Browser, launchBrowser } from "@foyer/testing/browser.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { freePort } from "@foyer/testing/freePort.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildDashboard, openDashboard } from "./testing/dashboardPage.ts";
import { patience } from "./testing/office.ts";

let server: TestServer;
let browser: Browser;
let environment: Record<string, string>;

beforeAll(async () => {
  environment = { PORT: String(await freePort()), FOYER_SECRET: "a master key for tests, 32 characters and more" };
  [server, browser] = await Promise.all([startServer({ environment }), launchBrowser(), buildDashboard()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test("a server that goes away is said quietly; what is written meanwhile is sent when it is back, and nothing is missed", async () => {
  const { workspaceId, alice } = await server.people.workspace("Field & Fern");
  const { sessionToken } = await server.people.visitor(workspaceId, { name: "Priya Raman" });
  const started = { workspaceId, sessionToken, content: "Where is my fern?", clientMessageId: "first" };
  const { conversationId } = await server.http().mutation(api.conversations.start, started);
  const page = await openDashboard(browser, server, `/inbox?view=all&conversation=${conversationId}`, {
    token: alice.token,
  });
  const log = page.getByRole("log", { name: "Messages" });
  await log.getByText("Where is my fern?").waitFor();

  await server.stop();
  await page.getByText("Reconnecting…").waitFor();
  const field = page.getByRole("textbox", { name: /Message to/ });
  await field.fill("It is on its way.");
  await page.keyboard.press("Control+Enter");
  await log.getByText("Sending…").waitFor();

  server = await startServer({ environment, databaseUrl: server.databaseUrl });
  const more = { conversationId, sessionToken, content: "Hello?" };
  await server.http().mutation(api.messages.send, more);
  await log.getByText("Hello?").waitFor({ timeout: 20_000 });
  await eventually(async () => {
    const listed = await server.http().query(api.messages.list, { conversationId, sessionToken });
    const texts = (Array.isArray(listed) ? listed : listed.page).map(({ content }) => content);
    return texts.filter((text) => text === "It is on its way.").length === 1;
  });
  await expect.poll(() => log.getByText("Sending…").count(), patience).toBe(0);
  await expect.poll(() => page.getByText("Reconnecting…").count(), patience).toBe(0);
}, 60_000);
