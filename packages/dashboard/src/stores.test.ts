import { api } from "@foyer/sdk";
import { checkAccessibility } from "@foyer/testing/accessibility.ts";
import type { Page } from "@foyer/testing/browser.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { desk, laptop, phone, picture } from "./testing/dashboardPage.ts";
import { type Mall, openMall, row, thread } from "./testing/mall.ts";
import { patience } from "./testing/office.ts";
import { makePng } from "./testing/png.ts";

let mall: Mall;

beforeAll(async () => {
  mall = await openMall();
}, 120_000);
afterEach(() => mall.closePages());
afterAll(() => mall?.close());

/** Writes into the open conversation. */
async function answer(page: Page, name: string, text: string): Promise<void> {
  await thread(page, name)
    .getByRole("textbox", { name: `Message to ${name}` })
    .fill(text);
  await page.keyboard.press("ControlOrMeta+Enter");
  await thread(page, name).getByRole("log").getByText(text).waitFor();
}

/** What the customer's side reads of a conversation, the oldest first. */
async function readBy(customer: string, conversationId: string): Promise<string[]> {
  const caller = mall.server.http(mall.place.tokenOf(customer));
  const { messages } = await caller.query(api.shared.chat.getMessages, { conversationId });
  return messages.map(({ content }) => content).reverse();
}

test("a store answers its customer, hands over to support, and gets the conversation back from there", async () => {
  const conversationId = await mall.write("Lena Brandt", ["Is my parcel on its way?"]);
  const store = await mall.open("/stores", mall.ria);
  await row(store, "Lena Brandt").getByText("1 unread").waitFor();
  await row(store, "Lena Brandt").click();
  await thread(store, "Lena Brandt").getByText("Customer, writing with Pizza Palace (store)").waitFor();
  await thread(store, "Lena Brandt").getByRole("region", { name: "Order" }).getByText("€48.90").waitFor();
  await answer(store, "Lena Brandt", "It left this morning.");
  await expect.poll(() => row(store, "Lena Brandt").getByText("unread").count(), patience).toBe(0);
  await eventually(async () => (await readBy("lena.brandt", conversationId)).includes("It left this morning."));
  await store.getByRole("button", { name: "Hand to support" }).click();
  await store.getByRole("alertdialog").getByRole("button", { name: "Hand over" }).click();
  await expect.poll(() => row(store, "Lena Brandt").count(), patience).toBe(0);

  const admin = await mall.open(`/stores?conversation=${conversationId}`, mall.place.admin);
  await thread(admin, "Lena Brandt").getByText("handed over from Pizza Palace (store)").waitFor();
  await answer(admin, "Lena Brandt", "I asked the carrier.");
  await admin.getByRole("button", { name: "Hand to Pizza Palace" }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "Hand over" }).click();
  await row(store, "Lena Brandt").click();
  await thread(store, "Lena Brandt").getByText("I asked the carrier.").waitFor();
  await thread(store, "Lena Brandt").getByText("This conversation was handed to Pizza Palace").waitFor();
});

test("an admin joins a store's conversation seen by both, blocks it, and saves what was said", async () => {
  const conversationId = await mall.write("Tomás Rivera", ["You cheated me!"]);
  const page = await mall.open(`/stores?conversation=${conversationId}`, mall.place.admin);
  await thread(page, "Tomás Rivera").getByText("both sides are told that you joined").waitFor();
  await page.getByRole("button", { name: "Join" }).click();
  await thread(page, "Tomás Rivera").getByText("Alice of the marketplace joined the conversation").waitFor();
  await expect.poll(() => page.getByRole("button", { name: "Join" }).count(), patience).toBe(0);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Block…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Block" }).click();
  await thread(page, "Tomás Rivera").getByText("Conversation is blocked").waitFor();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Save transcript" }).click();
  expect((await saved).suggestedFilename()).toMatch(/^Tom.s Rivera .*\.txt$/);
});

test("a store's image is sent, and a file that is none is refused before it leaves", async () => {
  const conversationId = await mall.write("Noor Aziz", ["What does the pot look like?"]);
  const page = await mall.open(`/stores?conversation=${conversationId}`, mall.ria);
  await thread(page, "Noor Aziz").getByText("JPEG, PNG, GIF, WebP up to 5 MB").last().waitFor();
  const images = thread(page, "Noor Aziz").getByLabel("Images", { exact: true });
  await images.setInputFiles({ name: "list.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") });
  await thread(page, "Noor Aziz").getByText("Only JPEG, PNG, GIF, WebP up to 5 MB").waitFor();
  await page.getByRole("button", { name: "Remove list.pdf" }).click();
  await images.setInputFiles({ name: "pot.png", mimeType: "image/png", buffer: makePng(64, 48) });
  await expect.poll(() => page.getByRole("button", { name: "Send" }).isEnabled(), patience).toBe(true);
  await answer(page, "Noor Aziz", "Like this.");
  await thread(page, "Noor Aziz").getByRole("button", { name: "Enlarge pot.png" }).waitFor();
  await thread(page, "Noor Aziz").getByText("Like this.").hover();
  await page.getByRole("button", { name: "Message actions" }).last().click();
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await thread(page, "Noor Aziz").getByText("This message was deleted").waitFor();
});

