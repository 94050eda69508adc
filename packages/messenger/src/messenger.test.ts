import { goOffline } from "@foyer/testing/browser.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import {
  message,
  mutation,
  openMessenger,
  openShop,
  type Shop,
  shownMessages,
  startConversation,
  write,
} from "./testing/shop.ts";

/** Other work on the same machine may take its time. */
const patience = { timeout: 15_000 };

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
}, 90_000);
afterEach(() => shop.include({}));
afterAll(() => shop.close());

/** The conversation whose newest message is this one, as the team sees it. */
async function conversationWith(text: string): Promise<string> {
  const found = await eventually(async () =>
    (await shop.asAlice.conversations()).find(({ lastMessage }) => lastMessage?.content === text),
  );
  return found._id;
}

test("a visitor writes, an agent answers, and each sees the other write and read", async () => {
  const { page, complaints, context } = await shop.visit();
  await startConversation(page, "Where is my order?");
  const conversationId = await conversationWith("Where is my order?");
  await expect.poll(() => page.locator(".progress").textContent(), patience).toBe("Sent");

  const live = shop.server.live(shop.alice.token);
  await live.mutation(mutation("conversations:markAsRead"), { id: conversationId });
  await expect.poll(() => page.locator(".progress").textContent(), patience).toBe("Seen");
  await live.mutation(mutation("conversations:setTyping"), { id: conversationId, isTyping: true });
  await page.getByRole("status", { name: "Alice is writing" }).waitFor();
  await shop.asAlice.answer(conversationId, "It is **on its way**!");
  await message(page, "It is on its way!").waitFor();
  expect(await page.locator(".message strong").textContent()).toBe("on its way");
  await expect
    .poll(
      async () => (await live.query("conversations:get" as never, { id: conversationId } as never)) as unknown,
      patience,
    )
    .toMatchObject({ unreadByVisitor: 0, visitorSeenSeq: 2 });

  const typing: { side: string }[][] = [];
  live.onUpdate("conversations:listTyping" as never, { id: conversationId } as never, (list) => typing.push(list));
  await page.getByRole("textbox", { name: "Message" }).pressSequentially("Tha");
  await eventually(() => typing.at(-1)?.some(({ side }) => side === "visitor"));
  await write(page, "Thank you");
  await eventually(() => typing.at(-1)?.every(({ side }) => side !== "visitor"));
  expect(await shownMessages(page)).toEqual(["Where is my order?", "It is on its way!", "Thank you"]);
  expect(complaints).toEqual([]);
  await context.close();
});

test("no conversation exists before its first message", async () => {
  const before = (await shop.asAlice.conversations()).length;
  const { page, context } = await shop.visit();
  await openMessenger(page);
  await page.getByRole("button", { name: "Send us a message" }).click();
  await page.getByRole("textbox", { name: "Message" }).fill("Not sent");
  expect(await shop.asAlice.conversations()).toHaveLength(before);
  await context.close();
});

test("an answer to a closed messenger shows on the launcher, is marked as delivered, and is gone once it was read", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "Call me back");
  const conversationId = await conversationWith("Call me back");
  await page.keyboard.press("Escape");
  await shop.asAlice.answer(conversationId, "We will");
  await page.getByRole("button", { name: "Open chat. Unread messages: 1" }).waitFor();
  const agent = shop.server.http(shop.alice.token);
  await expect
    .poll(() => agent.query("conversations:get" as never, { id: conversationId } as never), patience)
    .toMatchObject({ visitorDeliveredSeq: 2, visitorSeenSeq: 1 });
  await openMessenger(page);
  await message(page, "We will").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Open chat", exact: true }).waitFor();
  await context.close();
});

/** More than two pages. */
const NEWEST = 64;

test("older messages are loaded while scrolling, and new ones below are counted", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "Message 1");
  const conversationId = await conversationWith("Message 1");
  await page.goto("about:blank");
  for (let number = 2; number <= NEWEST; number++) await shop.asAlice.answer(conversationId, `Message ${number}`);
  await page.goto(shop.site.origin);
  await message(page, `Message ${NEWEST}`).waitFor();
  await page.locator(".day.is-new").waitFor();
  const scroller = page.locator(".thread .scroll");
  await expect
    .poll(async () => {
      await scroller.evaluate((element) => element.scrollTo(0, 0));
      return (await shownMessages(page)).map((text) => Number(text.split(" ")[1]));
    }, patience)
    .toEqual(Array.from({ length: NEWEST }, (_, index) => index + 1));
  await shop.asAlice.answer(conversationId, "News");
  const pill = page.getByRole("button", { name: "To the newest message" });
  await expect.poll(() => pill.textContent(), patience).toBe("New messages: 1");
  await pill.click();
  await expect.poll(() => pill.isVisible(), patience).toBe(false);
  await context.close();
}, 120_000);

test("a visitor answers, changes and deletes messages", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "Helo");
  const conversationId = await conversationWith("Helo");
  // What comes below moves the message away from under the pointer.
  await page.getByRole("button", { name: "No thanks" }).waitFor();
  await message(page, "Helo").hover();
  await page.getByRole("button", { name: "Edit" }).click();
  await write(page, "Hello");
  await page.getByText("edited").waitFor();
  await shop.asAlice.answer(conversationId, "Which size?");
  await message(page, "Which size?").hover();
  await page.getByRole("button", { name: "Reply" }).click();
  await write(page, "Large");
  await expect.poll(() => page.locator(".quotation").textContent(), patience).toContain("Which size?");
  await message(page, "Large").hover();
  await message(page, "Large").getByRole("button", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await page.getByText("This message was deleted").waitFor();
  expect((await shop.asAlice.messages(conversationId)).map(({ content }) => content)).toEqual([
    "Hello",
    "Which size?",
    "",
  ]);
  await context.close();
});

