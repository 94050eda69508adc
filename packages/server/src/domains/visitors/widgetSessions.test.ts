import { eventually } from "@foyer/testing/eventually.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createBrowser, hashFor, m, post, q } from "./testing.ts";

const HOUR = 3_600_000;
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe("booting a messenger", () => {
  test("a browser that comes back is the same visitor, under a new token", async () => {
    const { workspaceId } = await server.people.workspace();
    const browser = createBrowser(server, workspaceId);
    const first = await browser.boot({
      name: "Vera",
      customAttributes: { plan: "free", tags: ["a", "b"], address: { city: "Riga" } },
      device: { browser: "Firefox", os: "Linux", deviceType: "desktop" },
      currentUrl: "https://shop.example/",
      clientType: "web_widget",
      clientVersion: "0.1.0",
    });
    expect(first.sessionToken).toMatch(/^wst_[0-9a-f]{64}$/);
    expect(first.visitor).toMatchObject({ name: "Vera", identityVerified: false });
    expect(first.visitor.readableId).toMatch(/^[a-z]+-[a-z]+-\d\d$/);
    expect(first.expiresAt - server.clock.now()).toBeGreaterThan(23 * HOUR);
    const second = await browser.boot({ customAttributes: { plan: "pro" } });
    expect(second.visitor._id).toBe(first.visitor._id);
    expect(second.sessionToken).not.toBe(first.sessionToken);
    expect(second.visitor.customAttributes).toEqual({ plan: "pro", tags: ["a", "b"], address: { city: "Riga" } });
    expect(JSON.stringify(second)).not.toContain(browser.sessionId);
  });

  test("existing messengers are served with just what they send", async () => {
    const { workspaceId } = await server.people.workspace();
    const browser = createBrowser(server, workspaceId);
    const live = server.live();
    const origin = "https://shop.example";
    const { sessionId } = browser;
    const booted = await live.mutation(m("widgetSessions:boot"), {
      workspaceId,
      sessionId,
      name: "Vera",
      email: "vera@example.com",
      device: { browser: "Firefox", os: "Linux", deviceType: "desktop" },
      referrer: "",
      currentUrl: "https://shop.example/",
      customAttributes: {},
      origin,
      clientType: "web_widget",
      clientVersion: "0.1.0",
      clientIdentifier: "shop",
    });
    const visitorId = booted.visitor._id;
    const { sessionToken } = booted;
    expect(await live.query(q("visitors:getBySession"), { sessionId })).toMatchObject({ _id: visitorId });
    expect(await live.mutation(m("visitors:heartbeat"), { visitorId, sessionToken, origin })).toBeNull();
    const captured = { visitorId, sessionToken, email: "v@example.com", origin };
    expect(await live.mutation(m("visitors:identify"), captured)).toMatchObject({ email: "v@example.com" });
    for (const eventType of ["session_start", "page_view", "session_end"]) {
      const properties = { userAgent: "x", language: "en", screenWidth: 1, screenHeight: 1 };
      const event = { workspaceId, visitorId, sessionToken, eventType, url: origin, sessionId, properties };
      expect(await live.mutation(m("events:trackAutoEvent"), event)).toMatch(/^[0-9a-f]{32}$/);
    }
    expect(await live.mutation(m("widgetSessions:refresh"), { sessionToken })).toMatchObject({
      sessionToken: expect.stringMatching(/^wst_/),
    });
  });

  test("neither an e-mail nor a visitor's id opens somebody's history", async () => {
    const { workspaceId } = await server.people.workspace();
    const vera = await createBrowser(server, workspaceId).boot({ email: "vera@example.com" });
    const thief = createBrowser(server, workspaceId);
    const byEmail = await thief.boot({ email: "vera@example.com" });
    const byId = await thief.boot({ existingVisitorId: vera.visitor._id });
    expect(byEmail.visitor._id).not.toBe(vera.visitor._id);
    expect(byId.visitor._id).toBe(byEmail.visitor._id);
  });

  test("two tabs that boot at the same moment are one visitor", async () => {
    const { workspaceId } = await server.people.workspace();
    const browser = createBrowser(server, workspaceId);
    const boots = await Promise.all(Array.from({ length: 6 }, () => browser.boot()));
    expect(new Set(boots.map((boot) => boot.visitor._id)).size).toBe(1);
  });

  test("the same key in another workspace is another visitor", async () => {
    const [one, other] = [await server.people.workspace(), await server.people.workspace("Other")];
    const browser = createBrowser(server, one.workspaceId);
    const here = await browser.boot();
    const there = await browser.boot({ workspaceId: other.workspaceId });
    expect(there.visitor._id).not.toBe(here.visitor._id);
    await expect(
      server.http().mutation(m("conversations:createForVisitor"), {
        workspaceId: other.workspaceId,
        sessionToken: here.sessionToken,
      }),
    ).rejects.toThrow("Session token does not match workspace");
  });

  test("a user of the host who gives way to another in the same browser is not seen by the other", async () => {
    const { workspaceId } = await server.people.workspace();
    const browser = createBrowser(server, workspaceId);
    const ann = await browser.boot({ externalUserId: "ann" });
    const ben = await browser.boot({ externalUserId: "ben" });
    expect(ben.visitor._id).not.toBe(ann.visitor._id);
    expect((await browser.boot({ externalUserId: "ben" })).visitor._id).toBe(ben.visitor._id);
  });

  test("a crawler gets no visitor", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const args = { workspaceId, sessionId: `session_${"a".repeat(48)}` };
    const headers = { "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)" };
    const answer = await post(server, "widgetSessions:boot", { args, headers });
    expect(answer).toMatchObject({ status: "error" });
    expect(answer.errorMessage).not.toMatch(/expired|Invalid/);
    expect(await server.http(alice.token).query(q("visitors:list"), { workspaceId })).toEqual([]);
  });

  test("a workspace that does not exist, and a key that is too short to be one, are refused", async () => {
    const { workspaceId } = await server.people.workspace();
    const browser = createBrowser(server, "0".repeat(32));
    await expect(browser.boot()).rejects.toThrow("Workspace not found");
    await expect(createBrowser(server, workspaceId).boot({ sessionId: "guess" })).rejects.toThrow("sessionId");
  });

  test("the place is told by the address when the client tells none, and a city that was told stays", async () => {
    const { workspaceId } = await server.people.workspace();
    const browser = createBrowser(server, workspaceId);
    expect((await browser.boot()).visitor.location).toBeUndefined();
    const told = await browser.boot({ location: { city: "Riga", region: null, country: "Latvia", countryCode: "LV" } });
    expect(told.visitor.location).toEqual({ city: "Riga", country: "Latvia", countryCode: "LV" });
    expect((await browser.boot()).visitor.location).toEqual(told.visitor.location);
  });
});

