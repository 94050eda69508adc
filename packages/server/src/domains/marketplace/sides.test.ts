import { eventually } from "@foyer/testing/eventually.ts";
import { post } from "@foyer/testing/files.ts";
import { functionsOf } from "@foyer/testing/functions.ts";
import { openMarketplace } from "@foyer/testing/marketplace.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const { m, q } = functionsOf("shared/chat");

describe("who reaches what in a marketplace", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  async function chatting() {
    const place = await openMarketplace(server);
    const [john, sam, admin] = [server.http(place.john), server.http(place.sam), server.http(place.admin)];
    const { conversationId } = await john.mutation(m("createOrGetConversation"), { storeId: place.storeId });
    const id = conversationId as string;
    const say = (who: typeof john, content: string) => who.mutation(m("sendMessage"), { conversationId: id, content });
    await say(john, "Hello");
    return { ...place, tokens: place, john, sam, admin, conversationId: id, say };
  }

  test("a store hands over to the marketplace and loses access at once, and gets it back with the conversation", async () => {
    const { john, sam, admin, conversationId, say, tokens } = await chatting();
    const errors: Error[] = [];
    const pages: unknown[] = [];
    server.live(tokens.sam).onUpdate(
      q("getConversation"),
      { conversationId },
      (page) => pages.push(page),
      (error) => errors.push(error),
    );
    await eventually(() => pages.length > 0);
    await sam.mutation(m("marketplace:transfer"), { conversationId, to: "admin" });
    await eventually(() => errors.length > 0);
    await expect(say(sam, "May I?")).rejects.toThrow("Unauthorized to send message to this conversation");
    expect(await admin.query(q("getUnreadCount"), {})).toBe(1);
    await say(john, "Are you the support?");
    await say(admin, "Yes");
    await expect(john.mutation(m("marketplace:transfer"), { conversationId, to: "store" })).rejects.toThrow(
      "Unauthorized to transfer this conversation",
    );
    await admin.mutation(m("marketplace:transfer"), { conversationId, to: "store" });
    await say(sam, "Here we are again");
    const { messages } = await john.query(q("getMessages"), { conversationId });
    expect(
      messages.map((message: Record<string, string>) => [message.senderType, message.messageType, message.content]),
    ).toEqual([
      ["store", "text", "Here we are again"],
      ["system", "transfer", "This conversation was handed to Pizza Palace"],
      ["admin", "text", "Yes"],
      ["customer", "text", "Are you the support?"],
      ["system", "transfer", "This conversation was handed to the marketplace's support"],
      ["customer", "text", "Hello"],
    ]);
  });

  test("a member who answers for a store learns which, an admin learns all, and others are refused", async () => {
    const { admin, storeId, workspaceId, commerce } = await chatting();
    await commerce("upsertStore", { externalId: "sushi", name: "Sushi Bar" });
    const ria = await server.people.agent(workspaceId, { name: "Ria", permissions: ["marketplace.store"] });
    const nils = await server.people.agent(workspaceId, { name: "Nils", permissions: ["conversations.read"] });
    const desk = (token: string) => server.http(token).query(q("marketplace:getDesk"), { workspaceId });
    expect(await desk(ria.token)).toEqual({ side: "store", stores: [] });
    await admin.mutation(m("storeStaff:add"), { storeId, userId: ria.userId });
    expect(await desk(ria.token)).toEqual({ side: "store", stores: [{ _id: storeId, name: "Pizza Palace" }] });
    expect(await admin.query(q("marketplace:getDesk"), { workspaceId })).toMatchObject({
      side: "admin",
      stores: [{ name: "Sushi Bar" }, { name: "Pizza Palace" }],
    });
    await expect(desk(nils.token)).rejects.toThrow("Permission denied: marketplace.store");
  });

  test("an admin who steps into a store's conversation is announced once", async () => {
    const { john, admin, conversationId, say } = await chatting();
    await admin.mutation(m("marketplace:join"), { conversationId });
    await say(admin, "Let me help");
    await say(admin, "Really");
    const { messages } = await john.query(q("getMessages"), { conversationId });
    expect(messages.map((message: { content: string }) => message.content)).toEqual([
      "Really",
      "Let me help",
      "Alice of the marketplace joined the conversation",
      "Hello",
    ]);
    // The store has not read it because an admin has written.
    expect(await john.query(q("getConversation"), { conversationId })).toMatchObject({ unreadCountRecipient: 1 });
  });

  test("nobody writes into a blocked conversation until it is unblocked", async () => {
    const { john, sam, admin, conversationId, say } = await chatting();
    await admin.mutation(m("marketplace:block"), { conversationId, reason: "Insults" });
    for (const who of [john, sam, admin]) await expect(say(who, "Hey")).rejects.toThrow("Conversation is blocked");
    expect(await john.query(q("getConversations"), {})).toMatchObject([{ status: "blocked" }]);
    await admin.mutation(m("marketplace:unblock"), { conversationId });
    await say(john, "Sorry");
  });

  test("reports reach the admins", async () => {
    const { sam, admin, conversationId, workspaceId } = await chatting();
    const report = (fields: object) => sam.mutation(m("marketplace:report"), { conversationId, ...fields });
    const id = await report({ reason: "Insults" });
    const noted = await report({ reason: "Spam or fraud", note: " Sends the same link again and again " });
    await report({ reason: "Something else", note: " " });
    const reports = await admin.query(q("marketplace:listReports"), { workspaceId });
    expect(reports).toMatchObject([
      { reason: "Something else" },
      { _id: noted, reason: "Spam or fraud", note: "Sends the same link again and again" },
      { _id: id, conversationId, side: "store", reason: "Insults", status: "open" },
    ]);
    expect(reports.filter((each: object) => "note" in each)).toHaveLength(1);
    await expect(report({ reason: "Spam", note: "x".repeat(2_001) })).rejects.toThrow("note");
    for (const { _id } of reports) await admin.mutation(m("marketplace:resolveReport"), { id: _id });
    expect(await admin.query(q("marketplace:listReports"), { workspaceId })).toEqual([]);
  });

  test("nobody reaches another's conversation by any function", async () => {
    const { conversationId, storeId, john, tokens, say, workspaceId, commerce } = await chatting();
    await commerce("upsertStore", { externalId: "sushi", name: "Sushi Bar", staff: [{ externalId: "kim" }] });
    const messageId = await say(john, "Private");
    const abroad = await chatting();
    const ria = await server.people.agent(workspaceId, { name: "Ria", permissions: ["marketplace.store"] });
    const ben = await server.people.agent(workspaceId, { name: "Ben" });
    const outsiders = [
      tokens.tokenOf("jane"),
      tokens.tokenOf("kim", { side: "store" }),
      tokens.tokenOf("kim", { side: "store", store: "pizza" }),
      tokens.tokenOf("sam", { side: "store", store: "sushi" }),
      tokens.tokenOf("john", { side: "store" }),
      tokens.tokenOf("john", { side: "seller" }),
      tokens.tokenOf("sam", { side: "customer" }),
      abroad.tokens.john,
      abroad.tokens.sam,
      abroad.tokens.admin,
      ria.token,
      ben.token,
    ];
    const calls: [string, "query" | "mutation", object][] = [
      ["shared/chat:getConversation", "query", { conversationId }],
      ["shared/chat:getMessages", "query", { conversationId }],
      ["shared/chat:getTypingIndicators", "query", { conversationId }],
      ["shared/chat:getPresence", "query", { conversationId }],
      ["shared/chat:getReplyTime", "query", { conversationId }],
      ["shared/chat:sendMessage", "mutation", { conversationId, content: "I" }],
      ["shared/chat:markMessagesAsRead", "mutation", { conversationId }],
      ["shared/chat:archiveConversation", "mutation", { conversationId }],
      ["shared/chat:updateTypingStatus", "mutation", { conversationId, isTyping: true }],
      ["shared/chat:deleteMessage", "mutation", { messageId }],
      ["marketplace:transfer", "mutation", { conversationId, to: "admin" }],
      ["marketplace:join", "mutation", { conversationId }],
      ["marketplace:block", "mutation", { conversationId }],
      ["marketplace:unblock", "mutation", { conversationId }],
      ["marketplace:close", "mutation", { conversationId }],
      ["marketplace:unarchive", "mutation", { conversationId }],
      ["marketplace:report", "mutation", { conversationId, reason: "No" }],
      ["marketplace:exportTranscript", "mutation", { conversationId }],
    ];
    for (const [who, token] of outsiders.entries()) {
      for (const [name, kind, args] of calls) {
        const called =
          kind === "query" ? server.http(token).query(q(name), args) : server.http(token).mutation(m(name), args);
        await expect(called, `${name} by outsider ${who}`).rejects.toMatchObject({
          data: { code: expect.stringMatching(/NOT_FOUND|NOT_AUTHORIZED|PERMISSION_DENIED/) },
        });
      }
    }
    for (const token of outsiders) {
      const listed = await server
        .http(token)
        .query(q("getConversations"), {})
        .catch(() => []);
      expect(listed.map((row: { _id: string }) => row._id)).not.toContain(conversationId);
    }
    expect(await john.query(q("canChatWithStore"), { storeId })).toMatchObject({ canChat: true });
  });

  test("the support desk's functions do not find a marketplace's conversations", async () => {
    const { conversationId, workspaceId, admin, say, john } = await chatting();
    const messageId = await say(john, "Private");
    expect(await admin.query(q("conversations:get"), { id: conversationId })).toBeNull();
    expect(await admin.query(q("messages:list"), { conversationId })).toEqual([]);
    expect(await admin.query(q("conversations:listForInbox"), { workspaceId })).toMatchObject({ conversations: [] });
    const content = "From the inbox";
    await expect(admin.mutation(m("messages:send"), { conversationId, content })).rejects.toThrow(/not found/);
    await expect(admin.mutation(m("messages:remove"), { id: messageId })).rejects.toThrow(/not found/);
    await expect(
      admin.mutation(m("conversations:updateStatus"), { id: conversationId, status: "closed" }),
    ).rejects.toThrow();
  });

  test("a member of the workspace who is on a store's staff answers for it, and for it alone", async () => {
    const { conversationId, workspaceId, storeId, admin, say, john } = await chatting();
    const ria = await server.people.agent(workspaceId, { name: "Ria", permissions: ["marketplace.store"] });
    const asRia = server.http(ria.token);
    expect(await asRia.query(q("getConversations"), { workspaceId })).toEqual([]);
    const staffId = await admin.mutation(m("storeStaff:add"), { storeId, userId: ria.userId });
    expect(await asRia.query(q("getConversations"), { workspaceId })).toMatchObject([{ _id: conversationId }]);
    await say(asRia, "Good day");
    expect((await john.query(q("getMessages"), { conversationId })).messages[0]).toMatchObject({
      senderType: "store",
      senderName: "Pizza Palace",
      content: "Good day",
    });
    await expect(asRia.query(q("conversations:listForInbox"), { workspaceId })).resolves.toMatchObject({
      conversations: [],
    });
    await admin.mutation(m("storeStaff:remove"), { id: staffId });
    await expect(say(asRia, "Still?")).rejects.toThrow("Unauthorized to send message to this conversation");
  });

  describe("images", () => {
    async function upload(who: ReturnType<TestServer["http"]>, bytes: Uint8Array, fileName = "issue.png") {
      const url = await who.mutation(m("marketplace:generateUploadUrl"), {});
      const response = await post(url, bytes);
      const body = (await response.json()) as { storageId: string; error?: string };
      if (!response.ok) return { status: response.status, ...body };
      const { storageId } = body;
      return who.mutation(m("marketplace:finalizeUpload"), { storageId, fileName });
    }
    const picture = () =>
      sharp({ create: { width: 40, height: 30, channels: 3, background: "red" } })
        .png()
        .toBuffer();

    test("an image is sent with the measures that its bytes have, whatever the client says", async () => {
      const { john, sam, conversationId } = await chatting();
      const { attachmentId: fileId } = await upload(john, await picture());
      const imageAttachment = {
        fileId,
        fileName: "x.exe",
        fileType: "image/gif",
        fileSize: 1,
        width: 1920,
        height: 1080,
      };
      const args = { conversationId, content: "A photo", messageType: "image", imageAttachment };
      await expect(sam.mutation(m("sendMessage"), args)).rejects.toMatchObject({ data: { code: "NOT_FOUND" } });
      await john.mutation(m("sendMessage"), args);
      const { messages } = await sam.query(q("getMessages"), { conversationId });
      expect(messages[0]).toMatchObject({
        messageType: "image",
        content: "A photo",
        imageAttachment: { fileId, fileType: "image/png", width: 40, height: 30 },
      });
      const shown = await fetch(messages[0].imageAttachment.url);
      expect([shown.status, shown.headers.get("content-type")]).toEqual([200, "image/png"]);
    });

    test("an image that is too large is refused in the documented words", async () => {
      const { john, conversationId } = await chatting();
      const large = new Uint8Array(5 * 1_048_576 + 1);
      expect(await upload(john, large)).toMatchObject({ status: 400, error: "Image size exceeds 5MB limit" });
      const { attachmentId: fileId } = await upload(john, await picture());
      const imageAttachment = { fileId, fileSize: 6_000_000 };
      await expect(
        john.mutation(m("sendMessage"), { conversationId, content: "", messageType: "image", imageAttachment }),
      ).rejects.toMatchObject({ data: { code: "INVALID_INPUT", message: "Image size exceeds 5MB limit" } });
    });

    test("only the allowed types are taken, judged by their bytes", async () => {
      const { john, admin, conversationId, workspaceId } = await chatting();
      expect(await upload(john, new TextEncoder().encode("<script>"), "photo.png")).not.toMatchObject({
        status: "staged",
      });
      const { attachmentId: fileId } = await upload(john, await picture());
      const limits = { workspaceId, purpose: "marketplace", extensions: ["jpg"] };
      await admin.mutation(m("supportAttachments:updateLimits"), limits);
      await expect(
        john.mutation(m("sendMessage"), {
          conversationId,
          content: "",
          messageType: "image",
          imageAttachment: { fileId },
        }),
      ).rejects.toThrow(/not allowed/);
      expect(await john.query(q("getChatSettings"), {})).toMatchObject({ allowedImageTypes: ["image/jpeg"] });
    });
  });

  test("errors over REST are as documented", async () => {
    const { admin, john, conversationId, tokens, say } = await chatting();
    const send = async (token: string, body: object) => {
      const response = await fetch(`${server.url}/api/v1/shared/chat/sendMessage`, {
        method: "POST",
        headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      return [response.status, ((await response.json()) as { error: string }).error];
    };
    const content = "Hi";
    expect(await send(tokens.john, { conversationId: "f".repeat(32), content })).toEqual([
      404,
      "Conversation not found",
    ]);
    expect(await send(tokens.tokenOf("jane"), { conversationId, content })).toEqual([
      403,
      "Unauthorized to send message to this conversation",
    ]);
    await admin.mutation(m("marketplace:block"), { conversationId });
    expect(await send(tokens.john, { conversationId, content })).toEqual([403, "Conversation is blocked"]);
    await expect(say(john, "Hi")).rejects.toThrow("Conversation is blocked");
  });
});