test("changing a message costs neither the draft nor, where it is refused, the new text", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "Helo");
  const id = await conversationWith("Helo");
  const field = page.getByRole("textbox", { name: "Message" });
  await field.fill("Half a sen");
  // What comes below moves the message away from under the pointer.
  await page.getByRole("button", { name: "No thanks" }).waitFor();
  await message(page, "Helo").hover();
  await page.getByRole("button", { name: "Edit" }).click();
  await write(page, "Hello");
  await page.getByText("edited").waitFor();
  expect(await field.inputValue()).toBe("Half a sen");
  await message(page, "Hello").hover();
  await page.getByRole("button", { name: "Edit" }).click();
  const goOnline = await goOffline(page);
  await write(page, "Hello there");
  const { visitorId } = (await shop.asAlice.conversations()).find(({ _id }) => _id === id) ?? {};
  const agent = shop.server.http(shop.alice.token);
  await agent.mutation(mutation("visitors:erase"), { visitorId, scope: "conversations" });
  await goOnline();
  await page.getByText("That did not work. Please try again.").waitFor();
  expect(await field.inputValue()).toBe("Hello there");
  await field.press("Escape");
  expect(await field.inputValue()).toBe("Half a sen");
  await context.close();
});

test("an e-mail address is asked for once, after the first message, and kept", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "Do you ship to Malta?");
  await page.getByRole("textbox", { name: "E-mail address" }).fill("vera");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("This is not an e-mail address.").waitFor();
  await page.getByRole("textbox", { name: "E-mail address" }).fill("vera@example.com");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("We will also write to vera@example.com.").waitFor();
  await page.reload();
  await page.getByText("Do you ship to Malta?").first().waitFor();
  expect(await page.getByRole("textbox", { name: "E-mail address" }).count()).toBe(0);
  await context.close();
});

test("whoever does not want to give an address is not asked again", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "No mail please");
  await page.getByRole("button", { name: "No thanks" }).click();
  await page.reload();
  await page.getByText("No mail please").first().waitFor();
  expect(await page.getByRole("button", { name: "No thanks" }).count()).toBe(0);
  await context.close();
});

test("a closed conversation says so, opens again by writing, and offers a new one", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "Is this solved?");
  const id = await conversationWith("Is this solved?");
  const agent = shop.server.http(shop.alice.token);
  await agent.mutation(mutation("conversations:updateStatus"), { id, status: "closed" });
  await page.getByText("This conversation is closed").waitFor();
  await write(page, "One more thing");
  await expect.poll(() => page.getByText("This conversation is closed").count(), patience).toBe(0);
  await agent.mutation(mutation("conversations:updateStatus"), { id, status: "closed" });
  await page.locator(".closed").getByRole("button", { name: "New conversation" }).click();
  await write(page, "Something else");
  expect(await conversationWith("Something else")).not.toBe(id);
  await page.getByRole("button", { name: "Back" }).click();
  await expect.poll(() => page.locator(".row").count(), patience).toBe(2);
  await context.close();
});

test("a visitor deletes all conversations", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "Forget me");
  const id = await conversationWith("Forget me");
  await page.getByRole("button", { name: "Options" }).click();
  await page.getByRole("button", { name: "Delete my conversations" }).click();
  await page.getByRole("button", { name: "Delete everything" }).click();
  await page.getByText("No messages yet").waitFor();
  expect((await shop.asAlice.messages(id)).map(({ content }) => content)).toEqual([""]);
  await context.close();
});

test("the sound is turned off and on for all tabs", async () => {
  const first = await shop.visit();
  const second = await shop.openTab(first.context);
  const options = async ({ page }: typeof first) => {
    await page.getByRole("button", { name: "Options" }).click();
    return page.getByRole("switch", { name: "Sound for new messages" });
  };
  await startConversation(first.page, "Quiet, please");
  await conversationWith("Quiet, please");
  await openMessenger(second.page);
  await second.page.locator(".row").first().click();
  await (await options(first)).click();
  await (await options(second)).click();
  await first.page.getByRole("button", { name: "Back" }).click();
  expect(await (await options(first)).getAttribute("aria-checked")).toBe("true");
  await first.context.close();
});

test("a visitor has the conversation sent by e-mail", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "Put it in writing");
  await conversationWith("Put it in writing");
  await page.getByRole("button", { name: "Options" }).click();
  await page.getByRole("button", { name: "Send the conversation by e-mail" }).click();
  await page.getByRole("textbox", { name: "E-mail address" }).fill("vera@example.com");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText("The conversation is on its way to vera@example.com.").waitFor();
  await context.close();
});

/** More than the server gives at once. */
const MISSED = 240;

test("whoever was away while very many messages came finds each of them", async () => {
  const { page, context } = await shop.visit();
  await startConversation(page, "Message 1");
  const conversationId = await conversationWith("Message 1");
  await expect.poll(() => page.locator(".progress").textContent(), patience).toBe("Sent");
  const goOnline = await goOffline(page);
  for (let number = 2; number <= MISSED; number++) await shop.asAlice.answer(conversationId, `Message ${number}`);
  await goOnline();
  await message(page, `Message ${MISSED}`).waitFor();
  const all = Array.from({ length: MISSED }, (_, index) => `Message ${index + 1}`);
  await expect
    .poll(async () => {
      await page.locator(".thread .scroll").evaluate((element) => element.scrollTo(0, 0));
      return shownMessages(page);
    }, patience)
    .toEqual(all);
  await context.close();
}, 120_000);
