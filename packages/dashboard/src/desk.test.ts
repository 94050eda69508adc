import { api } from "@foyer/sdk";
import { checkAccessibility } from "@foyer/testing/accessibility.ts";
import type { Page } from "@foyer/testing/browser.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { orderOf } from "@foyer/testing/marketplace.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { phone, picture } from "./testing/dashboardPage.ts";
import { type Mall, openMall, row, thread } from "./testing/mall.ts";
import { patience } from "./testing/office.ts";

let mall: Mall;

beforeAll(async () => {
  mall = await openMall();
}, 120_000);
afterEach(() => mall.closePages());
afterAll(() => mall?.close());

const customer = (page: Page) => page.getByRole("complementary", { name: "Customer" });
const statusOf = async (conversationId: string) =>
  (await mall.server.http(mall.place.admin).query(api.shared.chat.getConversation, { conversationId })).status;

/** Goes on with the Tab key until something of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const nameOfFocus = () =>
    page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent);
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press("Tab");
    if ((await nameOfFocus()) === name) return;
  }
  throw new Error(`The Tab key does not lead to "${name}".`);
}

/** Chooses a command from the menu of all commands. */
async function command(page: Page, label: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox").fill(label);
  await page.getByRole("option", { name: label }).first().waitFor();
  await page.keyboard.press("Enter");
}

test("an admin joins, takes over, hands back, blocks and unblocks with the keyboard alone", async () => {
  const conversationId = await mall.write("Yara Haddad", ["Nobody answers me."]);
  const page = await mall.open("/stores", mall.place.admin);
  await row(page, "Yara Haddad").waitFor();
  await page.keyboard.press("j");
  const talk = thread(page, "Yara Haddad");
  await tabTo(page, "Join");
  await page.keyboard.press("Enter");
  await talk.getByText("Alice of the marketplace joined the conversation").waitFor();
  await tabTo(page, "Take over");
  await page.keyboard.press("Enter");
  await page.getByRole("alertdialog", { name: "Take this over from Pizza Palace?" }).waitFor();
  await tabTo(page, "Take over");
  await page.keyboard.press("Enter");
  await talk.getByText("handed over from Pizza Palace (store)").waitFor();
  await command(page, "Hand to Pizza Palace…");
  await page.getByRole("alertdialog").waitFor();
  await tabTo(page, "Hand over");
  await page.keyboard.press("Enter");
  await talk.getByText("This conversation was handed to Pizza Palace").waitFor();
  await command(page, "Block…");
  await page.getByRole("alertdialog").waitFor();
  await tabTo(page, "Block");
  await page.keyboard.press("Enter");
  await talk.getByText("Conversation is blocked").waitFor();
  await picture(page, "stores-blocked");
  await checkAccessibility(page);
  await tabTo(page, "Unblock");
  await page.keyboard.press("Enter");
  await eventually(async () => (await statusOf(conversationId)) === "active");
});

test("who has joined is not asked to join again, however long ago it was", async () => {
  const conversationId = await mall.write("Nora Lang", ["Is anybody there?"]);
  const admin = mall.server.http(mall.place.admin);
  expect(await admin.query(api.shared.chat.getConversation, { conversationId })).toMatchObject({ canJoin: true });
  await admin.mutation(api.marketplace.join, { conversationId });
  const nora = mall.server.http(mall.place.tokenOf("nora.lang"));
  for (let count = 1; count <= 55; count++) {
    await nora.mutation(api.shared.chat.sendMessage, { conversationId, content: `Line ${count}` });
  }
  const page = await mall.open(`/stores?conversation=${conversationId}`, mall.place.admin);
  await thread(page, "Nora Lang").getByText("Line 55").waitFor();
  expect(await thread(page, "Nora Lang").getByRole("button", { name: "Join" }).count()).toBe(0);
  const store = await mall.server.http(mall.ria).query(api.shared.chat.getConversation, { conversationId });
  expect(store.canJoin).toBe(false);
});

test("the customer's other orders and conversations stand beside the conversation, one key away", async () => {
  await mall.place.commerce("upsertStore", { externalId: "clay", name: "Clay Corner" });
  const conversationId = await mall.write("Olu Adeyemi", ["Where is my fern?"]);
  const more = { customerExternalId: "olu.adeyemi", currency: "EUR", totalAmount: 12, orderDate: Date.now() };
  await mall.place.commerce("upsertOrder", orderOf("CC-7", { ...more, storeExternalId: "clay", status: "paid" }));
  await mall.ask("Olu Adeyemi", "Is the lamp white?");
  const page = await mall.open(`/stores?conversation=${conversationId}`, mall.place.admin);
  const orders = customer(page).getByRole("list", { name: "Orders" });
  await orders.getByText("CC-7").waitFor();
  await orders.getByText("Clay Corner").waitFor();
  await orders.getByText("This conversation is about it").waitFor();
  await picture(page, "stores-customer");
  await checkAccessibility(page);
  const olu = mall.server.live(mall.place.tokenOf("olu.adeyemi"));
  olu.onUpdate(api.shared.chat.getMessages, { conversationId }, () => undefined);
  await thread(page, "Olu Adeyemi").getByText("Online").waitFor();
  await customer(page).getByRole("list", { name: "Other conversations" }).getByRole("link").click();
  await thread(page, "Olu Adeyemi").getByText("Is the lamp white?").first().waitFor();
  await page.keyboard.press("d");
  await expect.poll(() => customer(page).count(), patience).toBe(0);

  const store = await mall.open(`/stores?conversation=${conversationId}`, mall.ria, phone);
  await store.getByRole("button", { name: "Show the customer" }).click();
  await customer(store).getByText("FF-olu.adeyemi").waitFor();
  expect(await customer(store).getByText("CC-7").count()).toBe(0);
  await picture(store, "stores-customer-phone");
  await checkAccessibility(store);
});

