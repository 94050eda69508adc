import { goOffline } from "@foyer/testing/browser.ts";
import { expect, test } from "vitest";
import { officeForAll, patience } from "./testing/office.ts";
import { makePng } from "./testing/png.ts";
import { field, log, threadsOf } from "./testing/threads.ts";

const office = officeForAll();
const { openWith } = threadsOf(office);

test("pictures and files are uploaded, shown where they were sent, and enlarged", async () => {
  const page = await openWith("chloe");
  await page.locator("input[type=file]").setInputFiles([
    { name: "fern.png", mimeType: "image/png", buffer: makePng(640, 420) },
    { name: "care.txt", mimeType: "text/plain", buffer: Buffer.from("Water it on Mondays.") },
  ]);
  await page.getByRole("list", { name: "Files" }).getByText("care.txt").waitFor();
  await expect.poll(() => page.getByRole("progressbar").count(), patience).toBe(0);
  await field(page).fill("It is safe for cats.");
  await page.keyboard.press("Control+Enter");
  const picture = log(page).getByRole("button", { name: "Enlarge fern.png" });
  await picture.waitFor();
  await expect
    .poll(() => picture.locator("img").evaluate((image: HTMLImageElement) => image.naturalWidth), patience)
    .toBeGreaterThan(0);
  await log(page)
    .getByRole("link", { name: /care\.txt/ })
    .waitFor();
  await picture.click();
  await page.getByRole("dialog").getByRole("img", { name: "fern.png" }).waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => page.getByRole("dialog").count(), patience).toBe(0);
});

test("a file is attached by dropping it, or by pasting it", async () => {
  const page = await openWith("chloe");
  const files = page.getByRole("list", { name: "Files" });
  const dropped = await page.evaluateHandle(fileNamed, "dropped.txt");
  await page.getByRole("form", { name: "Reply" }).dispatchEvent("drop", { dataTransfer: dropped });
  await files.getByText("dropped.txt").waitFor();
  const pasted = await page.evaluateHandle(fileNamed, "pasted.txt");
  await field(page).evaluate((element, clipboardData) => {
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, pasted);
  await files.getByText("pasted.txt").waitFor();
  await expect.poll(() => page.getByRole("progressbar").count(), patience).toBe(0);
});

test("cells that are copied from a table are pasted as their text, not as their picture", async () => {
  const page = await openWith("ingrid");
  const copied = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.setData("text/plain", "Kentia\t40");
    transfer.setData("text/html", "<table><tr><td>Kentia</td><td>40</td></tr></table>");
    transfer.items.add(new File(["a picture of it"], "image.png", { type: "image/png" }));
    return transfer;
  });
  const isTaken = await field(page).evaluate((element, clipboardData) => {
    return !element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, copied);
  expect(isTaken).toBe(false);
});

test("a file that is taken away before it has left does not come back", async () => {
  const page = await openWith("ingrid");
  const files = page.getByRole("list", { name: "Files" });
  const comeBack = await goOffline(page);
  const text = (name: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from("Palms") });
  await page.locator("input[type=file]").setInputFiles(text("wrong.txt"));
  await page.getByRole("button", { name: "Remove wrong.txt" }).click();
  await page.locator("input[type=file]").setInputFiles(text("right.txt"));
  await comeBack();
  await files.getByText("5 B").first().waitFor();
  await expect.poll(() => page.getByRole("progressbar").count(), patience).toBe(0);
  expect(await files.getByRole("listitem").allTextContents()).toEqual(["right.txt5 B"]);
  await page.getByRole("button", { name: "Remove right.txt" }).click();
  page.complaints.splice(0);
});

test("a file that arrives while another conversation is open waits in the draft of its own", async () => {
  const page = await openWith("ingrid");
  const arrived = page.waitForResponse((response) => response.request().method() === "POST");
  await page
    .locator("input[type=file]")
    .setInputFiles([{ name: "offer.txt", mimeType: "text/plain", buffer: Buffer.from("Forty palms") }]);
  await page.getByRole("link", { name: /Kenji Watanabe/ }).click();
  await arrived;
  await page.getByRole("link", { name: /Ingrid Solheim.*Draft/ }).click();
  await page.getByRole("list", { name: "Files" }).getByText("offer.txt").waitFor();
  await page.getByRole("button", { name: "Remove offer.txt" }).click();
});

/** Runs in the page: what the browser hands over with a file in it. */
function fileNamed(name: string): DataTransfer {
  const transfer = new DataTransfer();
  transfer.items.add(new File(["Water it on Mondays."], name, { type: "text/plain" }));
  return transfer;
}
