import { m, q } from "@foyer/testing/functions.ts";
import { type Marketplace, openMarketplace, orderOf } from "@foyer/testing/marketplace.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

describe("the customer of a conversation", () => {
  let server: TestServer;
  let place: Marketplace;
  let conversationId: string;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    place = await openMarketplace(server);
    const { commerce, storeId, orderId, john } = place;
    await commerce("upsertCustomer", { externalId: "john", name: "John Doe", email: "john@example.com" });
    await commerce("upsertStore", { externalId: "sushi", name: "Sushi Bar" });
    await commerce("upsertOrder", orderOf("o-2", { status: "cancelled", orderDate: 1_650_000_000_000 }));
    await commerce("upsertOrder", orderOf("s-1", { storeExternalId: "sushi", orderDate: 1_660_000_000_000 }));
    const opened = await server.http(john).mutation(m("shared/chat:createOrGetConversation"), { storeId, orderId });
    conversationId = opened.conversationId;
    await server.http(john).mutation(m("shared/chat:sendMessage"), { conversationId, content: "Hello" });
  });

  const customerFor = (token: string) => server.http(token).query(q("marketplace:getCustomer"), { conversationId });

  test("admins see all of their orders and their address, newest first, with the conversation about each", async () => {
    const seen = await customerFor(place.admin);
    expect(seen).toMatchObject({ externalId: "john", name: "John Doe", email: "john@example.com" });
    expect(seen.orders).toMatchObject([
      { externalId: "s-1", storeName: "Sushi Bar" },
      { externalId: "o-2", status: "cancelled" },
      { externalId: "o-1", storeName: "Pizza Palace", conversationId },
    ]);
    expect(seen.conversations).toMatchObject([{ _id: conversationId, status: "active" }]);
  });

  test("a store's member sees the orders of their own store and no address, customers and strangers nothing", async () => {
    const { workspaceId, storeId, admin, john, sam } = place;
    const ria = await server.people.agent(workspaceId, { name: "Ria", permissions: ["marketplace.store"] });
    await expect(customerFor(ria.token)).rejects.toMatchObject({ data: { code: "NOT_AUTHORIZED" } });
    await server.http(admin).mutation(m("storeStaff:add"), { storeId, userId: ria.userId });
    const seen = await customerFor(ria.token);
    expect(seen.email).toBeUndefined();
    expect(seen.orders.map((order: { externalId: string }) => order.externalId)).toEqual(["o-2", "o-1"]);
    for (const token of [john, sam]) await expect(customerFor(token)).rejects.toMatchObject({ data: {} });
    const other = await openMarketplace(server);
    await expect(customerFor(other.admin)).rejects.toMatchObject({ data: {} });
  });

  test("settled reports say between whom it was, who settled them and when", async () => {
    const { workspaceId, admin, john } = place;
    const { messages } = await server.http(john).query(q("shared/chat:getMessages"), { conversationId });
    const about = { conversationId, messageId: messages[0]._id };
    const id = await server.http(john).mutation(m("marketplace:report"), { ...about, reason: "Rude" });
    const list = (status: string) => server.http(admin).query(q("marketplace:listReports"), { workspaceId, status });
    expect(await list("open")).toMatchObject([
      { _id: id, messageText: "Hello", customerName: "John Doe", storeName: "Pizza Palace" },
    ]);
    await server.http(admin).mutation(m("marketplace:resolveReport"), { id });
    expect(await list("open")).toEqual([]);
    expect(await list("resolved")).toMatchObject([
      { _id: id, reason: "Rude", resolvedByName: "Alice", resolvedAt: expect.any(Number) },
    ]);
  });
});
