import { createShop } from "@foyer/shop";
import { makers, sellers } from "@foyer/shop/catalogue";
import { q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { makeFunctionReference } from "convex/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callInternally } from "../../engine/call.ts";
import { mintSignInLink } from "../identity/signInByLink.ts";
import { customers } from "./customers.ts";
import { find, plant, talks } from "./sample.ts";
import { marketTalks } from "./talks/market.ts";

const signIn = makeFunctionReference<"action">("auth:signIn");

const SHOP = "http://127.0.0.1:3211";
const MOST_DAYS = 8;

interface Conversation {
  _id: string;
  number: number;
  status: string;
  assignedAgentId?: string;
  createdAt: number;
  lastMessageAt: number;
  lastSeq: number;
  unreadByAgent: number;
  waitingSince?: number;
  snoozedUntil?: number;
}

interface Message {
  seq: number;
  kind: string;
  createdAt: number;
  senderName?: string;
  content: string;
}

const plantIn = (server: TestServer) => callInternally(server.foyer.engine, plant, { shopUrl: SHOP });

describe("the sample workspace", () => {
  let server: TestServer;
  let workspaceId: string;
  let ownerId: string;
  let token: string;

  beforeAll(async () => {
    server = await startServer();
    // Two nodes that start at once.
    expect((await Promise.all([plantIn(server), plantIn(server)])).sort()).toEqual([false, true]);
    const found = find.returns.parse(await callInternally(server.foyer.engine, find, {}));
    if (!found) throw new Error("There is no sample workspace.");
    ({ workspaceId, ownerId } = found);
    const link = String(await callInternally(server.foyer.engine, mintSignInLink, { userId: ownerId }));
    const params = { token: link.split("link=")[1] };
    ({ token } = (await server.http().action(signIn, { provider: "link", params })).tokens);
  });
  afterAll(() => server.stop());

  const conversations = (): Promise<Conversation[]> =>
    server.http(token).query(q("conversations:list"), { workspaceId, limit: 200 });

  test("has conversations in every state, and somebody waits for an answer", async () => {
    const all = await conversations();
    expect(all.length).toBe(talks.length);
    expect(all.length).toBeGreaterThanOrEqual(25);
    const has = (what: (each: Conversation) => boolean) => all.filter(what).length;
    expect(has((each) => each.status === "closed")).toBeGreaterThan(5);
    expect(has((each) => each.status === "snoozed" && each.snoozedUntil === undefined)).toBe(1);
    expect(has((each) => (each.snoozedUntil ?? 0) > server.clock.now())).toBeGreaterThan(1);
    const open = (each: Conversation) => each.status === "open";
    expect(has((each) => open(each) && !each.assignedAgentId && each.unreadByAgent > 0)).toBeGreaterThan(2);
    expect(has((each) => open(each) && each.assignedAgentId === ownerId)).toBeGreaterThan(2);
    expect(has((each) => open(each) && each.waitingSince !== undefined)).toBeGreaterThan(4);
    expect(has((each) => open(each) && each.waitingSince === undefined)).toBeGreaterThan(2);
  });

  test("tells each conversation without gaps, in order, in the past of these days", async () => {
    const now = server.clock.now();
    for (const { _id: conversationId, lastSeq, createdAt, lastMessageAt } of await conversations()) {
      const messages: Message[] = await server.http(token).query(q("messages:list"), { conversationId });
      expect(messages.map((each) => each.seq)).toEqual(Array.from({ length: lastSeq }, (_, i) => i + 1));
      const times = messages.map((each) => each.createdAt);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(Math.max(...times, lastMessageAt)).toBeLessThan(now);
      expect(createdAt).toBeGreaterThan(now - MOST_DAYS * 86_400_000);
    }
    const numbers = (await conversations()).sort((a, b) => a.createdAt - b.createdAt).map((each) => each.number);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  test("its marketplace talks with stores, a seller and the support, and the shop's own people are in it", async () => {
    const chats = await server.http(token).query(q("shared/chat:getConversations"), { workspaceId });
    expect(chats.length).toBe(marketTalks.length);
    const kinds = new Set(chats.map((chat: { conversationType: string }) => chat.conversationType));
    expect([...kinds].sort()).toEqual(["customer_to_admin", "customer_to_seller", "customer_to_store"]);
    for (const chat of chats) {
      expect(chat).toMatchObject({ customerName: expect.any(String), lastMessagePreview: expect.any(String) });
      expect(chat.lastMessageAt).toBeLessThan(server.clock.now());
    }
    const known = new Set([...makers, ...sellers].map(({ name }) => name));
    for (const { storeName, sellerName } of chats) expect(known).toContain(sellerName ?? storeName ?? makers[0]?.name);
  });

  test("its people look at pages that the shop has, and are found by name", async () => {
    const shop = createShop({ foyerUrl: "http://127.0.0.1:3210", workspaceId });
    for (const page of Object.values(customers).flatMap((each) => each.pages)) {
      expect([page, (await shop(new Request(`${SHOP}${page}`))).status]).toEqual([page, 200]);
    }
    const visitors = await server.http(token).query(q("visitors:list"), { workspaceId });
    expect(visitors).toHaveLength(Object.keys(customers).length);
    const found = await server.http(token).query(q("visitors:search"), { workspaceId, query: "priya" });
    expect(found).toMatchObject([{ name: "Priya Raman", location: { city: "Bristol" } }]);
  });

  test("is told from others, and its owner needs no link once they are signed in", async () => {
    const workspace = await server.http(token).query(q("workspaces:get"), { id: workspaceId });
    expect(workspace).toMatchObject({ name: "Field & Fern", isSample: true });
    expect(await callInternally(server.foyer.engine, find, {})).toMatchObject({ workspaceId, hasKey: true });
  });
});

test("a database in which somebody has an account stays as it is", async () => {
  const server = await startServer();
  await server.people.workspace("Somebody's own");
  expect(await plantIn(server)).toBe(false);
  expect(await callInternally(server.foyer.engine, find, {})).toBeNull();
  await server.stop();
});
