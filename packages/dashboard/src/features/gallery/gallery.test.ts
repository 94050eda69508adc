import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkAccessibility } from "@foyer/testing/accessibility.ts";
import { type Browser, type BrowserContextOptions, launchBrowser, type Page } from "@foyer/testing/browser.ts";
import { build, type PreviewServer, preview } from "vite";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const desk = { viewport: { width: 1440, height: 900 } };

/** Other work on the same machine may take its time. */
const patience = { timeout: 10_000 };

let browser: Browser;
let server: PreviewServer;
let outDir: string;
let complaints: string[] = [];

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), "foyer-gallery-"));
  await build({ root, mode: "gallery", logLevel: "error", build: { outDir } });
  // As strict as the server's, so that a part that needs more is found here.
  const headers = { "content-security-policy": "default-src 'self'; img-src 'self' data: blob:" };
  server = await preview({
    root,
    logLevel: "error",
    build: { outDir },
    preview: { port: 0, host: "127.0.0.1", headers },
  });
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(outDir, { recursive: true, force: true });
});

afterEach(() => {
  expect(complaints).toEqual([]);
});

async function open(path: string, options: BrowserContextOptions = desk): Promise<Page> {
  complaints = [];
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("console", (message) => {
    // Behind the gallery there is no server that could be reached.
    if (message.text().startsWith("WebSocket connection")) return;
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${server.resolvedUrls?.local[0]}${path}`);
  return page;
}

const looks = (["light", "dark"] as const).flatMap((colorScheme) =>
  [desk, phone].map((device) => ({ colorScheme, ...device, width: device.viewport.width })),
);

test.each(looks)("every part is accessible in the $colorScheme theme at $width pixels", async (look) => {
  const page = await open("gallery", look);
  await page.getByRole("heading", { name: "Feedback" }).waitFor();
  await checkAccessibility(page);
});

test("a dialog takes the focus into its first field and gives it back on Escape", async () => {
  const page = await open("gallery");
  const opener = page.getByRole("button", { name: "Invite teammate…" });
  await opener.click();
  const field = page.getByRole("dialog").getByLabel("E-mail");
  await expect.poll(() => field.evaluate((element) => element === document.activeElement), patience).toBe(true);
  await page.keyboard.press("Escape");
  await expect.poll(() => opener.evaluate((element) => element === document.activeElement), patience).toBe(true);
});

test("a menu is opened, walked and left with the keyboard", async () => {
  const page = await open("gallery");
  await page.getByRole("button", { name: "More actions" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Assign…" }).waitFor();
  await page.keyboard.press("t");
  await expect.poll(() => page.locator("[role=menuitem][data-highlighted]").textContent(), patience).toContain("Tag…");
  await page.keyboard.press("Escape");
  await expect.poll(() => page.getByRole("menu").count(), patience).toBe(0);
});

test("a toast offers to undo and leaves when that was done", async () => {
  const page = await open("gallery");
  await page.getByRole("button", { name: "With undo" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => page.getByRole("dialog").count(), patience).toBe(0);
});

test("a chosen theme overrides the device's and outlives a reload", async () => {
  const page = await open("gallery", { ...desk, colorScheme: "light" });
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.getByRole("button", { name: "Theme", exact: true }).first().click();
  await page.locator('[role^="menuitem"]', { hasText: "Dark" }).click();
  await expect.poll(ground, patience).not.toBe(light);
  const dark = await ground();
  await page.reload();
  await page.getByRole("heading").first().waitFor();
  expect(await ground()).toBe(dark);
});