describe("a boot that is delivered twice", () => {
  const boot = async (args: object, key: string) => {
    const response = await fetch(`${server.url}/api/v1/widgetSessions/boot`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify(args),
    });
    return response.json();
  };

  test("answers the same, and the token that it gave is nowhere to be read", async () => {
    const { workspaceId } = await server.people.workspace();
    const args = { workspaceId, sessionId: createBrowser(server, workspaceId).sessionId };
    const [first, again] = [await boot(args, "page 1"), await boot(args, "page 1")];
    expect(first.sessionToken).toMatch(/^wst_/);
    expect(again).toEqual(first);
    const { rows } = await server.foyer.engine.snapshots.read((connection) =>
      connection.query("select * from mutation_results"),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain("wst_");
  });

  test("gives nothing to somebody else who happens to use the same key", async () => {
    const { workspaceId } = await server.people.workspace();
    const browserOf = () => ({ workspaceId, sessionId: createBrowser(server, workspaceId).sessionId });
    const vera = await boot(browserOf(), "1");
    const thief = await boot(browserOf(), "1");
    expect(vera.sessionToken).toMatch(/^wst_/);
    expect(thief).toMatchObject({ code: "NOT_AUTHORIZED" });
    expect(JSON.stringify(thief)).not.toContain(vera.visitor._id);
  });
});

