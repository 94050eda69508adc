import { checkAccessibility } from "@foyer/testing/accessibility.ts";
import type { Page } from "@foyer/testing/browser.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { call, launcher, patience, visitorsNamed } from "../testing/host.ts";
import { mutation, openMessenger, openShop, query, type Shop, startConversation, write } from "../testing/shop.ts";
import { buildForTests } from "../testing/site.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
}, 90_000);
afterEach(() => shop.include({}));
afterAll(() => shop.close());

test("each stage stays within its weight", async () => {
  const { stages, limits } = await buildForTests();
  for (const { stage, bytes } of stages) expect(bytes, stage).toBeLessThanOrEqual(limits[stage] ?? 0);
});

test("the page is first painted and quiet before the launcher comes, and nothing moves", async () => {
  const { page, context, complaints } = await shop.visit();
  await page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await launcher(page).waitFor();
  await openMessenger(page);
  const { loaded, painted } = await page.evaluate(() => ({
    loaded:
      performance.getEntriesByType("resource").find(({ name }) => name.includes("/parts/launcher"))?.startTime ?? 0,
    painted: performance.getEntriesByName("first-paint")[0]?.startTime ?? 0,
  }));
  expect(loaded).toBeGreaterThan(painted);
  expect(await page.evaluate("shifts")).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test("a page that is never painted gets the launcher all the same", async () => {
  shop.include({ before: "document.documentElement.hidden = true" });
  const { page, context } = await shop.visit();
  await page.locator("#foyer-messenger").waitFor({ state: "attached" });
  expect(await page.evaluate(() => performance.getEntriesByType("paint"))).toEqual([]);
  await context.close();
});

test("nothing is stored in cookies", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "No cookies, please");
  expect(await context.cookies()).toEqual([]);
  await context.close();
});

test("calls that were made before the script had loaded are carried out in order", async () => {
  shop.include({
    attributes: "",
    before: `window.Foyer = new Proxy({ queue: [] }, {
      get: (stub, name) => name === "queue" ? stub.queue : (...args) => { stub.queue.push([name, ...args]) },
    });
    window.unread = [];
    Foyer.boot({ workspace: "${shop.workspaceId}" });
    Foyer.identify({ name: "Queued Quentin", email: "quentin@example.com" });
    Foyer.onUnread((count) => window.unread.push(count));
    Foyer.open("messages");`,
  });
  const { page, context } = await shop.visit();
  await page.getByRole("heading", { name: "Messages" }).waitFor();
  const [visitor] = await eventually(async () => {
    const found = await visitorsNamed(shop, "Queued Quentin");
    return found.length > 0 && found;
  });
  expect(visitor).toMatchObject({ email: "quentin@example.com", identityVerified: false });
  expect(await page.evaluate("unread")).toEqual([0]);
  await context.close();
});

test("the page opens, closes, hides and shows the messenger", async () => {
  const { page, context } = await shop.visit();
  await launcher(page).waitFor();
  await call(page, (foyer) => foyer.open("new", "I have a question about "));
  const field = page.getByRole("textbox", { name: "Message" });
  await field.waitFor();
  expect(await field.inputValue()).toBe("I have a question about ");
  await call(page, (foyer) => foyer.close());
  await expect.poll(() => page.getByRole("dialog").isVisible(), patience).toBe(false);
  await call(page, (foyer) => foyer.hide());
  await expect.poll(() => launcher(page).isVisible(), patience).toBe(false);
  await call(page, (foyer) => foyer.show());
  await launcher(page).waitFor();
  await call(page, (foyer) => foyer.toggle());
  await page.getByRole("dialog").waitFor();
  await context.close();
});

test("an element of the page's own opens the messenger", async () => {
  shop.include({ attributes: `data-workspace="${shop.workspaceId}" data-launcher="#help" data-hide-launcher` });
  const { page, context } = await shop.visit();
  await expect
    .poll(async () => {
      await page.getByRole("button", { name: "Help" }).click();
      return page.getByRole("dialog").isVisible();
    }, patience)
    .toBe(true);
  expect(await launcher(page).isVisible()).toBe(false);
  await context.close();
});

test("the page scrolls as it did before, once a messenger that covered it is closed", async () => {
  shop.include({ before: "document.documentElement.style.overflow = 'scroll'" });
  const overflow = (page: Page) => page.evaluate(() => document.documentElement.style.overflow);
  const desk = await shop.visit();
  await openMessenger(desk.page);
  expect(await overflow(desk.page)).toBe("scroll");
  const phone = await shop.visit({ viewport: { width: 390, height: 844 } });
  await openMessenger(phone.page);
  expect(await overflow(phone.page)).toBe("hidden");
  for (const { page, context } of [desk, phone]) {
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").isVisible(), patience).toBe(false);
    expect(await overflow(page)).toBe("scroll");
    await context.close();
  }
});