test("a conversation about a product shows it, and stays with its seller", async () => {
  const conversationId = await mall.ask("Petra Novak", "Does it come in blue?");
  const page = await mall.open(`/stores?conversation=${conversationId}`, mall.place.admin);
  const talk = thread(page, "Petra Novak");
  await talk.getByText("Customer, writing with Selma (seller)").waitFor();
  const card = talk.getByRole("region", { name: "Product" });
  await card.getByText("€39.00").waitFor();
  expect(await card.getByRole("link", { name: /Paper lamp/ }).getAttribute("href")).toBe("https://shop.example/lamp");
  expect(await page.getByRole("button", { name: /^Hand to|^Take over/ }).count()).toBe(0);
  await picture(page, "stores-product");
  await checkAccessibility(page);
});

test("what was archived waits in its view and is taken out again", async () => {
  await mall.write("Hugo Lind", ["Thanks, all good."]);
  const page = await mall.open("/stores", mall.ria);
  await row(page, "Hugo Lind").click();
  await thread(page, "Hugo Lind").getByRole("log").getByText("Thanks, all good.").waitFor();
  await page.keyboard.press("e");
  await expect.poll(() => row(page, "Hugo Lind").count(), patience).toBe(0);
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Archived" }).click();
  await row(page, "Hugo Lind").click();
  await thread(page, "Hugo Lind").getByText("Archived", { exact: true }).waitFor();
  await picture(page, "stores-archived");
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Take out of the archive" }).click();
  await page.getByText("Nothing is archived").waitFor();
  await checkAccessibility(page);
});

test("a desk without stores, without conversations, or without access says what to do", async () => {
  const { workspaceId, admin } = mall.place;
  const nils = await mall.server.people.agent(workspaceId, { name: "Nils", permissions: ["marketplace.store"] });
  const nobody = await mall.open("/stores", nils.token);
  await nobody.getByText("You answer for no store yet").waitFor();
  await picture(nobody, "stores-empty");
  await checkAccessibility(nobody);

  const owner = await mall.server.people.workspace();
  const none = await mall.open("/stores", owner.alice.token);
  await none.getByRole("link", { name: "Import stores" }).waitFor();
  await picture(none, "stores-empty-admin");

  const conversationId = await mall.write("Sofia Conti", ["Hello?"]);
  await mall.server.http(admin).mutation(api.marketplace.transfer, { conversationId, to: "admin" });
  const gone = await mall.open(`/stores?conversation=${conversationId}`, mall.ria);
  await gone.getByText("This conversation is not on your desk").waitFor();
  expect(await customer(gone).count()).toBe(0);
  await picture(gone, "stores-gone");
  await checkAccessibility(gone);
  // The console notes what was refused.
  gone.complaints.splice(0);
});

test("a hand-over that the shop's rules refuse says why, and changes nothing", async () => {
  const { tokenOf, commerce, workspaceId } = mall.place;
  await commerce("upsertStore", { externalId: "glass", name: "Glass House" });
  await commerce("upsertCustomer", { externalId: "emil.berg", name: "Emil Berg" });
  const emil = mall.server.http(tokenOf("emil.berg"));
  const { conversationId } = await emil.mutation(api.shared.chat.createOrGetConversation, {});
  await emil.mutation(api.shared.chat.sendMessage, { conversationId, content: "Whom can I ask about vases?" });
  const page = await mall.open(`/stores?conversation=${conversationId}`, mall.place.admin);
  await thread(page, "Emil Berg").getByText("Customer, writing with the marketplace").waitFor();
  await command(page, "Hand to a store…");
  await page.getByRole("option", { name: "Hand to Glass House" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Hand over" }).click();
  await page.getByRole("alertdialog").getByText("They are told: “You have no order with this store”").waitFor();
  await picture(page, "stores-refused");
  await checkAccessibility(page);
  page.complaints.splice(0);
  const admin = mall.server.http(mall.place.admin);
  const [first] = await admin.query(api.shared.chat.getConversations, { workspaceId });
  expect(first).toMatchObject({ _id: conversationId, conversationType: "customer_to_admin" });
});

test("a side mutes a conversation, and hears of it again", async () => {
  const conversationId = await mall.write("Ravi Menon", ["Ping"]);
  const page = await mall.open(`/stores?conversation=${conversationId}`, mall.ria);
  const isMuted = async () =>
    (await mall.server.http(mall.ria).query(api.shared.chat.getConversation, { conversationId })).isMuted;
  await thread(page, "Ravi Menon").getByRole("log").getByText("Ping").waitFor();
  await command(page, "Mute mail and push");
  await eventually(isMuted);
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(async () => !(await isMuted()));
});
