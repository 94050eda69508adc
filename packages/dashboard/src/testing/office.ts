/** A server with the plant shop on it and a browser, for one test file. */
import { type Browser, launchBrowser } from "@foyer/testing/browser.ts";
import type { Agent } from "@foyer/testing/people.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, afterEach, beforeAll } from "vitest";
import { buildDashboard, type DashboardPage, openPages, type PageOptions } from "./dashboardPage.ts";
import { type FernShop, openFernShop } from "./fernShop.ts";
import type { AgentName } from "./fernShopStories.ts";

/** The office of the shop. */
export interface OpenOffice {
  server: TestServer;
  browser: Browser;
  shop: FernShop;
  /** Opens the dashboard as somebody of the team. */
  open: (path: string, options?: PageOptions & { as?: AgentName; agent?: Agent }) => Promise<DashboardPage>;
}

interface Office extends OpenOffice {
  /** Closes all pages and fails if one of them complained. */
  closePages: () => Promise<void>;
  close: () => Promise<void>;
}

/** How long to wait for something to show; other work on the same machine may take its time. */
export const patience = { timeout: 10_000 };

/** One office for all tests of a file, whose pages are closed after each; look at it inside tests only. */
export function officeForAll(): OpenOffice {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  }, 120_000);
  afterEach(() => office.closePages());
  afterAll(() => office?.close());
  return {
    get server() {
      return office.server;
    },
    get browser() {
      return office.browser;
    },
    get shop() {
      return office.shop;
    },
    open: (path, options) => office.open(path, options),
  };
}

async function openOffice(): Promise<Office> {
  const [server, browser] = await Promise.all([startServer(), launchBrowser(), buildDashboard()]);
  const shop = await openFernShop(server);
  const pages = openPages(browser, server);
  return {
    server,
    browser,
    shop,
    async open(path, { as = "amara", agent = shop.agents[as], ...options } = {}) {
      const token = await shop.tokenOf(agent);
      const aheadMilliseconds = shop.aheadMilliseconds();
      return pages.open(path, { token, aheadMilliseconds, ...options });
    },
    closePages: pages.closePages,
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}
