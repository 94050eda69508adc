import { eventually } from "@foyer/testing/eventually.ts";
import { functionsOf } from "@foyer/testing/functions.ts";
import { openMarketplace, orderOf } from "@foyer/testing/marketplace.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const { m, q } = functionsOf("shared/chat");

describe("chat between customers, stores and the marketplace", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  async function chatting() {
    const place = await openMarketplace(server);
    const [john, sam, admin] = [server.http(place.john), server.http(place.sam), server.http(place.admin)];
    const { storeId, orderId } = place;
    const { conversationId } = await john.mutation(m("createOrGetConversation"), { storeId, orderId });
    const say = (who: typeof john, content: string) =>
      who.mutation(m("sendMessage"), { conversationId, content, messageType: "text" });
    return {
      ...place,
      john,
      sam,
      admin,
      conversationId: conversationId as string,
      say,
      johnToken: place.john,
      samToken: place.sam,
    };
  }

  test("an eligible customer reaches the store, any other the marketplace", async () => {
    const { john, storeId, orderId, workspaceId, admin, tokenOf } = await chatting();
    const start = (who: typeof john, args: object) => who.mutation(m("createOrGetConversation"), args);
    const first = await start(john, { storeId, orderId });
    expect(first).toMatchObject({ conversationType: "customer_to_store" });
    expect(await start(john, { storeId, orderId })).toEqual(first);
    expect(await start(john, { storeId })).toMatchObject({ conversationType: "customer_to_store" });
    expect(await start(john, { orderId })).toMatchObject({ conversationType: "customer_to_admin" });
    expect(await start(john, {})).toMatchObject({ conversationType: "customer_to_admin" });
    const stranger = server.http(tokenOf("jane"));
    expect(await start(stranger, { storeId })).toMatchObject({ conversationType: "customer_to_admin" });
    await expect(start(stranger, { orderId })).rejects.toMatchObject({ data: { code: "NOT_FOUND", path: "orderId" } });
    await admin.mutation(m("marketplaceSettings:update"), { workspaceId, adminSupportEnabled: false });
    await expect(start(stranger, {})).rejects.toThrow(/Admin support is turned off/);
  });

  test("ten calls at once make one conversation", async () => {
    const { john, storeId } = await chatting();
    const made = await Promise.all(
      Array.from({ length: 10 }, () => john.mutation(m("createOrGetConversation"), { storeId })),
    );
    expect(new Set(made.map(({ conversationId }) => conversationId)).size).toBe(1);
  });

  test("messages go back and forth live, in the documented shapes", async () => {
    const { sam, conversationId, say, johnToken, samToken, storeId, orderId, john } = await chatting();
    const live = server.live(johnToken);
    const pages: { messages: Record<string, unknown>[] }[] = [];
    live.onUpdate(q("getMessages"), { conversationId, limit: 50 }, (page) => pages.push(page));
    const counts: number[] = [];
    server.live(samToken).onUpdate(q("getUnreadCount"), {}, (count) => counts.push(count));
    await say(john, "Where is my order?");
    await eventually(() => counts.at(-1) === 1);
    expect(await sam.query(q("getConversations"), { status: "active", limit: 25 })).toEqual([
      {
        _id: conversationId,
        _creationTime: expect.any(Number),
        conversationType: "customer_to_store",
        customerId: expect.any(String),
        customerName: "John Doe",
        storeId,
        storeName: "Pizza Palace",
        orderId,
        lastMessageAt: expect.any(Number),
        lastMessagePreview: "Where is my order?",
        unreadCountCustomer: 0,
        unreadCountRecipient: 1,
        status: "active",
      },
    ]);
    expect(await sam.mutation(m("markMessagesAsRead"), { conversationId })).toEqual({ markedCount: 1 });
    expect(await sam.mutation(m("markMessagesAsRead"), { conversationId })).toEqual({ markedCount: 0 });
    await eventually(() => counts.at(-1) === 0);
    const messageId = await say(sam, "On its way!");
    const page = await eventually(() => (pages.at(-1)?.messages.length === 2 ? pages.at(-1) : undefined));
    expect(page).toMatchObject({
      isDone: true,
      messages: [
        { _id: messageId, senderType: "store", senderName: "Pizza Palace", content: "On its way!", isRead: false },
        {
          senderType: "customer",
          senderName: "John Doe",
          messageType: "text",
          isRead: true,
          readAt: expect.any(Number),
        },
      ],
    });
    expect(await john.query(q("getConversation"), { conversationId })).toMatchObject({
      customerName: "John Doe",
      orderSummary: { _id: orderId, totalAmount: 25.5, status: "delivered", orderDate: 1_640_995_000_000 },
      unreadCountCustomer: 1,
      canSend: true,
    });
  });

  test("some messages are marked as read by their ids, each once", async () => {
    const { john, sam, conversationId, say } = await chatting();
    const ids = [await say(john, "one"), await say(john, "two"), await say(john, "three")];
    const mark = (messageIds?: string[]) =>
      sam.mutation(m("markMessagesAsRead"), { conversationId, ...(messageIds ? { messageIds } : {}) });
    expect(await mark([ids[1], ids[2]])).toEqual({ markedCount: 2 });
    expect(await sam.query(q("getUnreadCount"), {})).toBe(1);
    expect(await mark([ids[2]])).toEqual({ markedCount: 0 });
    expect(await mark()).toEqual({ markedCount: 1 });
    expect(await sam.query(q("getUnreadCount"), {})).toBe(0);
    const { messages } = await john.query(q("getMessages"), { conversationId });
    expect(messages.map((message: { isRead: boolean }) => message.isRead)).toEqual([true, true, true]);
  });

  test("pages of messages follow each other without gap or repetition", async () => {
    const { john, conversationId, say } = await chatting();
    for (let i = 1; i <= 7; i++) await say(john, `message ${i}`);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await john.query(q("getMessages"), { conversationId, limit: 3, ...(cursor ? { cursor } : {}) });
      seen.push(...page.messages.map((message: { content: string }) => message.content));
      cursor = page.continueCursor;
      expect(page.isDone).toBe(cursor === undefined);
    } while (cursor);
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((i) => `message ${i}`));
  });

  test("the same send twice is one message", async () => {
    const { john, conversationId } = await chatting();
    const args = { conversationId, content: "Once", clientMessageId: "c-1" };
    const ids = await Promise.all([1, 2, 3].map(() => john.mutation(m("sendMessage"), args)));
    expect(new Set(ids).size).toBe(1);
  });

  test("whether a customer may write is answered with the reason, and holds at once", async () => {
    const { john, storeId, orderId, conversationId, say, commerce, admin, workspaceId, johnToken } = await chatting();
    const answers: { canChat: boolean; reason?: string; orderIds: string[] }[] = [];
    server.live(johnToken).onUpdate(q("canChatWithStore"), { storeId }, (answer) => answers.push(answer));
    const answered = (reason?: string) => eventually(() => answers.length > 0 && answers.at(-1)?.reason === reason);
    await answered();
    expect(answers.at(-1)).toEqual({ canChat: true, orderIds: [orderId] });
    const refused = () =>
      expect(say(john, "Hello?")).rejects.toThrow("Unauthorized to send message to this conversation");

    await commerce("upsertOrder", orderOf("o-1", { status: "cancelled" }));
    await answered("You have no order with this store");
    await refused();
    await commerce("upsertOrder", orderOf("o-2"));
    await answered();
    await commerce("upsertStore", { externalId: "pizza", name: "Pizza Palace", directMessaging: false });
    await answered("This store does not take messages");
    await refused();
    await commerce("upsertStore", { externalId: "pizza", name: "Pizza Palace", directMessaging: true });
    await admin.mutation(m("marketplaceSettings:update"), { workspaceId, directMessagingEnabled: false });
    await answered("Direct messaging is turned off");
    await refused();
    await admin.mutation(m("marketplaceSettings:update"), { workspaceId, directMessagingEnabled: true });
    await commerce("upsertStore", { externalId: "pizza", name: "Pizza Palace", isClosed: true });
    await answered("This store is closed");
    await refused();
    expect(await john.query(q("getConversation"), { conversationId })).toMatchObject({
      canSend: false,
      cannotSendReason: "This store is closed",
    });
  });

  test("staff who are taken off, and staff of a closed store, lose what they look at at once", async () => {
    for (const change of [{ staff: [] }, { isClosed: true }]) {
      const { john, say, conversationId, samToken, commerce, sam } = await chatting();
      await say(john, "Secret");
      const errors: Error[] = [];
      const pages: unknown[] = [];
      server.live(samToken).onUpdate(
        q("getMessages"),
        { conversationId },
        (page) => pages.push(page),
        (error) => errors.push(error),
      );
      await eventually(() => pages.length > 0);
      await commerce("upsertStore", { externalId: "pizza", name: "Pizza Palace", ...change });
      await eventually(() => errors.length > 0);
      expect(await sam.query(q("getConversations"), {})).toEqual([]);
      await expect(say(sam, "Still here?")).rejects.toThrow("Unauthorized to send message to this conversation");
    }
  });

  test("archiving is each side's own, and the next message brings the conversation back", async () => {
    const { john, sam, admin, conversationId, say } = await chatting();
    await say(john, "Hello");
    const ids = async (who: typeof john, status?: string) =>
      (await who.query(q("getConversations"), status ? { status } : {})).map((row: { _id: string }) => row._id);
    await sam.mutation(m("archiveConversation"), { conversationId });
    expect([await ids(sam), await ids(sam, "archived")]).toEqual([[], [conversationId]]);
    expect(await ids(john)).toEqual([conversationId]);
    expect(await ids(admin)).toEqual([conversationId]);
    await john.mutation(m("archiveConversation"), { conversationId });
    expect(await ids(john, "archived")).toEqual([conversationId]);
    await say(john, "One more thing");
    expect([await ids(sam), await ids(sam, "archived"), await ids(john)]).toEqual([
      [conversationId],
      [],
      [conversationId],
    ]);
    await sam.mutation(m("marketplace:close"), { conversationId });
    expect([await ids(sam), await ids(sam, "closed"), await ids(john, "closed")]).toEqual([
      [],
      [conversationId],
      [conversationId],
    ]);
    await say(john, "Not settled");
    expect(await ids(sam)).toEqual([conversationId]);
  });

  test("senders delete their own messages, admins any; what was said is kept for disputes", async () => {
    const { john, sam, admin, conversationId, say } = await chatting();
    const messageId = await say(john, "I regret this");
    await expect(sam.mutation(m("deleteMessage"), { messageId })).rejects.toThrow(/Unauthorized to delete/);
    await john.mutation(m("deleteMessage"), { messageId });
    const { messages } = await sam.query(q("getMessages"), { conversationId });
    expect(messages).toMatchObject([{ _id: messageId, content: "", isDeleted: true }]);
    const other = await say(sam, "Rude words");
    await admin.mutation(m("deleteMessage"), { messageId: other });
    const { text } = await admin.mutation(m("marketplace:exportTranscript"), { conversationId });
    expect(text).toContain("John Doe (customer, text, deleted): I regret this");
    expect(text).toContain("Pizza Palace (store, text, deleted): Rude words");
  });

  test("typing shows to the others and ends by itself", async () => {
    const { john, conversationId, samToken } = await chatting();
    const shown: Record<string, unknown>[][] = [];
    server.live(samToken).onUpdate(q("getTypingIndicators"), { conversationId }, (each) => shown.push(each));
    await eventually(() => shown.length > 0);
    await john.mutation(m("updateTypingStatus"), { conversationId, isTyping: true });
    await eventually(() => shown.at(-1)?.length === 1);
    expect(shown.at(-1)).toMatchObject([
      { userType: "customer", userName: "John Doe", lastTypingAt: expect.any(Number) },
    ]);
    expect(await john.query(q("getTypingIndicators"), { conversationId })).toEqual([]);
    server.clock.advance(7_000);
    await john.mutation(m("updateTypingStatus"), { conversationId, isTyping: false });
    await eventually(() => shown.at(-1)?.length === 0);
  });

  test("settings say what chats may hold", async () => {
    const { john } = await chatting();
    expect(await john.query(q("getChatSettings"), {})).toEqual({
      directMessagingEnabled: true,
      maxImageSizeMB: 5,
      allowedImageTypes: ["image/jpeg", "image/png", "image/gif", "image/webp"],
      adminSupportEnabled: true,
    });
  });

  test("addresses and telephone numbers are hidden from the other side if the marketplace wishes", async () => {
    const { john, sam, admin, conversationId, workspaceId, say } = await chatting();
    await say(john, "Write to john@example.com or call +49 170 1234567 about order 4711");
    await admin.mutation(m("marketplaceSettings:update"), { workspaceId, masksContactDetails: true });
    const textFor = async (who: typeof john) =>
      (await who.query(q("getMessages"), { conversationId })).messages[0].content;
    expect(await textFor(sam)).toBe("Write to ••• or call ••• about order 4711");
    expect(await textFor(john)).toContain("john@example.com");
    expect(await textFor(admin)).toContain("john@example.com");
  });
});
