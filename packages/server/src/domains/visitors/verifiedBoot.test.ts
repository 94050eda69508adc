import { m, q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createBrowser, hashFor, post } from "./testing.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe("verified people", () => {
  test("a person is the same on every device, and only with the host's proof", async () => {
    const { workspaceId, secret } = await verifying("optional");
    const proof = { externalUserId: "u1", userHash: hashFor(secret, "u1") };
    const [phone, laptop, thief] = [1, 2, 3].map(() => createBrowser(server, workspaceId));
    const onPhone = await phone?.boot({ ...proof, email: "ann@example.com" });
    const onLaptop = await laptop?.boot({ ...proof, userHash: proof.userHash.toUpperCase() });
    expect(onPhone?.visitor).toMatchObject({ identityVerified: true, externalUserId: "u1" });
    expect(onLaptop?.visitor._id).toBe(onPhone?.visitor._id);
    const bad = await thief?.boot({ externalUserId: "u1", userHash: hashFor("guess", "u1"), email: "ann@example.com" });
    expect(bad?.visitor._id).not.toBe(onPhone?.visitor._id);
    expect(bad?.visitor.identityVerified).toBe(false);
  });

  test("a browser that was verified and comes without proof is a fresh anonymous visitor", async () => {
    const { workspaceId, secret } = await verifying("optional");
    const proof = { externalUserId: "u1", userHash: hashFor(secret, "u1") };
    const browser = createBrowser(server, workspaceId);
    const ann = await browser.boot({ ...proof, name: "Ann" });
    const getBySession = () => server.http().query(q("visitors:getBySession"), { sessionId: browser.sessionId });
    expect(await getBySession()).toBeNull();
    const nobody = await browser.boot();
    expect(nobody.visitor._id).not.toBe(ann.visitor._id);
    expect(nobody.visitor.name).toBeUndefined();
    expect(await getBySession()).toMatchObject({ _id: nobody.visitor._id });
    expect((await browser.boot()).visitor._id).toBe(nobody.visitor._id);
    expect((await browser.boot(proof)).visitor._id).toBe(ann.visitor._id);
  });

  test("what somebody wrote before signing in becomes the person's; other copies of the browser's session end", async () => {
    const { workspaceId, secret } = await verifying("optional");
    const proof = { externalUserId: "u1", userHash: hashFor(secret, "u1") };
    const ann = await createBrowser(server, workspaceId).boot(proof);
    const browser = createBrowser(server, workspaceId);
    const before = await browser.boot();
    const args = { workspaceId, sessionId: browser.sessionId };
    const copied = await post(server, "widgetSessions:boot", { args, headers: { "user-agent": "Elsewhere/1.0" } });
    const started = await server.http().mutation(m("conversations:start"), {
      workspaceId,
      sessionToken: before.sessionToken,
      content: "Before I signed in",
      clientMessageId: "one",
    });
    const after = await browser.boot(proof);
    expect(after.visitor._id).toBe(ann.visitor._id);
    const conversations = await server.http().query(q("conversations:listByVisitor"), {
      workspaceId,
      sessionToken: ann.sessionToken,
    });
    expect(conversations).toMatchObject([{ _id: started.conversationId, visitorId: ann.visitor._id }]);
    // The other tab of the same browser goes on, and may still call itself by the old id.
    const sent = server.http().mutation(m("messages:send"), {
      conversationId: started.conversationId,
      senderId: before.visitor._id,
      senderType: "visitor",
      visitorId: before.visitor._id,
      sessionToken: before.sessionToken,
      content: "From the other tab",
    });
    expect(await sent).toMatch(/^[0-9a-f]{32}$/);
    await expect(
      server.http().mutation(m("widgetSessions:refresh"), { sessionToken: copied.value?.sessionToken }),
    ).rejects.toThrow("Invalid session token");
  });

  test("two devices that prove the same new person at the same moment are one visitor", async () => {
    const { workspaceId, secret } = await verifying("required");
    const proof = { externalUserId: "u9", userHash: hashFor(secret, "u9") };
    const boots = await Promise.all(Array.from({ length: 6 }, () => createBrowser(server, workspaceId).boot(proof)));
    expect(new Set(boots.map((boot) => boot.visitor._id)).size).toBe(1);
  });

  test("a second user of one browser does not get the first one's history", async () => {
    const { workspaceId, secret } = await verifying("required");
    const browser = createBrowser(server, workspaceId);
    const prove = (externalUserId: string) =>
      browser.boot({ externalUserId, userHash: hashFor(secret, externalUserId) });
    const [ann, ben] = [await prove("ann"), await prove("ben")];
    expect(ben.visitor._id).not.toBe(ann.visitor._id);
    expect((await prove("ann")).visitor._id).toBe(ann.visitor._id);
    expect((await prove("ben")).visitor._id).toBe(ben.visitor._id);
  });

  test("where proof is required, a claim without it is refused and leaves nothing behind", async () => {
    const { workspaceId, secret, alice } = await verifying("required");
    const browser = createBrowser(server, workspaceId);
    await expect(browser.boot({ externalUserId: "u1" })).rejects.toThrow(
      "Identity verification failed: userHash is required",
    );
    const wrong = { externalUserId: "u1", userHash: hashFor(secret, "u2") };
    await expect(browser.boot(wrong)).rejects.toThrow("Identity verification failed: invalid userHash");
    expect(await server.http(alice.token).query(q("visitors:list"), { workspaceId })).toEqual([]);
    expect((await browser.boot()).visitor.identityVerified).toBe(false);
  });

  test("a verified person's coming is noted once, not with every page", async () => {
    const { workspaceId, secret, alice } = await verifying("optional");
    const proof = { externalUserId: "u1", userHash: hashFor(secret, "u1") };
    const browser = createBrowser(server, workspaceId);
    await browser.boot();
    for (let page = 0; page < 3; page++) await browser.boot(proof);
    const agent = server.http(alice.token);
    const list = () => agent.query(q("auditLogs:list"), { workspaceId, action: "auth.session.created" });
    expect(await list()).toHaveLength(1);
    await agent.mutation(m("widgetSessions:updateSettings"), { workspaceId, auditsEverySession: true });
    await createBrowser(server, workspaceId).boot();
    expect(await list()).toHaveLength(2);
  });
});

async function verifying(mode: "optional" | "required") {
  const { workspaceId, alice } = await server.people.workspace();
  const { secret } = await server.http(alice.token).mutation(m("identityVerification:enable"), { workspaceId, mode });
  return { workspaceId, alice, secret: secret as string };
}