test("the page is told how many messages are unread", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "Tell me");
  const { _id } = await eventually(async () =>
    (await shop.asAlice.conversations()).find(({ lastMessage }) => lastMessage?.content === "Tell me"),
  );
  await page.keyboard.press("Escape");
  await page.evaluate("window.unread = []; Foyer.onUnread((count) => unread.push(count))");
  await shop.asAlice.answer(_id, "One");
  await expect.poll(() => page.evaluate("unread"), patience).toEqual([0, 1]);
  await context.close();
});

test("the language is the page's, the visitor's choice of them, or what the page says", async () => {
  const agent = shop.server.http(shop.alice.token);
  const settings = { workspaceId: shop.workspaceId, supportedLanguages: ["en", "de", "ar"], defaultLanguage: "en" };
  await agent.mutation(mutation("messengerSettings:upsert"), settings);
  shop.include({ language: "de" });
  const { page, context } = await shop.visit();
  await page.getByRole("button", { name: "Chat öffnen" }).click();
  await page.getByRole("button", { name: "Schreiben Sie uns" }).waitFor();
  await call(page, (foyer) => foyer.setLanguage("ar"));
  await page.getByRole("button", { name: "أرسل لنا رسالة" }).waitFor();
  expect(await page.locator(".root").getAttribute("dir")).toBe("rtl");
  await context.close();
});

test("what the team changes in the look shows at once", async () => {
  const { page, context } = await shop.visit();
  await launcher(page).waitFor();
  const color = () => launcher(page).evaluate((element) => getComputedStyle(element).backgroundColor);
  const agent = shop.server.http(shop.alice.token);
  await agent.mutation(mutation("messengerSettings:upsert"), {
    workspaceId: shop.workspaceId,
    primaryColor: "#7a1fa2",
  });
  await expect.poll(color, patience).toBe("rgb(122, 31, 162)");
  await call(page, (foyer) => foyer.update({ color: "#ffcc00", position: "left" }));
  await expect.poll(color, patience).toBe("rgb(255, 204, 0)");
  expect((await launcher(page).boundingBox())?.x).toBeLessThan(200);
  await context.close();
});

test("what a person does is noted", async () => {
  shop.include({ attributes: `data-workspace="${shop.workspaceId}" data-track-page-views` });
  const { page, context } = await shop.visit();
  await launcher(page).waitFor();
  await call(page, (foyer) => foyer.track("basket_filled", { items: 3 }));
  await page.evaluate(() => history.pushState(null, "", "/basket"));
  const agent = shop.server.http(shop.alice.token);
  const names = async () => {
    const events = await agent.query(query("events:list"), { workspaceId: shop.workspaceId });
    return events.map((event: { name: string }) => event.name).toSorted();
  };
  await expect.poll(names, patience).toEqual(["basket_filled", "page_view", "page_view", "session_start"]);
  await context.close();
});

test("a program that reads pages gets no messenger", async () => {
  const { page, context } = await shop.visit({ userAgent: "Mozilla/5.0 (compatible; Googlebot/2.1)" });
  await page.waitForLoadState("networkidle");
  const parts = await page.evaluate(() =>
    performance.getEntriesByType("resource").filter(({ name }) => name.includes("/parts/")),
  );
  expect(parts).toEqual([]);
  expect(await page.evaluate("typeof Foyer.open")).toBe("function");
  await context.close();
});

test("a site that may not carry the messenger shows nothing", async () => {
  const other = await shop.server.people.workspace("Elsewhere");
  const agent = shop.server.http(other.alice.token);
  const allowed = { workspaceId: other.workspaceId, allowedOrigins: ["https://shop.example"] };
  await agent.mutation(mutation("workspaces:updateAllowedOrigins"), allowed);
  shop.include({ attributes: `data-workspace="${other.workspaceId}"` });
  const { page, context } = await shop.visit();
  const warning = await page.waitForEvent("console", (message) => message.text().includes("Origin validation failed"));
  expect(warning.type()).toBe("warning");
  expect(await launcher(page).isVisible()).toBe(false);
  await context.close();
});

test("the messenger can be used by keyboard and read aloud", async () => {
  const { page, context } = await shop.visit();
  await launcher(page).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Field & Fern" }).waitFor();
  await checkAccessibility(page);
  await page.getByRole("button", { name: "Send us a message" }).focus();
  await page.keyboard.press("Enter");
  const field = page.getByRole("textbox", { name: "Message" });
  await field.waitFor();
  await field.focus();
  await write(page, "By keyboard");
  await page.getByRole("button", { name: "No thanks" }).waitFor();
  await checkAccessibility(page);
  await page.getByRole("button", { name: "Send", exact: true }).focus();
  await page.keyboard.press("Tab");
  await expect.poll(() => focusedLabel(page), patience).toBe("Back");
  await page.keyboard.press("Shift+Tab");
  await expect.poll(() => focusedLabel(page), patience).toBe("Send");
  await page.keyboard.press("Escape");
  await expect.poll(() => focusedLabel(page), patience).toBe("Open chat");
  await context.close();
});

function focusedLabel(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.querySelector("#foyer-messenger")?.shadowRoot?.activeElement?.ariaLabel);
}
