import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { openShop } from "@foyer/testing/sellers.ts";
import { shopForEach } from "@foyer/testing/shopForEach.ts";
import { describe, expect, test } from "vitest";

describe("a person's data", () => {
  const at = shopForEach();

  const manage = (name: string, externalId = "john", token = at.shop.admin) =>
    at.server.http(token).mutation(m(`people:${name}`), { workspaceId: at.shop.workspaceId, externalId });

  async function browsers(): Promise<number> {
    const text = "select from push_subscriptions where workspace_id = $1";
    const { rowCount } = await at.server.foyer.engine.writes.use((connection) =>
      connection.query(text, [at.shop.workspaceId]),
    );
    return rowCount;
  }

  async function talk() {
    const conversation_id = await at.shop.ask(at.shop.john, "I am John");
    await at.shop.call("insert-message", at.shop.selma, { conversation_id, message: "I am Selma" });
    const { id } = await at.server
      .http(at.shop.john)
      .mutation(m("chats:create"), { members: ["kate"], kind: "group", title: "Lamps" });
    await at.server.http(at.shop.john).mutation(m("chats:send"), { chatId: id, text: "John here" });
    return { conversation_id, chatId: id };
  }

  test("is given out whole, and that is written down", async () => {
    await talk();
    const { person, messages, nextCursor } = await manage("exportData");
    expect(person).toMatchObject({ externalId: "john", name: "John Doe" });
    const said = messages.filter((each: { senderType: string }) => each.senderType !== "system");
    expect(said.map((each: { content: string; isOwn: boolean }) => [each.content, each.isOwn]).sort()).toEqual([
      ["I am John", true],
      ["I am Selma", false],
      ["John here", true],
    ]);
    expect(nextCursor).toBeUndefined();
    const { workspaceId } = at.shop;
    const logs = await at.server.http(at.shop.admin).query(q("auditLogs:list"), { workspaceId });
    expect(JSON.stringify(logs)).toContain("data.exported");
  });

  test("is erased: name, tokens, browsers and words go, what others said stays", async () => {
    const { workspaceId, admin } = at.shop;
    const { conversation_id, chatId } = await talk();
    const args = { workspaceId, externalId: "john", name: "Phone" };
    const { token } = await at.server.http(admin).mutation(m("personalTokens:create"), args);
    const keys = { p256dh: `B${"A".repeat(86)}`, auth: "A".repeat(22) };
    const endpoint = "https://push.example/john";
    await at.server.http(at.shop.john).mutation(m("pushSubscriptions:add"), { endpoint, keys });
    expect(await browsers()).toBe(1);
    await manage("erase");
    expect(await browsers()).toBe(0);
    expect((await at.shop.call("conversations", token)).status).toBe(401);
    const texts = async () =>
      (await at.shop.call(`messages/${conversation_id}`, at.shop.selma)).body.data.map(
        (each: { message: string }) => each.message,
      );
    await eventually(async () => (await texts())[1] === "");
    expect(await texts()).toEqual(["I am Selma", ""]);
    await eventually(async () => {
      const { messages } = await at.server.http(at.shop.kate).query(q("chats:messages"), { chatId });
      return !JSON.stringify(messages).includes("John here");
    });
    const { person, messages } = await manage("exportData");
    expect(person.name).toBeUndefined();
    expect(JSON.stringify(messages)).not.toMatch(/I am John|John here/);
  });

  test("is erased in groups that they left and in conversations of stores whose staff they were, too", async () => {
    const { workspaceId, admin, kate, commerce, tokenOf } = at.shop;
    const { chatId } = await talk();
    const john = at.server.http(at.shop.john);
    await john.mutation(m("chats:removeMember"), { chatId, memberId: "john" });
    const asStaff = (staff: { externalId: string }[]) =>
      commerce("upsertStore", { externalId: "lamps", name: "Lamps", staff });
    const storeId = await asStaff([{ externalId: "john" }]);
    const order = { externalId: "o-1", storeExternalId: "lamps", customerExternalId: "mia", status: "paid" };
    await commerce("upsertOrder", { ...order, totalAmount: 1, orderDate: 1 });
    const mia = tokenOf("mia");
    const { conversationId } = await at.server
      .http(mia)
      .mutation(m("shared/chat:createOrGetConversation"), { storeId });
    const say = (token: string, content: string) =>
      at.server.http(token).mutation(m("shared/chat:sendMessage"), { conversationId, content, messageType: "text" });
    await say(mia, "Mia asks");
    await say(tokenOf("john", { side: "store" }), "John of the lamps answers");
    await asStaff([]);

    const { messages } = await manage("exportData");
    const contents = messages.map((each: { content: string }) => each.content);
    expect(contents).toEqual(expect.arrayContaining(["John here", "John of the lamps answers"]));
    expect(contents).not.toContain("Mia asks");

    await manage("erase");
    const left = async () =>
      JSON.stringify([
        await at.server.http(kate).query(q("chats:messages"), { chatId }),
        await at.server.http(mia).query(q("shared/chat:getMessages"), { conversationId }),
        await at.server.http(admin).query(q("shared/chat:getConversations"), { workspaceId }),
      ]);
    await eventually(async () => !/John here|John of the lamps/.test(await left()));
    expect(await left()).toContain("Mia asks");
  });

  test("is erased in what they reported, too, and what was reported of them stays", async () => {
    const { workspaceId, admin } = at.shop;
    await talk();
    const reportAs = async (token: string, reason: string) => {
      const [{ _id: conversationId }] = await at.server.http(token).query(q("shared/chat:getConversations"), {});
      const fields = { conversationId, reason, note: `${reason}, truly` };
      await at.server.http(token).mutation(m("marketplace:report"), fields);
    };
    await reportAs(at.shop.john, "Selma insults me");
    await reportAs(at.shop.selma, "John is rude");
    await manage("erase");
    const list = async () =>
      JSON.stringify(await at.server.http(admin).query(q("marketplace:listReports"), { workspaceId }));
    await eventually(async () => !(await list()).includes("Selma insults me"));
    expect(await list()).toContain("John is rude, truly");
  });

  test("is for those with the right to it, in their own workspace", async () => {
    await talk();
    const { token } = await at.server.people.agent(at.shop.workspaceId, { role: "agent" });
    const other = await openShop(at.server);
    for (const name of ["exportData", "erase"]) {
      await expect(manage(name, "john", token)).rejects.toMatchObject({ data: { code: "PERMISSION_DENIED" } });
      await expect(manage(name, "john", other.admin)).rejects.toMatchObject({ data: { code: "NOT_WORKSPACE_MEMBER" } });
      await expect(manage(name, "nobody")).rejects.toMatchObject({ data: { code: "NOT_FOUND" } });
    }
  });
});
