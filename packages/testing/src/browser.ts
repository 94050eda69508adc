import { type Browser, chromium, type Page } from "playwright-core";
import { installChromium } from "./chromium.ts";

export type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

/**
 * Start a headless Chromium that came with `npm install`; close it with `browser.close()`.
 *
 * Timers of pages in the background run at full speed, so that two contexts of one test behave alike.
 */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await installChromium();
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    headless: true,
    // Its sandbox refuses to start as root and in most containers, and it opens nothing but our own pages.
    chromiumSandbox: false,
    args: [
      "--no-zygote",
      "--disable-dev-shm-usage",
      "--disable-renderer-backgrounding",
      "--disable-background-timer-throttling",
      "--font-render-hinting=none",
    ],
  });
}

/**
 * Cut one page off from the network and answer the function that brings it back.
 *
 * New requests and sockets are refused; open sockets fall silent and deliver what they held back afterwards, as on a
 * lost mobile connection. Unlike `context.setOffline`, other pages of the same context stay online.
 */
export async function goOffline(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const emulate = (offline: boolean) =>
    session.send("Network.emulateNetworkConditions", {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
  await session.send("Network.enable");
  await emulate(true);
  return async () => {
    await emulate(false);
    await session.detach();
  };
}
