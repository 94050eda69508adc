import { openShop } from "@foyer/testing/sellers.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

test("conversations and messages have all their fields and no others, in lists, polls and answers to a send", async () => {
  const shop = await openShop(server);
  const id = await shop.ask(shop.john, "Is it bright?");
  const conversation = {
    ...{ id, sender_id: expect.any(Number), receiver_id: expect.any(Number), product_id: shop.lamp },
    ...{ title: "Lamp", sender_viewed: 1, receiver_viewed: 0, shop_name: "Selma", shop_logo: null },
    ...{ sender_name: "John Doe", last_message: "Is it bright?", created_at: time, updated_at: time },
  };
  const list = await shop.call("conversations", shop.john);
  expect(list.body.data).toEqual([conversation]);
  const { sender_id, receiver_id } = list.body.data[0];
  const asked = { id: id * 2 ** 20 + 1, conversation_id: id, user_id: sender_id, message: "Is it bright?" };
  expect((await shop.call(`messages/${id}`, shop.john)).body.data).toEqual([{ ...asked, created_at: time }]);
  const sent = await shop.call("insert-message", shop.selma, { conversation_id: id, message: "Very" });
  const answer = { id: asked.id + 1, conversation_id: id, user_id: receiver_id, message: "Very", created_at: time };
  expect(sent.body.data).toEqual([answer]);
  expect((await shop.call(`get-new-messages/${id}/${asked.id}`, shop.john)).body.data).toEqual([answer]);
});
