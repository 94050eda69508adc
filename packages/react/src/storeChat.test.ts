/** The script for any page, in a real browser: a customer writes to a store from a site of another origin. */
import { api } from "@foyer/sdk";
import { checkAccessibility } from "@foyer/testing/accessibility.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ChatSite, choose, openChatSite, write } from "./testing/chatSite.ts";

let site: ChatSite;
beforeAll(async () => {
  site = await openChatSite();
});
beforeEach(() => site.renew());
afterAll(() => site.close());

test("a customer and a store talk: order, typing, seen and what is deleted", async () => {
  const john = await site.openChat();
  await john.getByText("Order o-1").waitFor();
  await john.getByText(/JPEG.*up to \d+ MB/).waitFor();
  await write(john, "Where is my order?");
  const sam = await site.openDesk({ viewport: { width: 900, height: 640 } });
  await john.getByText("Seen").waitFor();
  await sam.getByRole("textbox", { name: "Message" }).pressSequentially("On its");
  await john.getByText(/is writing/).waitFor();
  await write(sam, "On its way!");
  await john.getByText("On its way!").waitFor();
  for (const page of [john, sam]) await checkAccessibility(page);
  await john.getByRole("button", { name: "Delete" }).click();
  await john.getByRole("button", { name: "Delete for everyone" }).click();
  await sam.getByText("This message was deleted").waitFor();
  await sam.screenshot({ path: "test-results/store-chat/desk.png" });
  await john.screenshot({ path: "test-results/store-chat/dialog.png" });
});

test("an image that is refused is said to be so before it is sent; another arrives", async () => {
  const john = await site.openChat({ viewport: { width: 390, height: 780 }, colorScheme: "dark" });
  await choose(john, "notes.txt", Buffer.from("x"), "text/plain");
  await john.getByText(/“notes.txt” cannot be sent/).waitFor();
  const picture = await john.screenshot({ clip: { x: 0, y: 0, width: 200, height: 120 } });
  await choose(john, "fern.png", picture);
  const shown = john.getByRole("img", { name: "fern.png" });
  await shown.waitFor();
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(200);
  await checkAccessibility(john);
  await john.screenshot({ path: "test-results/store-chat/phone.png" });
});

test("a message that was refused can be sent again, and arrives once", async () => {
  const john = await site.openChat();
  await john.route("**/api/storage/upload**", (route) => route.abort());
  const picture = await john.screenshot({ clip: { x: 0, y: 0, width: 40, height: 40 } });
  await choose(john, "a.png", picture);
  await john.getByText(/Not sent/).waitFor();
  await john.unroute("**/api/storage/upload**");
  await john.getByRole("button", { name: "Retry" }).click();
  await john.getByRole("img", { name: "a.png" }).waitFor();
  expect(await john.getByRole("img", { name: "a.png" }).count()).toBe(1);
});

test("who may not write to a store reads why, and is led to the support", async () => {
  const jane = await site.open("/?as=jane");
  await jane.getByText("You cannot message this store: you have no order with this store.").waitFor();
  await jane.getByRole("button", { name: "Ask support" }).click();
  await jane.getByRole("heading", { name: "Support" }).waitFor();
});

test("a store that hands a conversation over no longer reaches it, and everybody is told", async () => {
  const john = await site.openChat();
  await write(john, "The pot is broken");
  const sam = await site.openDesk();
  const { place, server } = site;
  await sam.getByRole("button", { name: "Hand to support" }).click();
  await john.getByText("This conversation was handed to the marketplace's support").waitFor();
  await sam.getByText(/This conversation is not open to you/).waitFor();
  const [chat] = await server.http(place.admin).query(api.shared.chat.getConversations, {
    workspaceId: place.workspaceId,
  });
  expect(chat?.conversationType).toBe("customer_to_admin");
});

test("a seller answers who asks about a product", async () => {
  const { place, server } = site;
  await place.commerce("upsertCustomer", { externalId: "selma", name: "Selma" });
  const price = { price: 40, currency: "EUR" };
  const about = { externalId: "lamp", name: "Lamp", sellerExternalId: "selma", ...price };
  const lamp = await place.commerce("upsertProduct", about);
  const john = await site.open(`/product/${lamp}`);
  await john.getByRole("button", { name: "Ask the seller" }).click();
  await john.getByText("Your question goes to Selma.").waitFor();
  await checkAccessibility(john);
  await write(john, "Is it bright?");
  await john.getByRole("log").getByText("Is it bright?").waitFor();
  await john.getByRole("region", { name: "Product" }).getByText("€40.00").waitFor();
  const selma = await site.open("/seller");
  await selma.getByRole("button", { name: /John/ }).click();
  await selma.getByText("Customer, with Selma").waitFor();
  await write(selma, "As a summer morning");
  await selma.getByText("As a summer morning").last().waitFor();
  // Her own bubble is there before the server has taken the message.
  const answered = await eventually(async () => {
    const [chat] = await server.http(place.john).query(api.shared.chat.getConversations, {});
    return chat?.lastMessagePreview === "As a summer morning" && chat;
  });
  expect(answered.unreadCountRecipient).toBe(0);
  await john.getByRole("log").getByText("As a summer morning").waitFor();
});
