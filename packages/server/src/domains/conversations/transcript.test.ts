import { stageFile } from "@foyer/testing/files.ts";
import { m } from "@foyer/testing/functions.ts";
import { type MailTrap, startMailTrap } from "@foyer/testing/mailTrap.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("a conversation by mail", () => {
  let server: TestServer;
  let trap: MailTrap;

  beforeAll(async () => {
    trap = await startMailTrap();
    server = await startServer({ environment: { SMTP_URL: trap.url }, limitFactor: 1 });
  });
  afterAll(async () => {
    await server.stop();
    await trap.stop();
  });

  async function converse(visitor: { name?: string; email?: string }) {
    const { workspaceId, alice } = await server.people.workspace("Acme <Shop>");
    const { sessionToken } = await server.people.visitor(workspaceId, visitor);
    const file = await stageFile(server, { workspaceId, sessionToken }, { bytes: "1", fileName: "bill.txt" });
    const start = { content: "Where is it?", clientMessageId: "1", attachmentIds: [file.attachmentId] };
    const { conversationId } = await server
      .http()
      .mutation(m("conversations:start"), { workspaceId, sessionToken, ...start });
    const say = (content: string, kind?: "note") =>
      server.http(alice.token).mutation(m("messages:send"), { conversationId, content, ...(kind ? { kind } : {}) });
    const send = (args: { email?: string } = {}, token = sessionToken) =>
      server.http().mutation(m("conversations:sendTranscript"), { id: conversationId, sessionToken: token, ...args });
    return { workspaceId, alice, conversationId, sessionToken, say, send };
  }

  test("a visitor gets what was said, and nothing of what the team says among itself", async () => {
    const { alice, conversationId, say, send } = await converse({ name: "Vera", email: "vera@example.com" });
    await say("On its way!");
    await say("She is angry", "note");
    const regretted = await say("Regretted");
    await server.http(alice.token).mutation(m("messages:remove"), { id: regretted });
    await send();
    const mail = await trap.mailTo("vera@example.com");
    expect(mail.subject).toBe("Your conversation with Acme <Shop>");
    expect(mail.text).toMatch(/Vera · .*\nWhere is it\?\n\[bill\.txt\]\n\nAlice · .*\nOn its way!/);
    expect(mail.text).not.toMatch(/angry|Regretted/);
    expect(mail.html).toContain("Acme &#60;Shop&#62;");
    await server.http(alice.token).mutation(m("conversations:sendTranscript"), {
      id: conversationId,
      email: "Boss@Example.com",
    });
    expect((await trap.mailTo("boss@example.com")).text).toContain("On its way!");
  });

  test("an address is needed, and it must be one", async () => {
    const { send } = await converse({});
    await expect(send()).rejects.toThrow("Visitor email is required");
    await expect(send({ email: "nobody" })).rejects.toThrow("not an e-mail address");
  });

  test("nobody gets another's conversation", async () => {
    const { workspaceId, send } = await converse({ email: "owner@example.com" });
    const { sessionToken } = await server.people.visitor(workspaceId);
    await expect(send({ email: "eve@example.com" }, sessionToken)).rejects.toThrow("Not authorized");
  });

  test("nobody can be flooded with it", async () => {
    const first = await converse({ email: "victim@example.com" });
    for (let i = 0; i < 5; i++) await first.send();
    const second = await converse({});
    await expect(second.send({ email: "victim@example.com" })).rejects.toThrow("Too many requests");
  });
});
