import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { type MailTrap, startMailTrap } from "@foyer/testing/mailTrap.ts";
import { type Marketplace, openMarketplace } from "@foyer/testing/marketplace.ts";
import { runKeyedJob } from "@foyer/testing/runJob.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const MINUTE_MS = 61_000;

describe("mail to those who are away", () => {
  let server: TestServer;
  let trap: MailTrap;
  let n = 0;
  beforeAll(async () => {
    trap = await startMailTrap();
    server = await startServer({ environment: { SMTP_URL: trap.url, MAIL_FROM: "Acme <team@acme.example>" } });
  });
  afterAll(async () => {
    await server.stop();
    await trap.stop();
  });

  /** A marketplace whose people have addresses of their own, and a conversation of John's with the store. */
  async function chatting(market?: Marketplace) {
    const place = market ?? (await openMarketplace(server));
    const [johnMail, samMail] = [`john.${++n}@example.com`, `sam.${n}@example.com`];
    await place.commerce("upsertCustomer", { externalId: "john", name: "John Doe", email: johnMail });
    await place.commerce("upsertCustomer", { externalId: "sam", name: "Sam", email: samMail });
    const [john, sam, admin] = [place.john, place.sam, place.admin].map((token) => server.http(token));
    if (!john || !sam || !admin) throw new Error("nobody is here");
    const args = { storeId: place.storeId };
    const { conversationId } = await john.mutation(m("shared/chat:createOrGetConversation"), args);
    const say = (who: typeof john, content: string) =>
      who.mutation(m("shared/chat:sendMessage"), { conversationId, content });
    const wait = async (side: "customer" | "recipient") => {
      server.clock.advance(MINUTE_MS);
      await runKeyedJob(server, `away ${side} ${conversationId}`);
    };
    const settings = (fields: object) =>
      admin.mutation(m("marketplaceSettings:update"), { workspaceId: place.workspaceId, ...fields });
    /** Those that were queued, whether or not they have left. */
    const mailsTo = async (address: string): Promise<unknown[]> => {
      const mails: { recipient: string }[] = await admin.query(q("mailbox:list"), { workspaceId: place.workspaceId });
      return mails.filter((mail) => mail.recipient === address);
    };
    return { ...place, john, sam, admin, johnMail, samMail, conversationId, say, wait, settings, mailsTo };
  }

  test("a store that does not look is told who wrote what and where to answer, once for a burst", async () => {
    const { john, samMail, conversationId, say, wait, settings, mailsTo } = await chatting();
    await settings({ conversationUrl: "https://shop.example/chat?c={conversationId}" });
    await say(john, "Is my pizza ready?");
    await say(john, "Hello?");
    await wait("recipient");
    const mail = await trap.mailTo(samMail);
    expect(mail.subject).toBe("New messages from John Doe");
    expect(mail.text).toContain("Is my pizza ready?\n\nHello?");
    expect(mail.text).toContain(`https://shop.example/chat?c=${conversationId}`);
    await say(john, "Still there?");
    expect(await jobsOf(server, conversationId)).toBe(0);
    expect(await mailsTo(samMail)).toHaveLength(1);
  });

  test("a burst is one job, and whoever keeps writing does not put it off", async () => {
    const { john, conversationId, say } = await chatting();
    await say(john, "one");
    const first = await runAtOf(server, conversationId);
    server.clock.advance(30_000);
    await say(john, "two");
    expect(await jobsOf(server, conversationId)).toBe(1);
    expect(await runAtOf(server, conversationId)).toBe(first);
  });

  test("after it was read, the next message is told of again", async () => {
    const { john, sam, johnMail, conversationId, say, wait } = await chatting();
    await say(sam, "On its way!");
    await wait("customer");
    expect((await trap.mailTo(johnMail)).subject).toBe("New message from Pizza Palace");
    await john.mutation(m("shared/chat:markMessagesAsRead"), { conversationId });
    await say(sam, "Enjoy!");
    await wait("customer");
    expect((await trap.mailTo(johnMail, 2)).text).toContain("Enjoy!");
  });

  test("nobody is told of what they have read, or what was deleted, meanwhile", async () => {
    const { john, sam, johnMail, samMail, conversationId, say, wait, mailsTo } = await chatting();
    await say(john, "Read at once");
    await sam.mutation(m("shared/chat:markMessagesAsRead"), { conversationId });
    await wait("recipient");
    const messageId = await say(sam, "Oops");
    await sam.mutation(m("shared/chat:deleteMessage"), { messageId });
    await wait("customer");
    expect([...(await mailsTo(johnMail)), ...(await mailsTo(samMail))]).toEqual([]);
  });

  test("a newer message is given its minute too", async () => {
    const { john, sam, samMail, conversationId, say, wait, mailsTo } = await chatting();
    await say(john, "one");
    await sam.mutation(m("shared/chat:markMessagesAsRead"), { conversationId });
    server.clock.advance(50_000);
    await say(john, "two");
    await runKeyedJob(server, `away recipient ${conversationId}`);
    expect(await mailsTo(samMail)).toEqual([]);
    await wait("recipient");
    expect((await trap.mailTo(samMail)).text).toContain("two");
  });

  test("a muted side and a marketplace that sends no mail stay quiet", async () => {
    const { john, sam, johnMail, samMail, conversationId, say, wait, settings, mailsTo } = await chatting();
    await sam.mutation(m("marketplace:mute"), { conversationId, isMuted: true });
    expect(await sam.query(q("shared/chat:getConversation"), { conversationId })).toMatchObject({ isMuted: true });
    expect(await john.query(q("shared/chat:getConversation"), { conversationId })).toMatchObject({ isMuted: false });
    await say(john, "Quiet?");
    await wait("recipient");
    await settings({ notifiesByEmail: false });
    await say(sam, "Quiet.");
    await wait("customer");
    expect([...(await mailsTo(johnMail)), ...(await mailsTo(samMail))]).toEqual([]);
    await sam.mutation(m("marketplace:mute"), { conversationId, isMuted: false });
    await settings({ notifiesByEmail: true });
    await say(john, "Loud.");
    await wait("recipient");
    expect((await trap.mailTo(samMail)).text).toContain("Loud.");
  });

  test("addresses in what is told are hidden as in the chat", async () => {
    const { john, samMail, say, wait, settings } = await chatting();
    await settings({ masksContactDetails: true });
    await say(john, "Write to john@example.com");
    await wait("recipient");
    expect((await trap.mailTo(samMail)).text).toContain("Write to •••");
  });

  test("staff who left are not told, and members who speak for the store are", async () => {
    const { john, samMail, workspaceId, storeId, conversationId, commerce, say, wait, admin, mailsTo } =
      await chatting();
    const bob = await server.people.agent(workspaceId, { name: "Bob" });
    await admin.mutation(m("storeStaff:add"), { storeId, userId: bob.userId });
    await say(john, "Who is there?");
    await commerce("upsertStore", { externalId: "pizza", name: "Pizza Palace", staff: [] });
    await wait("recipient");
    const place = `${server.url}/app/stores?workspace=${workspaceId}&conversation=${conversationId}\n`;
    expect((await trap.mailTo(bob.email)).text).toContain(place);
    expect(await mailsTo(samMail)).toEqual([]);
  });

  test("admins are told when a conversation is handed to them", async () => {
    const { john, sam, workspaceId, conversationId, say, wait } = await chatting();
    const ada = await server.people.agent(workspaceId, { name: "Ada", role: "admin" });
    await say(john, "I want my money back");
    // The store has read it, as stores do before they hand over.
    await sam.mutation(m("shared/chat:markMessagesAsRead"), { conversationId });
    await sam.mutation(m("marketplace:transfer"), { conversationId, to: "admin" });
    await wait("recipient");
    expect((await trap.mailTo(ada.email)).text).toContain("I want my money back");
  });
});

async function jobs(server: TestServer, conversationId: string): Promise<{ at: string }[]> {
  return server.foyer.engine.writes.use(async (connection) => {
    const text = "select run_at::text as at from graphile_worker.jobs where key like $1";
    return (await connection.query<{ at: string }>(text, [`away % ${conversationId}`])).rows;
  });
}

const jobsOf = async (server: TestServer, conversationId: string) => (await jobs(server, conversationId)).length;
const runAtOf = (server: TestServer, conversationId: string) =>
  eventually(async () => (await jobs(server, conversationId))[0]?.at);
