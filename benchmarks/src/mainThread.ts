/** What the messenger costs the main thread of the page that carries it, on a slow phone. */
import { openShadowRoots } from "@foyer/messenger/src/testing/site.ts";
import { type Browser, launchBrowser, type Page } from "@foyer/testing/browser.ts";
import { withInstallation } from "./installation.ts";
import { median, printRounds } from "./statistics.ts";
import type { Row } from "./table.ts";

const MOST_MS = 100;
const SLOWDOWN = 4;
const ROUNDS = 9;
/** A main thread that has done nothing for so long is idle. */
const QUIET_MS = 500;

/** Measures the demo page with the messenger against the same page whose messenger cannot be loaded. */
export async function measureMainThread(): Promise<Row> {
  return withInstallation(async (server) => {
    await server.start();
    const browser = await launchBrowser();
    try {
      await busyMs(browser, server.shopUrl, true);
      const costs: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const without = await busyMs(browser, server.shopUrl, false);
        costs.push((await busyMs(browser, server.shopUrl, true)) - without);
      }
      return {
        what: `sizes: messenger, main thread of the demo page until idle, processor slowed ${SLOWDOWN}×`,
        target: `≤ ${MOST_MS} ms`,
        measured: `${printRounds(costs, 0)} ms`,
        isMet: median(costs) <= MOST_MS,
      };
    } finally {
      await browser.close();
    }
  });
}

/** How long the main thread of a fresh visitor's page works until it is idle. */
async function busyMs(browser: Browser, url: string, hasMessenger: boolean): Promise<number> {
  const context = await browser.newContext();
  try {
    await openShadowRoots(context);
    if (!hasMessenger) await context.route("**/messenger.js", (route) => route.abort());
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    // The thread's own time, so that what else runs on this machine is not counted.
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    // Watched from outside: whatever looks for the button inside of the page works on the thread that is measured.
    const counted = hasMessenger ? untilUnreadIsCounted(page) : undefined;
    await page.goto(url);
    await counted;
    const read = async () => {
      const { metrics } = await session.send("Performance.getMetrics");
      return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1_000;
    };
    for (let before = await read(); ; ) {
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
      const now = await read();
      // Reading takes a task of its own.
      if (now - before < 5) {
        if (hasMessenger) await page.getByRole("button", { name: "Open chat" }).waitFor();
        return before;
      }
      before = now;
    }
  } finally {
    await context.close();
  }
}

/** The first results under the visitor's own session: the number of unread messages is there and stays live. */
async function untilUnreadIsCounted(page: Page): Promise<void> {
  const socket = await page.waitForEvent("websocket");
  await socket.waitForEvent("framereceived", ({ payload }) => {
    const message = JSON.parse(String(payload)) as { type: string; endVersion?: { identity: number } };
    return message.type === "Transition" && message.endVersion?.identity === 1;
  });
}
