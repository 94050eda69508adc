import { functionsOf } from "@foyer/testing/functions.ts";
import { openShop } from "@foyer/testing/sellers.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { makeFunctionReference } from "convex/server";
import { afterAll, beforeAll, expect, test } from "vitest";

const { m, q } = functionsOf("shared/chat");

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

async function selling() {
  const place = await openShop(server);
  const productId = await place.commerce("upsertProduct", { externalId: "lamp", name: "Lamp" });
  return { ...place, productId, kateCalls: server.http(place.kate), selmaCalls: server.http(place.selma) };
}

test("a customer asks a seller by the product's id, and finds the same conversation again by every way", async () => {
  const { productId, kate, kateCalls, selmaCalls, ask } = await selling();
  const mayAsk = () => kateCalls.query(q("canAskSeller"), { productId });
  expect(await mayAsk()).toEqual({ canAsk: true, productName: "Lamp", sellerName: "Selma" });
  const question = { productId, content: "Is it bright?", clientMessageId: "c-1" };
  const { conversationId } = await kateCalls.mutation(m("askSeller"), question);
  expect(await kateCalls.mutation(m("askSeller"), question)).toEqual({ conversationId });
  expect(await mayAsk()).toMatchObject({ conversationId });
  await ask(kate, "And warm?");
  const { messages } = await selmaCalls.query(q("getMessages"), { conversationId });
  expect(messages.map(({ content }: { content: string }) => content)).toEqual(["And warm?", "Is it bright?"]);
  expect(await selmaCalls.query(q("getConversations"), {})).toMatchObject([
    { conversationType: "customer_to_seller", title: "Lamp", customerName: "Kate" },
  ]);
});

test("who may not ask is told why", async () => {
  const { productId, kateCalls, selmaCalls, workspaceId, admin } = await selling();
  const refused = (who: typeof kateCalls, reason: string) =>
    Promise.all([
      expect(who.query(q("canAskSeller"), { productId })).resolves.toMatchObject({ canAsk: false, reason }),
      expect(who.mutation(m("askSeller"), { productId, content: "Hi" })).rejects.toThrow(reason),
    ]);
  await refused(selmaCalls, "You sell this product yourself");
  const update = makeFunctionReference<"mutation">("marketplaceSettings:update");
  await server.http(admin).mutation(update, { workspaceId, directMessagingEnabled: false });
  await refused(kateCalls, "Direct messaging is turned off");
});