describe("allowed origins", () => {
  test("the browser's own header counts, whatever the client claims", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    await allow(workspaceId, ["https://shop.example", "*.brand.example"]);
    const args = { workspaceId, sessionId: `session_${"b".repeat(48)}` };
    const boot = (origin: string | undefined, claimed?: string) =>
      post(server, "widgetSessions:boot", {
        args: claimed ? { ...args, origin: claimed } : args,
        headers: origin ? { origin } : {},
      });
    expect(await boot("https://evil.example", "https://shop.example")).toMatchObject({
      errorMessage: "Origin validation failed: Origin not in allowed list",
    });
    expect(await boot("https://shop.example")).toMatchObject({ status: "success" });
    expect(await boot("http://shop.example")).toMatchObject({ status: "error" });
    expect(await boot("https://eu.brand.example")).toMatchObject({ status: "success" });
    expect(await boot("https://evilbrand.example")).toMatchObject({ status: "error" });
    expect(await boot("null")).toMatchObject({
      errorMessage: "Origin validation failed: Origin must be a valid http(s) origin",
    });
    expect(await boot(undefined)).toMatchObject({
      errorMessage: "Origin validation failed: Origin header is required when allowed origins are configured",
    });
    expect(await boot(undefined, "https://shop.example")).toMatchObject({ status: "success" });
    const visitors = await server.http(alice.token).query(q("visitors:list"), { workspaceId });
    expect(visitors).toHaveLength(1);
  });

  test("a session from an allowed site is of no use on another", async () => {
    const { workspaceId } = await server.people.workspace();
    const { sessionToken } = await createBrowser(server, workspaceId).boot();
    await allow(workspaceId, ["https://shop.example"]);
    const headers = { origin: "https://evil.example" };
    for (const path of ["visitors:identify", "visitors:heartbeat"]) {
      const answer = await post(server, path, { args: { sessionToken, origin: "https://shop.example" }, headers });
      expect(answer.errorMessage).toContain("Origin validation failed");
    }
  });
});

