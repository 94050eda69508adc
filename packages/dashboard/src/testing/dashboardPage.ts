/** The built dashboard in a real browser, signed in. */
import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Browser, BrowserContextOptions, Page } from "@foyer/testing/browser.ts";
import type { TestServer } from "@foyer/testing/server.ts";
import { expect } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pictures = join(root, "../../test-results/dashboard");

/** What a page is opened with. */
export interface PageOptions extends BrowserContextOptions {
  token?: string;
  /** How far the server's clock is ahead of the real one. */
  aheadMilliseconds?: number;
}

/** A page with what its console complained about. */
export type DashboardPage = Page & { complaints: string[] };

/** Screens that people have: a desk, a laptop, a phone. */
export const desk = { viewport: { width: 1440, height: 900 } };
export const laptop = { viewport: { width: 1024, height: 768 } };
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Builds what the server serves under `/app`, unless it is as its sources say already. */
export async function buildDashboard(): Promise<void> {
  const script = pathToFileURL(join(root, "../../scripts/build.mjs")).href;
  const program = `const { build } = await import(${JSON.stringify(script)}); await build({ only: ["dashboard"] });`;
  // A process of its own: under the test runner React would be built as for development.
  const env = { ...process.env, NODE_ENV: "production" };
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], { env });
}

/** Opens the dashboard at a path; complaints of the page are collected. */
export async function openDashboard(
  browser: Browser,
  server: TestServer,
  path: string,
  { token, aheadMilliseconds = 0, ...options }: PageOptions = {},
): Promise<DashboardPage> {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Berlin", ...desk, ...options });
  if (aheadMilliseconds > 0) await context.addInitScript(shiftClock, aheadMilliseconds);
  if (token) {
    const key = `__convexAuthJWT_${server.url.replace(/[^a-zA-Z0-9]/g, "")}`;
    await context.addInitScript(({ name, value }) => localStorage.getItem(name) ?? localStorage.setItem(name, value), {
      name: key,
      value: token,
    });
  }
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${server.url}/app${path}`);
  return Object.assign(page, { complaints });
}

/** The pages of one test after the other. */
export interface Pages {
  open: (path: string, options?: PageOptions) => Promise<DashboardPage>;
  /** Closes all pages and fails if one of them complained. */
  closePages: () => Promise<void>;
}

/** Opens pages of the dashboard and closes them together. */
export function openPages(browser: Browser, server: TestServer): Pages {
  const pages: DashboardPage[] = [];
  return {
    async open(path, options) {
      const page = await openDashboard(browser, server, path, options);
      pages.push(page);
      return page;
    },
    async closePages() {
      const closing = pages.splice(0);
      await Promise.all(closing.map((page) => page.context().close()));
      expect(closing.flatMap(({ complaints }) => complaints)).toEqual([]);
    },
  };
}

/** Keeps a picture of the page under test-results, to be looked at. */
export async function picture(page: Page, name: string): Promise<void> {
  const path = join(pictures, `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path, animations: "disabled" });
}

/** Runs in the page before anything else: its clock goes with the server's. */
function shiftClock(ahead: number): void {
  const RealDate = Date;
  class ShiftedDate extends RealDate {
    constructor(...args: [] | [number]) {
      if (args.length === 0) super(RealDate.now() + ahead);
      else super(...args);
    }
    static override now(): number {
      return RealDate.now() + ahead;
    }
  }
  globalThis.Date = ShiftedDate as DateConstructor;
}
