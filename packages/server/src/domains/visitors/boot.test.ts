import { m, q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createBrowser, post } from "./testing.ts";

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
    const other = await boot(browserOf(), "1");
    expect(vera.sessionToken).toMatch(/^wst_/);
    // They are somebody of their own.
    expect(other.sessionToken).toMatch(/^wst_/);
    expect(other.sessionToken).not.toBe(vera.sessionToken);
    expect(JSON.stringify(other)).not.toContain(vera.visitor._id);
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
