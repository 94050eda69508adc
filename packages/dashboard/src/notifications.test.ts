import { api } from "@foyer/sdk";
import { expect, test } from "vitest";
import { officeForAll, patience } from "./testing/office.ts";
import { row, thread, threadsOf } from "./testing/threads.ts";

const office = officeForAll();
const { write } = threadsOf(office);

test("a visitor's message is told by a sound and a notification that leads to it, and marking it as unread is none", async () => {
  const agent = office.server.http(await office.shop.tokenOf(office.shop.agents.amara));
  await agent.mutation(api.conversations.markAsRead, { id: office.shop.conversations.lena ?? "", readerType: "agent" });
  const page = await office.open("/settings/preferences");
  await page.addInitScript(recordNews);
  await page.reload();
  await page.getByRole("switch", { name: "Show notifications" }).click();
  const sample = "Foyer: New messages are told like this.";
  await page.getByRole("link", { name: "Inbox" }).click();
  await row(page, "Priya Raman").waitFor();
  const news = () => page.evaluate(() => window.told.news);
  await write("priya", "Is anybody there?");
  await expect.poll(news, patience).toEqual([sample, "Priya Raman: Is anybody there?"]);
  expect(await page.evaluate(() => window.told.tones)).toBeGreaterThan(0);
  await page.evaluate(() => window.told.press());
  await thread(page, "Priya Raman").getByText("Is anybody there?").waitFor();
  await row(page, "Lena Vogel").click();
  await thread(page, "Lena Vogel").waitFor();
  await page.keyboard.press("u");
  await row(page, "Lena Vogel").getByText("1 unread").waitFor();
  await write("sofia", "And me?");
  await expect.poll(async () => (await news()).at(-1), patience).toBe("Sofía Reyes: And me?");
  expect(await news()).toEqual([sample, "Priya Raman: Is anybody there?", "Sofía Reyes: And me?"]);
});

test("a browser that refuses to show a notification of a page, as on Android, stops nothing", async () => {
  const page = await office.open("/settings/preferences");
  await page.addInitScript(() => {
    Object.assign(window, {
      Notification: class {
        static permission = "granted";
        constructor() {
          throw new TypeError("Illegal constructor. Use ServiceWorkerRegistration.showNotification() instead.");
        }
      },
    });
    localStorage.setItem("foyer.notifications", "yes");
    document.hasFocus = () => false;
  });
  await page.goto(`${office.server.url}/app/inbox`);
  await row(page, "Priya Raman").waitFor();
  await write("priya", "Still there?");
  await row(page, "Priya Raman").getByText("Still there?").waitFor();
  expect(await page.getByText("This screen stopped working").count()).toBe(0);
});

/** Runs in the page: nobody looks at it, and what it tells is written down. */
function recordNews(): void {
  document.hasFocus = () => false;
  window.told = { news: [], tones: 0, press: () => undefined };
  class Recorded {
    static permission = "granted";
    static requestPermission = async (): Promise<string> => "granted";
    onclick = () => undefined;
    constructor(title: string, { body }: { body: string }) {
      window.told.news.push(`${title}: ${body}`);
      window.told.press = () => this.onclick();
    }
    close(): void {}
  }
  Object.assign(window, { Notification: Recorded });
  const { start } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function (...args) {
    window.told.tones++;
    start.apply(this, args);
  };
}

declare global {
  interface Window {
    told: { news: string[]; tones: number; press: () => void };
  }
}
