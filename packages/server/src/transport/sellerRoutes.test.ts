/** The chat with sellers over plain HTTP: every endpoint, its pages and its errors. */

import { m, q } from "@foyer/testing/functions.ts";
import { openShop } from "@foyer/testing/sellers.ts";
import { shopForEach } from "@foyer/testing/shopForEach.ts";
import { describe, expect, test } from "vitest";

describe("the chat with sellers", () => {
  const at = shopForEach();

  const say = async (token: string, conversation_id: number, message: string) =>
    (await at.shop.call("insert-message", token, { conversation_id, message })).body.data[0];
  const first = async (token: string, query = "") => (await at.shop.call(`conversations${query}`, token)).body.data[0];

  test("asking about a product begins a conversation and tells which shop answers", async () => {
    const body = { product_id: at.shop.lamp, title: "Lamp", message: "Is it bright?" };
    const { status, body: made } = await at.shop.call("create-conversation", at.shop.john, body);
    expect(status).toBe(200);
    expect(made).toEqual({
      result: true,
      success: true,
      status: 200,
      message: "Conversation created",
      conversation_id: expect.any(Number),
      shop_name: "Selma",
      shop_logo: null,
      title: "Lamp",
    });
    const messages = await at.shop.call(`messages/${made.conversation_id}`, at.shop.john);
    expect(messages.body.data).toMatchObject([{ conversation_id: made.conversation_id, message: "Is it bright?" }]);
  });

  test("the seller gets a mail with the sender, the message and a link that leads to the conversation", async () => {
    const { workspaceId, admin } = at.shop;
    const owner = at.server.http(admin);
    await owner.mutation(m("marketplaceSettings:update"), {
      workspaceId,
      conversationUrl: "https://shop.example/chat/{number}",
    });
    const id = await at.shop.ask(at.shop.john);
    await at.shop.ask(at.shop.john, "And now?");
    const mails = await owner.query(q("mailbox:list"), { workspaceId });
    expect(mails).toMatchObject([{ recipient: "selma@example.com", purpose: "newConversation" }]);
    const mail = await owner.query(q("mailbox:get"), { workspaceId, id: mails[0]._id });
    expect(mail.subject).toBe("John Doe asks about Lamp");
    expect(mail.text).toContain("Is it bright?");
    expect(mail.text).toContain(`https://shop.example/chat/${id}`);
  });

  test("what the marketplace itself offers goes to its own staff", async () => {
    const { workspaceId, admin, john } = at.shop;
    await at.shop.commerce("upsertProduct", { externalId: "gift", name: "Gift card" });
    const body = { product_id: await at.shop.numberOf("gift"), title: "Gift", message: "Hi" };
    const made = await at.shop.call("create-conversation", john, body);
    expect(made.body).toMatchObject({ shop_name: "In House Product", shop_logo: null });
    expect(await first(john)).toMatchObject({ id: made.body.conversation_id, receiver_id: 0 });
    const owner = at.server.http(admin);
    const [mail] = await owner.query(q("mailbox:list"), { workspaceId });
    expect(mail).toMatchObject({ purpose: "newConversation" });
    const { text } = await owner.query(q("mailbox:get"), { workspaceId, id: mail._id });
    const [chat] = await owner.query(q("shared/chat:getConversations"), { workspaceId });
    expect(text).toContain(`${at.server.url}/app/stores?workspace=${workspaceId}&conversation=${chat._id}\n`);
    await owner.mutation(m("shared/chat:sendMessage"), { conversationId: chat._id, content: "Hello from us" });
    const { data } = (await at.shop.call(`messages/${made.body.conversation_id}`, john)).body;
    expect(data[0]).toMatchObject({ user_id: 0, message: "Hello from us" });
  });

  test("a store's product is answered by the first of its staff, as long as they are on it", async () => {
    await at.shop.commerce("upsertProduct", { externalId: "pie", name: "Pie", storeExternalId: "pizza" });
    const body = { product_id: await at.shop.numberOf("pie"), title: "Pie", message: "Hi" };
    const made = await at.shop.call("create-conversation", at.shop.john, body);
    expect(made.body.shop_name).toBe("Pizza Palace");
    const id = made.body.conversation_id;
    expect((await at.shop.call(`messages/${id}`, at.shop.sam)).status).toBe(200);
    expect(await first(at.shop.sam, "?as=seller")).toMatchObject({ id });
    await at.shop.commerce("upsertStore", { externalId: "pizza", name: "Pizza Palace", staff: [] });
    expect((await at.shop.call(`messages/${id}`, at.shop.sam)).status).toBe(403);
    expect(await first(at.shop.sam, "?as=seller")).toBeUndefined();
  });

  test("the list holds what the caller has asked, the newest first, in pages with their neighbours' addresses", async () => {
    const ids: number[] = [];
    for (let i = 0; i < 12; i++) {
      const name = `p-${i}`;
      await at.shop.commerce("upsertProduct", { externalId: name, name, sellerExternalId: "selma" });
      const body = { product_id: await at.shop.numberOf(name), title: name, message: "Hi" };
      ids.push((await at.shop.call("create-conversation", at.shop.john, body)).body.conversation_id);
      at.server.clock.advance(10);
    }
    const path = `${at.server.url}/api/v2/chat/conversations`;
    const { body } = await at.shop.call("conversations", at.shop.john);
    expect(body.data.map((each: { id: number }) => each.id)).toEqual(ids.toReversed().slice(0, 10));
    expect(body).toMatchObject({
      links: { first: `${path}?page=1`, last: `${path}?page=2`, prev: null, next: `${path}?page=2` },
      meta: { current_page: 1, from: 1, last_page: 2, path, per_page: 10, to: 10, total: 12 },
      success: true,
      status: 200,
    });
    const second = await at.shop.call("conversations?page=2", at.shop.john);
    expect(second.body.meta).toMatchObject({ current_page: 2, from: 11, to: 12 });
    expect(second.body.links).toMatchObject({ prev: `${path}?page=1`, next: null });
    expect((await at.shop.call("conversations?page=9", at.shop.john)).body).toMatchObject({
      data: [],
      meta: { from: null },
    });
    expect((await at.shop.call("conversations", at.shop.selma)).body.data).toEqual([]);
    const sold = await at.shop.call("conversations?as=seller&per_page=5", at.shop.selma);
    expect(sold.body.data).toHaveLength(5);
    expect(sold.body.links.next).toBe(`${path}?as=seller&per_page=5&page=2`);
  });

  test("the flags tell which side has viewed what the other wrote", async () => {
    const id = await at.shop.ask(at.shop.john);
    const flags = async () => {
      const { sender_viewed, receiver_viewed } = await first(at.shop.john);
      return [sender_viewed, receiver_viewed];
    };
    expect(await flags()).toEqual([1, 0]);
    await say(at.shop.selma, id, "Very");
    expect(await flags()).toEqual([0, 1]);
    await at.shop.call(`messages/${id}`, at.shop.john);
    expect(await flags()).toEqual([1, 1]);
    const asked = await say(at.shop.john, id, "Thanks");
    expect(await flags()).toEqual([1, 0]);
    await at.shop.call(`get-new-messages/${id}/${asked.id - 1}`, at.shop.selma);
    expect(await flags()).toEqual([1, 1]);
  });

  test("messages come the newest first in pages, with ids that rise", async () => {
    const id = await at.shop.ask(at.shop.john, "0");
    for (let i = 1; i < 23; i++) await say(i % 2 ? at.shop.selma : at.shop.john, id, String(i));
    const { body } = await at.shop.call(`messages/${id}`, at.shop.selma);
    expect(body.data.map((each: { message: string }) => each.message)).toEqual(
      Array.from({ length: 10 }, (_, i) => String(22 - i)),
    );
    expect(body.meta).toMatchObject({ total: 23, last_page: 3 });
    expect(body.data[0].id).toBe(id * 2 ** 20 + 23);
    const last = (await at.shop.call(`messages/${id}?page=3`, at.shop.selma)).body;
    expect(last.data.map((each: { message: string }) => each.message)).toEqual(["2", "1", "0"]);
    const { sender_id, receiver_id } = await first(at.shop.john);
    expect([last.data[2].user_id, last.data[1].user_id]).toEqual([sender_id, receiver_id]);
    expect(sender_id).not.toBe(receiver_id);
  });

  test("polling gives what came after a message, and nothing to carry when nothing did", async () => {
    const id = await at.shop.ask(at.shop.john);
    const { data } = (await at.shop.call(`messages/${id}`, at.shop.john)).body;
    const poll = `get-new-messages/${id}/${data[0].id}`;
    const idle = await at.shop.call(poll, at.shop.john);
    expect(idle.body).toMatchObject({ data: [], meta: { total: 0 } });
    const tag = { "If-None-Match": idle.headers.get("etag") ?? "" };
    expect((await at.shop.call(poll, at.shop.john, undefined, tag)).status).toBe(304);
    await say(at.shop.selma, id, "One");
    await say(at.shop.selma, id, "Two");
    const news = await at.shop.call(poll, at.shop.john, undefined, tag);
    expect(news.status).toBe(200);
    expect(news.body.data).toMatchObject([{ message: "Two" }, { message: "One" }]);
    expect((await at.shop.call(`get-new-messages/${id}/0`, at.shop.john)).body.data).toHaveLength(3);
    expect((await at.shop.call(`get-new-messages/${id}/${news.body.data[0].id}`, at.shop.john)).body.data).toEqual([]);
  });

  test("two who ask twice at the same moment get one conversation each", async () => {
    const ids = await Promise.all(
      [at.shop.john, at.shop.john, at.shop.kate, at.shop.john, at.shop.kate].map((each) => at.shop.ask(each)),
    );
    expect(new Set(ids).size).toBe(2);
    expect((await at.shop.call(`messages/${ids[0]}`, at.shop.john)).body.meta.total).toBe(3);
    const { workspaceId, admin } = at.shop;
    expect(await at.server.http(admin).query(q("mailbox:list"), { workspaceId })).toHaveLength(2);
  });

  test("a message that is sent twice is there once", async () => {
    const conversation_id = await at.shop.ask(at.shop.john);
    const body = { conversation_id, message: "Once", client_message_id: "m-1" };
    const keyed = { conversation_id, message: "Keyed" };
    const key = { "Idempotency-Key": "k-1" };
    const replies = await Promise.all([
      at.shop.call("insert-message", at.shop.john, body),
      at.shop.call("insert-message", at.shop.john, body),
      at.shop.call("insert-message", at.shop.john, keyed, key),
      at.shop.call("insert-message", at.shop.john, keyed, key),
    ]);
    expect(new Set(replies.map((each) => each.body.data[0].id)).size).toBe(2);
    expect((await at.shop.call(`messages/${conversation_id}`, at.shop.john)).body.meta.total).toBe(3);
    const again = { product_id: at.shop.lamp, title: "Lamp", message: "Again" };
    await at.shop.call("create-conversation", at.shop.john, again, key);
    await at.shop.call("create-conversation", at.shop.john, again, key);
    expect((await at.shop.call(`messages/${conversation_id}`, at.shop.john)).body.meta.total).toBe(4);
  });

  test("bodies of forms are read as well", async () => {
    const form = { "Content-Type": "application/x-www-form-urlencoded" };
    const body = `product_id=${at.shop.lamp}&title=Lamp&message=From+a+form`;
    const made = await at.shop.call("create-conversation", at.shop.john, body, form);
    expect(made.status).toBe(200);
    const sent = await at.shop.call(
      "insert-message",
      at.shop.john,
      `conversation_id=${made.body.conversation_id}&message=More`,
      form,
    );
    expect(sent.body).toMatchObject({ data: [{ message: "More" }], meta: { total: 1 } });
  });

  describe("refuses", () => {
    const posts = ["create-conversation", "insert-message"];
    const gets = ["conversations", "messages/1", "get-new-messages/1/0"];

    test.each([...posts, ...gets])("%s without a token, and with one that is not good", async (path) => {
      const body = posts.includes(path) ? {} : undefined;
      const without = await at.shop.call(path, undefined, body);
      expect(without).toMatchObject({ status: 401, body: { message: "Unauthenticated.", code: "NOT_AUTHENTICATED" } });
      expect((await at.shop.call(path, "fp_nonsense", body)).status).toBe(401);
      expect((await at.shop.call(path, `${at.shop.john.slice(0, -4)}AAAA`, body)).status).toBe(401);
    });

    test("members of the team and visitors", async () => {
      const visitor = await at.server.people.visitor(at.shop.workspaceId);
      expect((await at.shop.call("conversations", at.shop.admin)).status).toBe(403);
      expect((await at.shop.call("conversations", visitor.sessionToken)).status).toBe(403);
    });

    test("what is wrong with each field, in one reply", async () => {
      const empty = await at.shop.call("create-conversation", at.shop.john, {});
      expect(empty.status).toBe(422);
      expect(empty.body).toMatchObject({
        message: "The product id field is required.",
        errors: {
          product_id: ["The product id field is required."],
          title: ["The title field is required."],
          message: ["The message field is required."],
        },
        code: "INVALID_INPUT",
        success: false,
        status: 422,
      });
      const id = await at.shop.ask(at.shop.john);
      const blank = await at.shop.call("insert-message", at.shop.john, { conversation_id: id, message: "  " });
      expect(blank).toMatchObject({ status: 422, body: { errors: { message: ["The message field is required."] } } });
      const long = await at.shop.call("insert-message", at.shop.john, {
        conversation_id: id,
        message: "x".repeat(100_001),
      });
      expect(long).toMatchObject({ status: 422, body: { errors: { message: [expect.any(String)] } } });
      const wrong = await at.shop.call("insert-message", at.shop.john, { conversation_id: "abc", message: "Hi" });
      expect(wrong).toMatchObject({ status: 422, body: { errors: { conversation_id: [expect.any(String)] } } });
      expect((await at.shop.call("conversations?as=king", at.shop.john)).status).toBe(422);
      expect((await at.shop.call("insert-message", at.shop.john, "{")).status).toBe(400);
    });

    test("what does not exist, and what belongs to another shop", async () => {
      const other = await openShop(at.server);
      const foreign = await other.ask(other.john);
      const body = { product_id: other.lamp, title: "Lamp", message: "Hi" };
      expect((await at.shop.call("create-conversation", at.shop.john, body)).status).toBe(404);
      expect((await at.shop.call("messages/999999999", at.shop.john)).status).toBe(404);
      expect((await at.shop.call("messages/abc", at.shop.john)).status).toBe(404);
      for (const path of [`messages/${foreign}`, `get-new-messages/${foreign}/0`]) {
        expect(await at.shop.call(path, at.shop.john)).toMatchObject({
          status: 404,
          body: { message: "Conversation not found" },
        });
      }
      const into = await at.shop.call("insert-message", at.shop.john, { conversation_id: foreign, message: "Hi" });
      expect(into.status).toBe(404);
    });

    test("everybody but the customer and the seller", async () => {
      const id = await at.shop.ask(at.shop.john);
      const strangers = [at.shop.kate, at.shop.sam, at.shop.tokenOf("otto", { side: "seller" })];
      for (const token of strangers) {
        expect((await at.shop.call(`messages/${id}`, token)).status).toBe(403);
        expect((await at.shop.call(`get-new-messages/${id}/0`, token)).status).toBe(403);
        expect((await at.shop.call("insert-message", token, { conversation_id: id, message: "Hi" })).status).toBe(403);
        expect((await at.shop.call("conversations", token)).body.data).toEqual([]);
        expect((await at.shop.call("conversations?as=seller", token)).body.data).toEqual([]);
      }
      expect((await at.shop.call(`messages/${id}`, at.shop.john)).body.meta.total).toBe(1);
    });

    test("sellers who ask about what they sell", async () => {
      const body = { product_id: at.shop.lamp, title: "Lamp", message: "Hi" };
      const own = await at.shop.call("create-conversation", at.shop.selma, body);
      expect(own).toMatchObject({ status: 422, body: { errors: { product_id: ["You sell this product yourself."] } } });
    });

    test("writing where it is turned off or blocked", async () => {
      const id = await at.shop.ask(at.shop.john);
      const { workspaceId } = at.shop;
      const owner = at.server.http(at.shop.admin);
      await owner.mutation(m("marketplaceSettings:update"), { workspaceId, directMessagingEnabled: false });
      const write = () => at.shop.call("insert-message", at.shop.john, { conversation_id: id, message: "Hi" });
      expect((await write()).status).toBe(403);
      expect((await at.shop.call("insert-message", at.shop.selma, { conversation_id: id, message: "Hi" })).status).toBe(
        200,
      );
      const body = { product_id: at.shop.lamp, title: "Lamp", message: "Hi" };
      const ask = await at.shop.call("create-conversation", at.shop.kate, body);
      expect(ask).toMatchObject({ status: 403, body: { message: "Direct messaging is turned off" } });
      await owner.mutation(m("marketplaceSettings:update"), { workspaceId, directMessagingEnabled: true });
      const [chat] = await owner.query(q("shared/chat:getConversations"), { workspaceId });
      await owner.mutation(m("marketplace:block"), { conversationId: chat._id });
      expect(await write()).toMatchObject({ status: 403, body: { message: "Conversation is blocked" } });
    });
  });
});
