import { api } from "@foyer/sdk";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callInternally } from "../../engine/call.ts";
import { signAccessToken } from "../identity/accessTokens.ts";
import { find, plant } from "./sample.ts";
import { lendKeys } from "./shopKeys.ts";
import { marketTalks } from "./talks/market.ts";

let server: TestServer;
let workspaceId: string;
beforeAll(async () => {
  server = await startServer();
  const { engine } = server.foyer;
  await callInternally(engine, plant, { shopUrl: "http://shop.test" });
  workspaceId = find.returns.parse(await callInternally(engine, find, {}))?.workspaceId ?? "";
});
afterAll(() => server.stop());

async function lend() {
  const { engine } = server.foyer;
  const { apiKey, support } = lendKeys.returns.parse(await callInternally(engine, lendKeys, { workspaceId }));
  const token = await signAccessToken(engine.surroundings.secrets, { ...support, now: server.clock.now() });
  return { backend: server.http(apiKey), support: server.http(token) };
}

test("the demo shop's keys send stores, see the marketplace's chats, and reach nothing else", async () => {
  const { backend, support } = await lend();
  const store = { workspaceId, externalId: "hedgerow", name: "Hedgerow Nursery" };
  expect(await backend.mutation(api.commerce.upsertStore, store)).toEqual(expect.any(String));
  expect(await support.query(api.shared.chat.getConversations, { workspaceId })).toHaveLength(marketTalks.length);
  expect(await support.query(api.conversations.list, { workspaceId })).toEqual([]);
  await expect(support.query(api.apiKeys.list, { workspaceId })).rejects.toThrow();
  expect(await backend.query(api.conversations.list, { workspaceId })).toEqual([]);
});

test("keys of an earlier start end with the next", async () => {
  const earlier = await lend();
  const { backend } = await lend();
  const store = { workspaceId, externalId: "northfold", name: "Northfold" };
  await expect(earlier.backend.mutation(api.commerce.upsertStore, store)).rejects.toThrow();
  await expect(earlier.support.query(api.shared.chat.getConversations, { workspaceId })).rejects.toThrow();
  await backend.mutation(api.commerce.upsertStore, store);
});