describe("a session's life", () => {
  test("it ends after the lifetime of the workspace, and open subscriptions learn of it", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const agent = server.http(alice.token);
    await agent.mutation(m("widgetSessions:updateSettings"), { workspaceId, sessionLifetimeMs: 5 });
    expect(await agent.query(q("widgetSessions:getSettings"), { workspaceId })).toMatchObject({
      sessionLifetimeMs: HOUR,
    });
    const { sessionToken } = await createBrowser(server, workspaceId).boot();
    const answers: unknown[] = [];
    server.live().onUpdate(
      q("widgetSessions:validateSessionToken"),
      { sessionToken },
      (answer) => answers.push(answer),
      (error) => answers.push(error.message),
    );
    await eventually(() => answers.length === 1);
    expect(answers[0]).toMatchObject({ valid: true, identityVerified: false });
    server.clock.advance(HOUR + 1_000);
    await eventually(() => String(answers.at(-1)).includes("Session expired"));
    await expect(server.http().mutation(m("widgetSessions:refresh"), { sessionToken })).rejects.toThrow(
      "Session expired",
    );
  });

  test("a renewed token replaces the old one, which two tabs may use for another minute", async () => {
    const { workspaceId } = await server.people.workspace();
    const { sessionToken } = await createBrowser(server, workspaceId).boot();
    const refresh = () => server.http().mutation(m("widgetSessions:refresh"), { sessionToken });
    const [one, two] = await Promise.all([refresh(), refresh()]);
    expect(new Set([one.sessionToken, two.sessionToken, sessionToken]).size).toBe(3);
    const isGood = (token: string) =>
      server.http().query(q("conversations:getTotalUnreadForVisitor"), { workspaceId, sessionToken: token });
    expect(await isGood(sessionToken)).toBe(0);
    server.clock.advance(61_000);
    await expect(isGood(sessionToken)).rejects.toThrow("Session expired");
    expect(await isGood(one.sessionToken)).toBe(0);
    expect(await isGood(two.sessionToken)).toBe(0);
  });

  test("a revoked token is good for nothing at once", async () => {
    const { workspaceId } = await server.people.workspace();
    const { sessionToken } = await createBrowser(server, workspaceId).boot();
    const live = server.live();
    const answers: { valid: boolean }[] = [];
    live.onUpdate(q("widgetSessions:validateSessionToken"), { sessionToken }, (answer) => answers.push(answer));
    await eventually(() => answers.at(-1)?.valid);
    expect(await server.http().mutation(m("widgetSessions:revoke"), { sessionToken })).toEqual({ success: true });
    await eventually(() => answers.at(-1)?.valid === false);
    await expect(server.http().mutation(m("widgetSessions:refresh"), { sessionToken })).rejects.toThrow(
      "Invalid session token",
    );
  });

  test("sessions that ended long ago are removed, others are not", async () => {
    const { workspaceId } = await server.people.workspace();
    const browser = createBrowser(server, workspaceId);
    await browser.boot();
    server.clock.advance(3 * 24 * HOUR);
    const { sessionToken } = await browser.boot();
    const { engine } = server.foyer;
    const { removeEndedSessions } = await import("./retention.ts");
    const { callInternally } = await import("../../engine/call.ts");
    await callInternally(engine, removeEndedSessions, {});
    const count = await engine.snapshots.read((connection) =>
      connection.query<{ n: number }>("select count(*)::int as n from widget_sessions where workspace_id = $1", [
        workspaceId,
      ]),
    );
    expect(count.rows[0]?.n).toBe(1);
    expect(await server.http().query(q("widgetSessions:validateSessionToken"), { sessionToken })).toMatchObject({
      valid: true,
    });
  });

  test("its rules are for those who look after security, and changing them is noted", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const bob = await server.people.agent(workspaceId);
    const change = { workspaceId, sessionLifetimeMs: 2 * HOUR };
    await expect(server.http(bob.token).mutation(m("widgetSessions:updateSettings"), change)).rejects.toThrow(
      "Permission denied: settings.security",
    );
    await server.http(alice.token).mutation(m("widgetSessions:updateSettings"), change);
    const entries = await server.http(alice.token).query(q("auditLogs:list"), { workspaceId });
    expect(entries.map((entry: { action: string }) => entry.action)).toEqual(["workspace.security.changed"]);
  });
});

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

describe("too many boots", () => {
  test("from one address are refused for a while", async () => {
    const strict = await startServer({ limitFactor: 0.01 });
    try {
      const { workspaceId } = await strict.people.workspace();
      const boots = Array.from({ length: 6 }, () => createBrowser(strict, workspaceId).boot());
      const outcomes = await Promise.allSettled(boots);
      const refused = outcomes.filter((outcome) => outcome.status === "rejected");
      expect(refused.length).toBe(3);
      expect(String(refused[0]?.reason)).toContain("Too many requests");
    } finally {
      await strict.stop();
    }
  });
});

async function allow(workspaceId: string, origins: string[]): Promise<void> {
  await server.foyer.engine.writes.use((connection) =>
    connection.query("update workspaces set allowed_origins = $2 where id = $1", [workspaceId, origins]),
  );
}

async function verifying(mode: "optional" | "required") {
  const { workspaceId, alice } = await server.people.workspace();
  const { secret } = await server.http(alice.token).mutation(m("identityVerification:enable"), { workspaceId, mode });
  return { workspaceId, alice, secret: secret as string };
}
