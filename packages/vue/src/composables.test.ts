/** A host's own page with the client for Vue: with this composable, and with the same written by hand. */
import { api } from "@foyer/sdk";
import { installBrowserGlobals } from "@foyer/testing/browserGlobals.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { type Marketplace, openMarketplace } from "@foyer/testing/marketplace.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { webSocketConstructor } from "@foyer/testing/webSocket.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

let server: TestServer;
let place: Marketplace;
let conversationId: string;
let vue: typeof import("vue");
let convex: typeof import("convex-vue");
let foyer: typeof import("./index.ts");
const closers: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  server = await startServer();
  place = await openMarketplace(server);
  const { storeId, orderId } = place;
  const chat = await server.http(place.john).mutation(api.shared.chat.createOrGetConversation, { storeId, orderId });
  conversationId = chat.conversationId;
  installBrowserGlobals();
  [vue, convex, foyer] = await Promise.all([import("vue"), import("convex-vue"), import("./index.ts")]);
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
afterAll(() => server.stop());

/** Mounts a page as somebody, and gives what its `setup` gave. */
function mount<T>(token: string, setup: () => T): T {
  let made: { readonly value: T } | undefined;
  const app = vue.createApp({
    setup() {
      made = { value: setup() };
      return () => null;
    },
  });
  app.use(convex.convexVue, { url: server.url, clientOptions: { webSocketConstructor, logger: false } });
  const client = app.runWithContext(() => convex.useConvexClient());
  client.setAuth(async () => token);
  app.mount(document.createElement("div"));
  closers.push(
    () => client.close(),
    () => app.unmount(),
  );
  if (!made) throw new Error("The page was not set up.");
  return made.value;
}

/** What the reference tells hosts to write, with nothing of ours but the names of the functions. */
function useChatByHand(conversationId: string) {
  const { useConvexQuery, useConvexMutation } = convex;
  const messages = useConvexQuery(api.shared.chat.getMessages, {
    conversationId,
    limit: 50,
  });
  const typingIndicators = useConvexQuery(api.shared.chat.getTypingIndicators, {
    conversationId,
  });
  const unreadCount = useConvexQuery(api.shared.chat.getUnreadCount, {});
  const { mutate: sendMessage } = useConvexMutation(api.shared.chat.sendMessage);
  const { mutate: markAsRead } = useConvexMutation(api.shared.chat.markMessagesAsRead);
  const { mutate: updateTyping } = useConvexMutation(api.shared.chat.updateTypingStatus);
  return { messages, typingIndicators, unreadCount, sendMessage, markAsRead, updateTyping };
}

for (const kind of ["the composable", "the composable that is written by hand"] as const) {
  test(`${kind} follows messages, typing and what is unread, and writes`, async () => {
    const use = () => (kind === "the composable" ? foyer.useChat(conversationId) : useChatByHand(conversationId));
    const john = mount(place.john, use);
    const sam = mount(place.sam, use);
    await eventually(() => john.messages.data.value && sam.messages.data.value);
    await john.updateTyping({ conversationId, isTyping: true });
    await eventually(() => sam.typingIndicators.data.value?.[0]?.userType === "customer");
    await john.sendMessage({ conversationId, content: `From ${kind}`, messageType: "text" });
    await eventually(() => sam.messages.data.value?.messages[0]?.content === `From ${kind}`);
    await eventually(() => sam.unreadCount.data.value === 1);
    await sam.markAsRead({ conversationId });
    await eventually(() => sam.unreadCount.data.value === 0 && john.messages.data.value?.messages[0]?.isRead);
  });
}

test("whether a store can be written to is told with the reason", async () => {
  const john = mount(place.john, () => foyer.useCanChatWithStore(place.storeId));
  const jane = mount(place.tokenOf("jane"), () => foyer.useCanChatWithStore(() => place.storeId));
  await eventually(() => john.data.value?.canChat);
  await eventually(() => jane.data.value?.reason === "You have no order with this store");
  expect(jane.error.value).toBeFalsy();
});
