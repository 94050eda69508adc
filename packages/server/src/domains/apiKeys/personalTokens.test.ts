import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { makeApiKey } from "@foyer/testing/keys.ts";
import { openShop } from "@foyer/testing/sellers.ts";
import { shopForEach } from "@foyer/testing/shopForEach.ts";
import { describe, expect, test } from "vitest";

interface Made {
  tokenId: string;
  token: string;
}

describe("personal tokens", () => {
  const at = shopForEach();

  function make(externalId: string, more = {}, token = at.shop.admin): Promise<Made> {
    const args = { workspaceId: at.shop.workspaceId, externalId, name: "Phone", ...more };
    return at.server.http(token).mutation(m("personalTokens:create"), args);
  }
  const list = (more = {}) =>
    at.server.http(at.shop.admin).query(q("personalTokens:list"), { workspaceId: at.shop.workspaceId, ...more });
  const conversations = async (token: string) => (await at.shop.call("conversations", token)).status;

  test("a person calls over REST, the functions' own routes and the socket as who they are", async () => {
    const { token } = await make("john");
    expect(token).toMatch(/^fp_[0-9a-f]{64}$/);
    const number = await at.shop.ask(token);
    const listed = await at.shop.call("conversations", at.shop.john);
    expect(listed.body.data).toMatchObject([{ id: number }]);
    expect(await at.server.http(token).query(q("shared/chat:getConversations"), {})).toMatchObject([
      { conversationType: "customer_to_seller", title: "Lamp" },
    ]);
    const seen: unknown[][] = [];
    at.server.live(token).onUpdate(q("shared/chat:getConversations"), {}, (rows) => seen.push(rows));
    await eventually(() => seen.at(-1)?.length === 1);
  });

  test("customer and seller talk live about a product", async () => {
    const seller = await make("selma", { side: "seller" });
    await at.shop.ask(at.shop.john, "Is it bright?");
    const desk = at.server.live(seller.token);
    const lists: { _id: string; unreadCountRecipient: number }[][] = [];
    desk.onUpdate(q("shared/chat:getConversations"), {}, (rows) => lists.push(rows));
    const chat = await eventually(() => lists.at(-1)?.[0]);
    expect(chat.unreadCountRecipient).toBe(1);
    const conversationId = chat._id;
    const texts: string[][] = [];
    at.server.live(at.shop.john).onUpdate(q("shared/chat:getMessages"), { conversationId }, ({ messages }) => {
      texts.push(messages.map((each: { content: string }) => each.content));
    });
    await eventually(() => texts.at(-1));
    await desk.mutation(m("shared/chat:sendMessage"), { conversationId, content: "Very" });
    await eventually(() => texts.at(-1)?.[0] === "Very");
    await eventually(() => lists.at(-1)?.[0]?.unreadCountRecipient === 0);
    const { messages } = await at.server.http(at.shop.john).query(q("shared/chat:getMessages"), { conversationId });
    expect(messages[0]).toMatchObject({ senderType: "seller", senderName: "Selma" });
  });

  test("revoking a token takes at once what is subscribed with it", async () => {
    const { token, tokenId } = await make("john");
    const other = await make("john", { name: "Tablet" });
    const failures: Error[] = [];
    const seen: unknown[] = [];
    at.server.live(token).onUpdate(
      q("shared/chat:getConversations"),
      {},
      (rows) => seen.push(rows),
      (error) => failures.push(error),
    );
    await eventually(() => seen.at(-1));
    await at.server.http(at.shop.admin).mutation(m("personalTokens:revoke"), { id: tokenId });
    await eventually(() => failures.length > 0);
    expect(await conversations(token)).toBe(401);
    expect(await conversations(other.token)).toBe(200);
    expect(await list()).toMatchObject([{ name: "Tablet" }, { name: "Phone", revokedAt: expect.any(Number) }]);
    const { workspaceId } = at.shop;
    await at.server.http(at.shop.admin).mutation(m("signingKeys:revokePerson"), { workspaceId, externalId: "john" });
    expect(await conversations(other.token)).toBe(401);
  });

  test("a token that has expired is refused", async () => {
    const { token } = await make("john", { expiresAt: at.server.clock.now() + 60_000 });
    expect(await conversations(token)).toBe(200);
    at.server.clock.advance(61_000);
    expect(await conversations(token)).toBe(401);
    await expect(make("john", { expiresAt: 1 })).rejects.toMatchObject({ data: { path: "expiresAt" } });
  });

  test("a person has at most a hundred tokens, and those that have ended make room", async () => {
    const [first] = await Promise.all(Array.from({ length: 100 }, () => make("john")));
    await expect(make("john")).rejects.toMatchObject({ data: { code: "CONFLICT" } });
    await at.server.http(at.shop.admin).mutation(m("personalTokens:revoke"), { id: first?.tokenId });
    const next = await make("john", { expiresAt: at.server.clock.now() + 60_000 });
    const listed: { _id: string }[] = await list({ externalId: "john" });
    expect(listed).toHaveLength(100);
    expect(listed.map(({ _id }) => _id)).not.toContain(first?.tokenId);
    await expect(make("john")).rejects.toMatchObject({ data: { code: "CONFLICT" } });
    at.server.clock.advance(61_000);
    await make("john");
    expect(await conversations(next.token)).toBe(401);
  });

  test("a token is shown once: lists, the audit log and the database hold none", async () => {
    const { token, tokenId } = await make("john");
    expect(await list({ externalId: "john" })).toMatchObject([
      { _id: tokenId, prefix: token.slice(0, 11), side: "customer" },
    ]);
    expect(await list({ externalId: "kate" })).toEqual([]);
    const everything = await at.server.foyer.engine.snapshots.read(async (connection) => {
      const { rows } = await connection.query<{ all: string }>(
        "select (select json_agg(t)::text from personal_tokens t) || (select json_agg(t)::text from audit_logs t) as all",
      );
      return rows[0]?.all;
    });
    expect(everything).toContain("personalToken.created");
    expect(everything).not.toContain(token);
  });

  test("calls note the last use", async () => {
    const { token } = await make("john");
    await conversations(token);
    await eventually(async () => (await list())[0].lastUsedAt);
  });

  test("tokens are made by the team and by keys of that scope, for their own workspace only", async () => {
    const { workspaceId, admin } = at.shop;
    const { key } = await makeApiKey(at.server, { workspaceId, token: admin }, ["people.tokens"]);
    expect((await make("john", {}, key)).token).toMatch(/^fp_/);
    const weak = await makeApiKey(at.server, { workspaceId, token: admin }, ["commerce.write"]);
    await expect(make("john", {}, weak.key)).rejects.toMatchObject({ data: { code: "PERMISSION_DENIED" } });
    await expect(make("john", {}, at.shop.john)).rejects.toMatchObject({ data: { code: "NOT_AUTHORIZED" } });
    const other = await openShop(at.server);
    await expect(make("john", {}, other.admin)).rejects.toMatchObject({ data: { code: "NOT_WORKSPACE_MEMBER" } });
  });
});
