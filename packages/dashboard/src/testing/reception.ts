/** A server whose mail arrives and a browser, for tests of how people come in and go. */
import { type Browser, launchBrowser, type Page } from "@foyer/testing/browser.ts";
import { type MailTrap, startMailTrap } from "@foyer/testing/mailTrap.ts";
import type { Agent } from "@foyer/testing/people.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { buildDashboard, type DashboardPage, openDashboard, type PageOptions } from "./dashboardPage.ts";

/** Where people come in. */
export interface Reception {
  server: TestServer;
  browser: Browser;
  trap: MailTrap;
  /** Opens the dashboard as somebody, or as nobody yet. */
  open: (path: string, options?: PageOptions & { as?: Agent }) => Promise<DashboardPage>;
  /** Does what asks for a code, and answers with the code that is mailed. */
  codeAfter: (email: string, ask: () => Promise<void>) => Promise<string>;
  /** Closes all pages. */
  closePages: () => Promise<void>;
  close: () => Promise<void>;
}

/** Opens the reception; anyone may sign up there, unless told otherwise. */
export async function openReception({
  limitFactor,
  signUp = "open",
}: {
  limitFactor?: number;
  signUp?: "open" | "invite-only";
} = {}): Promise<Reception> {
  const [trap, browser] = await Promise.all([startMailTrap(), launchBrowser(), buildDashboard()]);
  const server = await startServer({
    environment: { SMTP_URL: trap.url, FOYER_SIGNUP: signUp },
    ...(limitFactor === undefined ? {} : { limitFactor }),
  });
  const pages: DashboardPage[] = [];
  return {
    server,
    browser,
    trap,
    async open(path, { as, ...options } = {}) {
      const page = await openDashboard(browser, server, path, { ...(as ? { token: as.token } : {}), ...options });
      pages.push(page);
      return page;
    },
    async codeAfter(email, ask) {
      const known = trap.mails.filter(({ to }) => to.includes(email)).length;
      await ask();
      return (await trap.mailTo(email, known + 1)).code ?? "";
    },
    async closePages() {
      await Promise.all(pages.splice(0).map((page) => page.context().close()));
    },
    async close() {
      await browser.close();
      await server.stop();
      await trap.stop();
    },
  };
}

/** Waits until somebody who signed in is at the inbox. */
export async function inbox(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Views" }).waitFor();
}

/** A code that is not the right one. */
export function otherThan(code: string): string {
  return code === "000000" ? "000001" : "000000";
}

/** The part of a link after `/app`. */
export function pathOf(link: string | undefined): string {
  const { pathname, search } = new URL(link ?? "");
  return pathname.replace(/^\/app/, "") + search;
}