test("what a store reports reaches the admins, who settle it", async () => {
  const conversationId = await mall.write("Greta Holm", ["I know where you live"]);
  const store = await mall.open(`/stores?conversation=${conversationId}`, mall.ria);
  await store.getByRole("button", { name: "More" }).click();
  await store.getByRole("menuitem", { name: "Report…" }).click();
  await store.getByRole("dialog").getByLabel("What is wrong?").fill("She threatens us");
  await store.getByRole("dialog").getByRole("button", { name: "Report" }).click();
  const greta = mall.server.http(mall.place.tokenOf("greta.holm"));
  const note = "He wants cash at the station, twice now";
  const about = await greta.mutation(api.marketplace.report, { conversationId, reason: "Spam or fraud", note });
  const admin = await mall.open("/stores?view=reports", mall.place.admin);
  const reports = admin.getByRole("list", { name: "Reports" });
  await reports
    .getByRole("link", { name: /Spam or fraud/ })
    .getByText(note)
    .waitFor();
  await picture(admin, "stores-reports");
  await mall.server.http(mall.place.admin).mutation(api.marketplace.resolveReport, { id: about });
  await reports.getByText("The store reported this conversation").waitFor();
  await reports.getByRole("link", { name: /She threatens us/ }).click();
  await thread(admin, "Greta Holm").getByText("I know where you live").waitFor();
  await reports.getByRole("button", { name: "Settle" }).click();
  await admin.getByText("No open reports").waitFor();
  await admin.getByRole("button", { name: "Settled" }).click();
  const settled = admin.getByRole("list", { name: "Settled reports" });
  await settled.getByText("She threatens us").waitFor();
  await settled.getByText("Settled by Alice").first().waitFor();
  await picture(admin, "stores-reports-settled");
  await checkAccessibility(admin);
});

test("who may only answer for stores sees no other place, and is led to it", async () => {
  const page = await mall.open("/inbox", mall.ria);
  await page.waitForURL("**/app/stores");
  const places = page.getByRole("navigation", { name: "Places" });
  await places.getByRole("link", { name: /Stores/ }).waitFor();
  expect(await places.getByRole("link", { name: /Inbox|People/ }).count()).toBe(0);
});

test("conversations are moved through, written in and archived with the keyboard", async () => {
  await mall.write("Ines Duarte", ["Do you deliver to Porto?"]);
  const page = await mall.open("/stores", mall.ria);
  await row(page, "Ines Duarte").waitFor();
  await page.keyboard.press("j");
  await thread(page, "Ines Duarte").getByRole("log").getByText("Do you deliver to Porto?").waitFor();
  await page.keyboard.press("r");
  await page.keyboard.type("Yes, in two days.");
  await page.keyboard.press("ControlOrMeta+Enter");
  const log = thread(page, "Ines Duarte").getByRole("log");
  await log.getByText("Yes, in two days.").waitFor();
  // A message that arrives after its conversation was put away brings it back.
  await log.getByText(/^(Sent|Delivered)$/).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await expect.poll(() => row(page, "Ines Duarte").count(), patience).toBe(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await row(page, "Ines Duarte").waitFor();
});

const looks = (["light", "dark"] as const).flatMap((colorScheme) =>
  [desk, laptop, phone].map((screen) => ({ ...screen, colorScheme, width: screen.viewport.width })),
);

test.each(looks)("the desk can be read by everybody, $colorScheme at $width", async ({ width, ...options }) => {
  const conversationId = await mall.write("Mara Lindqvist", ["The fern arrived.", "One leaf is broken, see below."]);
  const page = await mall.open("/stores", mall.place.admin, options);
  await row(page, "Mara Lindqvist").waitFor();
  await picture(page, `stores-list-${options.colorScheme}-${width}`);
  await checkAccessibility(page);
  await page.goto(`${mall.server.url}/app/stores?conversation=${conversationId}`);
  await thread(page, "Mara Lindqvist").getByRole("log").getByText("The fern arrived.").first().waitFor();
  await picture(page, `stores-thread-${options.colorScheme}-${width}`);
  await checkAccessibility(page);
});
