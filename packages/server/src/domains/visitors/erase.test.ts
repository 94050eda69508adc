import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createBrowser, hashFor } from "./testing.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

async function chat(workspaceId: string, token: string, boot: object = { name: "Vera", email: "v@example.com" }) {
  const browser = createBrowser(server, workspaceId);
  const { visitor, sessionToken } = await browser.boot(boot as Record<string, unknown>);
  const { conversationId } = await server.http().mutation(m("conversations:start"), {
    workspaceId,
    sessionToken,
    content: "My card number is 4000",
    clientMessageId: "one",
  });
  await server.http(token).mutation(m("messages:send"), { conversationId, content: "Thanks, 4000 it is" });
  await server.http().mutation(m("events:track"), { workspaceId, sessionToken, name: "bought" });
  return { browser, visitorId: visitor._id, sessionToken, conversationId };
}

describe("erasing", () => {
  test("a visitor deletes the chat: nobody reads it any more, and the team sees that there was one", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const { visitorId, sessionToken, conversationId } = await chat(workspaceId, alice.token);
    const agent = server.live(alice.token);
    const inbox: { conversations: { lastMessage: { content: string } | null; visitor: unknown }[] }[] = [];
    const read: { content: string; deletedAt?: number }[][] = [];
    const own: unknown[][] = [];
    agent.onUpdate(q("conversations:listForInbox"), { workspaceId }, (page) => inbox.push(page));
    agent.onUpdate(q("messages:list"), { conversationId }, (list) => read.push(list as never));
    const visitor = server.live();
    visitor.onUpdate(q("conversations:listByVisitor"), { workspaceId, sessionToken }, (list) => own.push(list));
    await eventually(() => inbox.length > 0 && read.at(-1)?.length === 2 && own.at(-1)?.length === 1);

    const erased = await visitor.mutation(m("visitors:erase"), { sessionToken });
    expect(erased).toEqual({ conversations: 1 });
    await eventually(() => own.at(-1)?.length === 0);
    await eventually(() => read.at(-1)?.every((message) => message.content === "" && message.deletedAt));
    await eventually(() => inbox.at(-1)?.conversations[0]?.lastMessage?.content === "This message was deleted");
    expect(inbox.at(-1)?.conversations[0]?.visitor).toBeNull();
    expect(await server.http().query(q("messages:list"), { conversationId, sessionToken })).toEqual([]);
    await expect(
      server.http().mutation(m("messages:send"), { conversationId, sessionToken, content: "Hello?" }),
    ).rejects.toThrow("Not authorized to send messages to this conversation");
    // Only the chat: the visitor goes on, and so do the events.
    const http = server.http(alice.token);
    expect(await http.query(q("visitors:get"), { id: visitorId })).toMatchObject({ name: "Vera" });
    expect(await http.query(q("events:list"), { workspaceId, visitorId })).toHaveLength(1);
    const raw = await server.foyer.engine.snapshots.read((connection) =>
      connection.query("select * from messages m join conversations c on c.id = conversation_id where c.id = $1", [
        conversationId,
      ]),
    );
    expect(JSON.stringify(raw.rows)).not.toContain("4000");
  });

  test("an agent with the right to erases all traces, also those from before a merge", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const agent = server.http(alice.token);
    const { secret } = await agent.mutation(m("identityVerification:enable"), { workspaceId });
    const proof = { externalUserId: "ann", userHash: hashFor(secret, "ann") };
    const known = await chat(workspaceId, alice.token, { ...proof, name: "Ann" });
    const before = await chat(workspaceId, alice.token);
    await before.browser.boot(proof);
    const erased = await agent.mutation(m("visitors:erase"), { visitorId: known.visitorId });
    expect(erased).toEqual({ conversations: 2, events: 2 });
    for (const id of [known.visitorId, before.visitorId]) {
      expect(await agent.query(q("visitors:get"), { id })).toBeNull();
    }
    expect(await agent.query(q("visitors:search"), { workspaceId, query: "ann" })).toEqual([]);
    await expect(
      server.http().mutation(m("widgetSessions:refresh"), { sessionToken: known.sessionToken }),
    ).rejects.toThrow("Invalid session token");
    expect(await agent.query(q("auditLogs:list"), { workspaceId, action: "data.deleted" })).toMatchObject([
      { resourceId: known.visitorId, metadata: { scope: "everything", conversations: 2, events: 2 } },
    ]);
    const fresh = await before.browser.boot();
    expect([known.visitorId, before.visitorId]).not.toContain(fresh.visitor._id);
  });

  test("is for the visitor themselves and for those who may delete data", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const bob = await server.people.agent(workspaceId);
    const stranger = await server.people.workspace("Other");
    const vera = await chat(workspaceId, alice.token);
    const thief = await createBrowser(server, workspaceId).boot();
    const erase = (token: string | undefined, args: object) =>
      server.http(token).mutation(m("visitors:erase"), args as Record<string, unknown>);
    const { visitorId } = vera;
    await expect(erase(bob.token, { visitorId })).rejects.toThrow("Permission denied: data.delete");
    await expect(erase(stranger.alice.token, { visitorId })).rejects.toThrow("Visitor not found");
    await expect(erase(undefined, { visitorId })).rejects.toThrow("Not authenticated");
    await expect(erase(undefined, { visitorId, sessionToken: thief.sessionToken })).rejects.toThrow("Not authorized");
    await expect(erase(bob.token, {})).rejects.toThrow("visitorId: required");
    expect(
      await server.http(alice.token).query(q("messages:list"), { conversationId: vera.conversationId }),
    ).toMatchObject([{ content: "My card number is 4000" }, {}]);
  });

  test("a visitor may ask to be forgotten altogether", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const { sessionToken, visitorId } = await chat(workspaceId, alice.token);
    expect(await server.http().mutation(m("visitors:erase"), { sessionToken, scope: "everything" })).toEqual({
      conversations: 1,
      events: 1,
    });
    expect(await server.http(alice.token).query(q("visitors:get"), { id: visitorId })).toBeNull();
  });
});
