import { eventually } from "@foyer/testing/eventually.ts";
import { functionsOf } from "@foyer/testing/functions.ts";
import { openShop } from "@foyer/testing/sellers.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, expect, test } from "vitest";

const { m, q } = functionsOf("shared/chat");
const MINUTE_MS = 60_000;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

async function asking(on = server) {
  const place = await openShop(on);
  const [john, sam, admin] = [on.http(place.john), on.http(place.sam), on.http(place.admin)];
  const { conversationId } = await john.mutation(m("createOrGetConversation"), { storeId: place.storeId });
  await john.mutation(m("sendMessage"), { conversationId, content: "Hello" });
  return { place, john, sam, admin, conversationId: conversationId as string };
}

test("each side sees whether somebody of the other is there", async () => {
  const { place, john, sam, admin, conversationId } = await asking();
  const online = async (who: typeof john) => (await who.query(q("getPresence"), { conversationId })).isOnline;
  expect([await online(john), await online(sam)]).toEqual([false, false]);
  server.live(place.john).onUpdate(q("getUnreadCount"), {}, () => {});
  await eventually(() => online(sam));
  expect(await online(admin)).toBe(true);
  const seen: boolean[] = [];
  server.live(place.john).onUpdate(q("getPresence"), { conversationId }, ({ isOnline }) => seen.push(isOnline));
  await eventually(() => seen.at(-1) === false);
  server.live(place.sam).onUpdate(q("getUnreadCount"), {}, () => {});
  await eventually(() => seen.at(-1) === true);
});

test("the marketplace's support is there while one of its admins is", async () => {
  const { place, john, sam, conversationId } = await asking();
  await sam.mutation(m("marketplace:transfer"), { conversationId, to: "admin" });
  expect(await john.query(q("getPresence"), { conversationId })).toEqual({ isOnline: false });
  server.live(place.admin).onUpdate(q("getUnreadCount"), {}, () => {});
  await eventually(async () => (await john.query(q("getPresence"), { conversationId })).isOnline);
});

test("a conversation about a product shows it, and says to who reported it that they did", async () => {
  const { place, admin } = await asking();
  await place.commerce("upsertProduct", { externalId: "lamp", name: "Lamp", price: 40, currency: "EUR" });
  await place.ask(place.kate);
  const [kate, selma] = [server.http(place.kate), server.http(place.selma)];
  const [{ _id: conversationId }] = await kate.query(q("getConversations"), {});
  const get = (who: typeof kate) => who.query(q("getConversation"), { conversationId });
  expect(await get(kate)).toMatchObject({
    isReported: false,
    productSummary: { externalId: "lamp", name: "Lamp", price: 40, currency: "EUR" },
  });
  const id = await kate.mutation(m("marketplace:report"), { conversationId, reason: "Asks for money elsewhere" });
  expect([(await get(kate)).isReported, (await get(selma)).isReported]).toEqual([true, false]);
  await admin.mutation(m("marketplace:resolveReport"), { id });
  expect((await get(kate)).isReported).toBe(false);
});

test("pages that are asked for by number stay where they are while messages arrive", async () => {
  const { john, conversationId } = await asking();
  const say = (content: string) => john.mutation(m("sendMessage"), { conversationId, content });
  for (let i = 2; i <= 6; i++) await say(`message ${i}`);
  const page = async () => {
    const { messages } = await john.query(q("getMessages"), { conversationId, limit: 2, beforeSeq: 4 });
    return messages.map(({ seq }: { seq: number }) => seq);
  };
  expect(await page()).toEqual([3, 2]);
  await say("message 7");
  expect(await page()).toEqual([3, 2]);
});

test("a store's usual reply time is told once it has answered a few times", async () => {
  // Time passes for everybody on this own.
  const own = await startServer();
  const { place, john, sam, conversationId } = await asking(own);
  const replyTime = () => john.query(q("getReplyTime"), { conversationId });
  const answer = (id: string) => sam.mutation(m("sendMessage"), { conversationId: id, content: "Hello to you" });
  await own.clock.advance(10 * MINUTE_MS);
  await answer(conversationId);
  expect(await replyTime()).toEqual({});
  for (const minutes of [4, 30]) {
    const customer = own.http(place.tokenOf(`customer-${minutes}`));
    await place.commerce("upsertOrder", {
      ...{ externalId: `o-${minutes}`, storeExternalId: "pizza", customerExternalId: `customer-${minutes}` },
      ...{ status: "paid", totalAmount: 1, orderDate: own.clock.now() },
    });
    const { conversationId: id } = await customer.mutation(m("createOrGetConversation"), { storeId: place.storeId });
    await customer.mutation(m("sendMessage"), { conversationId: id, content: "Hi" });
    await own.clock.advance(minutes * MINUTE_MS);
    await answer(id);
  }
  expect(await replyTime()).toEqual({ minutes: 10 });
  await own.stop();
});
