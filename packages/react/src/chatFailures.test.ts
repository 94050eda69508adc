/** What the chat shows while something fails, in a real browser, and how it recovers. */
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

test("earlier messages that cannot be loaded leave the newest on screen, and Retry brings them", async () => {
  const conversationId = await site.start();
  for (let i = 1; i <= 60; i++) {
    await site.john().mutation(api.shared.chat.sendMessage, { conversationId, content: `Message number ${i}.` });
  }
  const page = await site.open("/empty");
  let isFailing = true;
  const failing = new Set<number>();
  // The server is well; on the way to the page its answers about older messages become failures.
  await page.routeWebSocket(/sync/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const { type, modifications = [] } = JSON.parse(String(message));
      for (const { queryId, args } of type === "ModifyQuerySet" ? modifications : []) {
        if (isFailing && JSON.stringify(args ?? "").includes("beforeSeq")) failing.add(queryId);
      }
      server.send(message);
    });
    server.onMessage((message) => {
      const answer = JSON.parse(String(message));
      const fail = (change: { queryId: number }) =>
        failing.has(change.queryId)
          ? { type: "QueryFailed", queryId: change.queryId, errorMessage: "No", logLines: [], journal: null }
          : change;
      socket.send(
        JSON.stringify({ ...answer, ...(answer.modifications && { modifications: answer.modifications.map(fail) }) }),
      );
    });
  });
  await page.goto(page.url().replace("/empty", "/mine"));
  await page.getByRole("button", { name: /Pizza Palace/ }).click();
  await page.getByRole("button", { name: "Earlier messages" }).click();
  await page.getByText("Earlier messages could not be loaded.").waitFor();
  await page.getByRole("log").getByText("Message number 60.").waitFor();
  isFailing = false;
  await page.getByRole("button", { name: "Retry" }).click();
  await page.getByRole("log").getByText("Message number 1.", { exact: true }).waitFor();
});

test("a lost connection is said, and what was written meanwhile is sent once it is back", async () => {
  const page = await site.open("/empty");
  const sockets: { close(): Promise<void> }[] = [];
  let isLost = false;
  await page.routeWebSocket(/sync/, (socket) => {
    if (isLost) return void socket.close();
    socket.connectToServer();
    sockets.push(socket);
  });
  const conversationId = await site.start();
  await site.john().mutation(api.shared.chat.sendMessage, { conversationId, content: "Before" });
  await page.goto(page.url().replace("/empty", "/mine"));
  await page.getByRole("button", { name: /Pizza Palace/ }).click();
  await page.getByRole("log").getByText("Before").waitFor();
  isLost = true;
  for (const socket of sockets) await socket.close();
  await page.getByText("No connection. Trying again …").waitFor();
  await write(page, "Meanwhile");
  await page.getByText("Sending …").waitFor();
  await checkAccessibility(page);
  isLost = false;
  await eventually(
    async () => {
      const { messages } = await site.sam().query(api.shared.chat.getMessages, { conversationId });
      return messages[0]?.content === "Meanwhile";
    },
    { timeoutMs: 40_000 },
  );
  await page.getByText("Sending …").waitFor({ state: "detached" });
}, 90_000);

test("a draft and a message that was not sent are still there after looking at another conversation", async () => {
  const support = await site.john().mutation(api.shared.chat.createOrGetConversation, {});
  for (const conversationId of [await site.start(), support.conversationId]) {
    await site.john().mutation(api.shared.chat.sendMessage, { conversationId, content: "Hello" });
  }
  const page = await site.open("/mine", { viewport: { width: 1000, height: 700 } });
  const look = async (name: RegExp) => {
    await page.getByRole("button", { name }).click();
    await page.getByRole("heading", { name }).waitFor();
  };
  await look(/Pizza Palace/);
  await page.route("**/api/storage/upload**", (route) => route.abort());
  const buffer = await page.screenshot({ clip: { x: 0, y: 0, width: 40, height: 40 } });
  await choose(page, "pot.png", buffer);
  await page.getByText(/Not sent/).waitFor();
  await page.getByRole("textbox", { name: "Message" }).fill("Half a sen");
  await look(/Support/);
  expect(await page.getByRole("textbox", { name: "Message" }).inputValue()).toBe("");
  await look(/Pizza Palace/);
  expect(await page.getByRole("textbox", { name: "Message" }).inputValue()).toBe("Half a sen");
  await page.unroute("**/api/storage/upload**");
  await page.getByRole("button", { name: "Retry" }).click();
  await page.getByRole("img", { name: "pot.png" }).waitFor();
});

test("what can be done about a message that was not sent is in sight, on a phone too", async () => {
  const conversationId = await site.start();
  for (let i = 1; i <= 12; i++) {
    await site.john().mutation(api.shared.chat.sendMessage, { conversationId, content: `Message number ${i}.` });
  }
  const page = await site.open("/mine", { viewport: { width: 390, height: 760 } });
  await page.getByRole("button", { name: /Pizza Palace/ }).click();
  await page.getByRole("log").getByText("Message number 12.").waitFor();
  await page.route("**/api/storage/upload**", (route) => route.abort());
  const buffer = await page.screenshot({ clip: { x: 0, y: 0, width: 40, height: 40 } });
  await choose(page, "pot.png", buffer);
  const discard = page.getByRole("button", { name: "Discard" });
  await discard.waitFor();
  const bottomOf = async (locator: typeof discard) => {
    const box = await locator.boundingBox();
    return (box?.y ?? 0) + (box?.height ?? 0);
  };
  await expect.poll(async () => (await bottomOf(discard)) <= (await bottomOf(page.getByRole("log")))).toBe(true);
});

test("who is not signed in reads it, and Retry shows the conversations once the site signs them in", async () => {
  const conversationId = await site.start();
  await site.john().mutation(api.shared.chat.sendMessage, { conversationId, content: "Hello" });
  site.isSigningOff = true;
  const page = await site.open("/mine");
  await page.getByText("You are not signed in, or no longer.").waitFor();
  await checkAccessibility(page);
  site.isSigningOff = false;
  await page.getByRole("button", { name: "Retry" }).click();
  await page.getByRole("button", { name: /Pizza Palace/ }).waitFor();
});

test("where the chat cannot be loaded the page says so, and Retry loads it", async () => {
  const page = await site.open("/empty");
  await page.route("**/store-chat/parts/**", (route) => route.abort());
  await page.goto(page.url().replace("/empty", "/mine"));
  await page.getByText("The chat could not be loaded.").waitFor();
  await page.unroute("**/store-chat/parts/**");
  await page.getByRole("button", { name: "Retry" }).click();
  await page.getByText("No conversations yet.").waitFor();
});
