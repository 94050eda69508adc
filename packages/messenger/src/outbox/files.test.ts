import { goOffline } from "@foyer/testing/browser.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openShop, type Shop, startConversation } from "../testing/shop.ts";

/** Other work on the same machine may take its time. */
const patience = { timeout: 25_000 };

let shop: Shop;
let photo: Buffer;
beforeAll(async () => {
  shop = await openShop();
  const { page, context } = await shop.visit({ viewport: { width: 1200, height: 800 } });
  photo = await page.screenshot({ type: "jpeg" });
  await context.close();
}, 90_000);
afterAll(() => shop.close());

async function filesOf(first: string): Promise<string[][]> {
  for (const { _id } of await shop.asAlice.conversations()) {
    const messages = await shop.asAlice.messages(_id);
    if (messages[0]?.content === first) {
      return messages.map(({ attachments }) => attachments.map(({ fileName }) => fileName));
    }
  }
  return [];
}

test("pictures and other files are sent with a message, shown, and opened in full size", async () => {
  const { page, context, complaints } = await shop.visit();
  await startConversation(page, "Here are my papers");
  await page.locator("input[type=file]").setInputFiles([
    { name: "parcel.jpg", mimeType: "image/jpeg", buffer: photo },
    { name: "invoice.csv", mimeType: "text/csv", buffer: Buffer.from("item,price\npot,12\n") },
  ]);
  await page.locator(".chosen li").nth(1).waitFor();
  await page.getByRole("textbox", { name: "Message" }).fill("Both of them");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("button", { name: "Show parcel.jpg in full size" }).waitFor();
  await page.getByRole("link", { name: /invoice\.csv/ }).waitFor();
  await expect.poll(() => filesOf("Here are my papers"), patience).toEqual([[], ["parcel.jpg", "invoice.csv"]]);
  const picture = page.locator(".picture img");
  await expect
    .poll(() => picture.evaluate((element: HTMLImageElement) => element.naturalWidth), patience)
    .toBeGreaterThan(0);
  await page.getByRole("button", { name: "Show parcel.jpg in full size" }).click();
  await page.getByRole("dialog", { name: "parcel.jpg" }).waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => page.locator("dialog").count(), patience).toBe(0);
  expect(await page.getByRole("dialog", { name: "Field & Fern" }).isVisible()).toBe(true);
  expect(complaints).toEqual([]);
  await context.close();
});

test("a file that is too large or of another kind is said before anything is sent", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "Strange files");
  await eventually(async () => (await filesOf("Strange files")).length === 1);
  const input = page.locator("input[type=file]");
  await input.setInputFiles({ name: "setup.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ") });
  await page.getByText("Files of this kind cannot be sent: setup.exe").waitFor();
  await input.setInputFiles({ name: "huge.png", mimeType: "image/png", buffer: Buffer.alloc(11 * 1_048_576) });
  await page.getByText(/huge\.png is larger than/).waitFor();
  expect(await page.locator(".chosen").count()).toBe(0);
  await context.close();
});

test("a file that is not what its name says is refused, and the message says why", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "A false picture");
  const input = page.locator("input[type=file]");
  await input.setInputFiles({
    name: "cat.png",
    mimeType: "image/png",
    buffer: Buffer.from("<html><script>x()</script>"),
  });
  await page.locator(".chosen li").waitFor();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText("Not sent.").waitFor();
  expect(await page.locator(".failure").textContent()).toMatch(/file|type/i);
  await context.close();
});

test("a file that was chosen offline is sent later", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "Photo follows");
  await page.locator("input[type=file]").setInputFiles({ name: "leaf.jpg", mimeType: "image/jpeg", buffer: photo });
  await page.locator(".chosen li").waitFor();
  const goOnline = await goOffline(page);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.locator(".message.is-waiting .picture").waitFor();
  await goOnline();
  await expect.poll(() => filesOf("Photo follows"), patience).toEqual([[], ["leaf.jpg"]]);
  await page.getByRole("button", { name: "Show leaf.jpg in full size" }).waitFor();
  await context.close();
});
