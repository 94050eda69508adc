import { api } from "@foyer/sdk";
import { openMarketplace } from "@foyer/testing/marketplace.ts";
import { runJob } from "@foyer/testing/runJob.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createBrowser } from "../visitors/testing.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

test("two sessions of one visitor that start the same conversation at the same moment start one", async () => {
  const { workspaceId, alice } = await server.people.workspace();
  const begin = { workspaceId, content: "Hello", clientMessageId: "the same" };
  const startTwice = async () => {
    const browser = createBrowser(server, workspaceId);
    const [first, second] = [await browser.boot(), await browser.boot()];
    expect(first.visitor._id).toBe(second.visitor._id);
    const start = (sessionToken: string) => server.http().mutation(api.conversations.start, { ...begin, sessionToken });
    const [one, other] = await Promise.all([start(first.sessionToken), start(second.sessionToken)]);
    expect(one).toEqual(other);
  };
  // Side by side, so that some of them do meet.
  await Promise.all(Array.from({ length: 12 }, startTwice));
  const { conversations } = await server.http(alice.token).query(api.conversations.listForInbox, { workspaceId });
  expect(conversations.map(({ lastSeq }) => lastSeq)).toEqual(Array(12).fill(1));
});

test("a visitor who asks twice at the same moment for their conversation gets one", async () => {
  const { workspaceId } = await server.people.workspace();
  const pairs = Array.from({ length: 6 }, async () => {
    const { sessionToken } = await server.people.visitor(workspaceId);
    const get = () => server.http().mutation(api.conversations.getOrCreateForVisitor, { workspaceId, sessionToken });
    const [one, other] = await Promise.all([get(), get()]);
    return one._id === other._id;
  });
  expect(await Promise.all(pairs)).toEqual(Array(6).fill(true));
});

test("a draft that is asked for again is not removed under the hands of whoever is about to write", async () => {
  const { john, storeId } = await openMarketplace(server);
  const { workspaceId } = await server.people.workspace();
  const { sessionToken } = await server.people.visitor(workspaceId);
  const visitor = server.http();
  const customer = server.http(john);
  const asVisitor = async () =>
    (await visitor.mutation(api.conversations.getOrCreateForVisitor, { workspaceId, sessionToken }))._id;
  const asCustomer = async () =>
    (await customer.mutation(api.shared.chat.createOrGetConversation, { storeId })).conversationId;
  const drafts = [await asVisitor(), await asCustomer()];
  const text = "update conversations set created_at = created_at - interval '25 hours' where id = any($1::uuid[])";
  await server.foyer.engine.writes.use((connection) => connection.query(text, [drafts]));
  expect([await asVisitor(), await asCustomer()]).toEqual(drafts);
  await runJob(server, "drafts:removeOldDrafts");
  const [conversationId = "", chatId = ""] = drafts;
  await visitor.mutation(api.messages.send, { conversationId, sessionToken, content: "At last" });
  await customer.mutation(api.shared.chat.sendMessage, { conversationId: chatId, content: "At last" });
});
