import { api } from "@foyer/sdk";
import { openShop } from "@foyer/testing/sellers.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

test("pages lead through what was archived, and end", async () => {
  const { john, storeId, orderId } = await openShop(server);
  const caller = server.http(john);
  const archived = new Set<string>();
  for (const about of [{ storeId }, { storeId, orderId }, {}]) {
    const { conversationId } = await caller.mutation(api.shared.chat.createOrGetConversation, about);
    await caller.mutation(api.shared.chat.sendMessage, { conversationId, content: "Hello" });
    await caller.mutation(api.shared.chat.archiveConversation, { conversationId });
    archived.add(conversationId);
  }
  const seen: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const args = { status: "archived" as const, limit: 1, ...(cursor ? { cursor } : {}) };
    const [row] = await caller.query(api.shared.chat.getConversations, args);
    if (!row) break;
    seen.push(row._id);
    cursor = row._id;
    if (seen.length > archived.size) break;
  }
  expect(seen).toHaveLength(3);
  expect(new Set(seen)).toEqual(archived);
});

test("a seller reaches older conversations although newer ones are no longer theirs", async () => {
  const { ask, john, selma, storeId } = await openShop(server);
  await ask(john);
  const caller = server.http(selma);
  const [mine] = await caller.query(api.shared.chat.getConversations, {});
  // A hundred newer ones about products of a store on whose staff Selma is not.
  await server.foyer.engine.writes.use((connection) =>
    connection.query(
      `insert into conversations (id, workspace_id, kind, is_marketplace, customer_id, seller_id, store_id, last_message_at, created_at, updated_at)
        select gen_random_uuid(), workspace_id, kind, true, customer_id, seller_id, $2, now() + interval '1 day', created_at, updated_at
        from conversations, generate_series(1, 100) where id = $1`,
      [mine?._id, storeId],
    ),
  );
  const rows = await caller.query(api.shared.chat.getConversations, { limit: 10 });
  expect(rows.map(({ _id }) => _id)).toEqual([mine?._id]);
});

test("what a seller has archived is no longer listed when others sell it", async () => {
  const { john, selma, commerce } = await openShop(server);
  const vase = { externalId: "vase", name: "Vase", storeExternalId: "pizza" };
  const productId = await commerce("upsertProduct", { ...vase, sellerExternalId: "selma" });
  const question = { productId, content: "Is it blue?" };
  const { conversationId } = await server.http(john).mutation(api.shared.chat.askSeller, question);
  const caller = server.http(selma);
  await caller.mutation(api.shared.chat.archiveConversation, { conversationId });
  const listed = () => caller.query(api.shared.chat.getConversations, { status: "archived" });
  expect(await listed()).toMatchObject([{ _id: conversationId }]);
  await commerce("upsertProduct", { ...vase, sellerExternalId: "kim" });
  await expect(caller.query(api.shared.chat.getConversation, { conversationId })).rejects.toThrow("Unauthorized");
  expect(await listed()).toEqual([]);
});
