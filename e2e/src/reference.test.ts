/** The page of the API reference in a real browser: nothing from elsewhere, and calls that can be tried. */
import { mkdirSync } from "node:fs";
import { type Browser, launchBrowser } from "@foyer/testing/browser.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

test("the reference asks no other host for anything, and lets calls be tried", async () => {
  const { alice } = await server.people.workspace();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const strangers: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(`${server.url}/`) && !/^(data|blob):/.test(request.url()))
      strangers.push(request.url());
  });
  page.on("console", (message) => void (message.type() === "error" && complaints.push(message.text())));
  page.on("pageerror", (error) => complaints.push(String(error)));

  await page.goto(`${server.url}/api/reference#tag/auth/GET/api/v1/auth/currentUser`);
  await page.getByRole("heading", { name: "auth:currentUser", exact: true }).waitFor();
  await page.getByRole("button", { name: "Test Request (get /api/v1/auth/currentUser)" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByPlaceholder("Token").fill(alice.token);
  await dialog.getByRole("button", { name: "Send" }).first().click();
  await dialog.getByText(alice.email).waitFor();
  mkdirSync("test-results", { recursive: true });
  await page.screenshot({ path: "test-results/api-reference.png" });
  await page.close();
  expect(strangers).toEqual([]);
  expect(complaints).toEqual([]);
});
