/** A host's own page with the official client for React: with these hooks, and with the same written by hand. */
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
let react: typeof import("convex/react");
let dom: typeof import("react-dom/client");
let foyer: typeof import("./index.ts");
const closers: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  server = await startServer();
  place = await openMarketplace(server);
  const { storeId, orderId } = place;
  const chat = await server.http(place.john).mutation(api.shared.chat.createOrGetConversation, { storeId, orderId });
  conversationId = chat.conversationId;
  installBrowserGlobals();
  [react, dom, foyer] = await Promise.all([import("convex/react"), import("react-dom/client"), import("./index.ts")]);
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
afterAll(() => server.stop());

/** Draws a page as somebody, and gives what `use` gave last. */
function draw<T>(token: string, use: () => T): () => T | undefined {
  const client = new react.ConvexReactClient(server.url, { webSocketConstructor, logger: false });
  client.setAuth(async () => token);
  let latest: T | undefined;
  function Body() {
    latest = use();
    return null;
  }
  const root = dom.createRoot(document.createElement("div"));
  root.render(
    <react.ConvexProvider client={client}>
      <Body />
    </react.ConvexProvider>,
  );
  closers.push(
    () => client.close(),
    () => root.unmount(),
  );
  return () => latest;
}

/** What the reference tells hosts to write, with nothing of ours but the names of the functions. */
function useChatByHand(conversationId: string) {
  const { useQuery, useMutation } = react;
  const messages = useQuery(api.shared.chat.getMessages, {
    conversationId,
    limit: 50,
  });
  const typingIndicators = useQuery(api.shared.chat.getTypingIndicators, {
    conversationId,
  });
  const unreadCount = useQuery(api.shared.chat.getUnreadCount, {});
  const sendMessage = useMutation(api.shared.chat.sendMessage);
  const markAsRead = useMutation(api.shared.chat.markMessagesAsRead);
  const updateTyping = useMutation(api.shared.chat.updateTypingStatus);
  return { messages, typingIndicators, unreadCount, sendMessage, markAsRead, updateTyping };
}

for (const kind of ["the hook", "the hook that is written by hand"] as const) {
  test(`${kind} follows messages, typing and what is unread, and writes`, async () => {
    const use = () => (kind === "the hook" ? foyer.useChat(conversationId) : useChatByHand(conversationId));
    const john = draw(place.john, use);
    const sam = draw(place.sam, use);
    await eventually(() => john()?.messages && sam()?.messages);
    await john()?.updateTyping({ conversationId, isTyping: true });
    await eventually(() => sam()?.typingIndicators?.[0]?.userType === "customer");
    await john()?.sendMessage({ conversationId, content: `From ${kind}`, messageType: "text" });
    await eventually(() => sam()?.messages?.messages[0]?.content === `From ${kind}` && sam()?.unreadCount === 1);
    expect(await sam()?.markAsRead({ conversationId })).toEqual({ markedCount: 1 });
    await eventually(() => sam()?.unreadCount === 0 && john()?.messages?.messages[0]?.isRead);
  });
}

test("whether a store can be written to is told with the reason, and follows the store's own switch", async () => {
  const john = draw(place.john, () => foyer.useCanChatWithStore(place.storeId));
  const jane = draw(place.tokenOf("jane"), () => foyer.useCanChatWithStore(place.storeId));
  await eventually(() => john()?.canChat);
  await eventually(() => jane()?.reason === "You have no order with this store");
  await place.commerce("upsertStore", { externalId: "pizza", name: "Pizza Palace", directMessaging: false });
  await eventually(() => john()?.canChat === false);
});
