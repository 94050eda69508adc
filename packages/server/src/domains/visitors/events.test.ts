import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callInternally } from "../../engine/call.ts";
import { removeOldAutoEvents } from "./retention.ts";
import { createBrowser } from "./testing.ts";

const DAY = 86_400_000;
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe("events", () => {
  test("are kept with what the host says, and the browser's key is not among it", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const browser = createBrowser(server, workspaceId);
    const { visitor, sessionToken } = await browser.boot();
    const agent = server.live(alice.token);
    const seen: { name: string }[][] = [];
    const names: string[][] = [];
    agent.onUpdate(q("events:list"), { workspaceId, visitorId: visitor._id }, (events) => seen.push(events));
    agent.onUpdate(q("events:getDistinctNames"), { workspaceId }, (list) => names.push(list));
    const id = await server.http().mutation(m("events:track"), {
      workspaceId,
      visitorId: visitor._id,
      sessionToken,
      name: "bought",
      properties: { total: 12.5, sizes: ["s", "m"] },
      url: "https://shop.example/cart",
      sessionId: browser.sessionId,
    });
    await eventually(() => seen.at(-1)?.length === 1);
    expect(seen.at(-1)?.[0]).toMatchObject({ _id: id, name: "bought", properties: { total: 12.5, sizes: ["s", "m"] } });
    expect(JSON.stringify(seen)).not.toContain(browser.sessionId);
    await eventually(() => names.at(-1)?.join() === "bought");
  });

  test("need a session, and belong to its visitor", async () => {
    const { workspaceId } = await server.people.workspace();
    const other = await server.people.workspace("Other");
    const vera = await createBrowser(server, workspaceId).boot();
    const { sessionToken } = await createBrowser(server, workspaceId).boot();
    const track = (args: object) => server.http().mutation(m("events:track"), { workspaceId, name: "x", ...args });
    await expect(track({ visitorId: vera.visitor._id })).rejects.toThrow("Session token required");
    await expect(track({ visitorId: vera.visitor._id, sessionToken })).rejects.toThrow("Not authorized");
    await expect(track({ sessionToken, workspaceId: other.workspaceId })).rejects.toThrow(
      "Session token does not match workspace",
    );
    const events = { workspaceId, visitorId: vera.visitor._id };
    expect(await server.http(other.alice.token).query(q("events:list"), events)).toEqual([]);
    const foreign = { workspaceId: other.workspaceId, visitorId: vera.visitor._id };
    expect(await server.http(other.alice.token).query(q("events:list"), foreign)).toEqual([]);
  });

  test("are counted by name, visitor and time", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const [ann, ben] = await Promise.all([1, 2].map(() => createBrowser(server, workspaceId).boot()));
    const track = (sessionToken: string | undefined, name: string) =>
      server.http().mutation(m("events:track"), { workspaceId, sessionToken, name });
    await track(ann?.sessionToken, "bought");
    server.clock.advance(60_000);
    const since = server.clock.now();
    await track(ann?.sessionToken, "bought");
    await track(ben?.sessionToken, "bought");
    await track(ben?.sessionToken, "looked");
    const count = (args: object) => server.http(alice.token).query(q("events:count"), { workspaceId, ...args });
    expect(await count({ name: "bought" })).toBe(3);
    expect(await count({ name: "bought", visitorId: ann?.visitor._id })).toBe(2);
    expect(await count({ name: "bought", visitorId: ann?.visitor._id, since })).toBe(1);
    await expect(count({ name: "bought", since })).rejects.toThrow("needs a visitor");
  });

  test("of pages say where the visitor is now", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const { visitor, sessionToken } = await createBrowser(server, workspaceId).boot();
    server.clock.advance(5_000);
    await server.http().mutation(m("events:trackAutoEvent"), {
      workspaceId,
      visitorId: visitor._id,
      sessionToken,
      eventType: "page_view",
      url: "https://shop.example/shoes",
      sessionId: "session_x",
      properties: { title: "Shoes", referrer: "" },
    });
    const seen = await server.http(alice.token).query(q("visitors:get"), { id: visitor._id });
    expect(seen?.currentUrl).toBe("https://shop.example/shoes");
    expect(seen?.lastSeenAt).toBeGreaterThan(visitor.lastSeenAt as number);
  });

  test("that the messenger reports by itself are dropped in silence when there are too many", async () => {
    const strict = await startServer({ limitFactor: 1 });
    try {
      const { workspaceId, alice } = await strict.people.workspace();
      const { visitor, sessionToken } = await createBrowser(strict, workspaceId).boot();
      const http = strict.http();
      const args = { workspaceId, sessionToken, eventType: "page_view", url: "https://shop.example/" };
      const answers: unknown[] = [];
      for (let i = 0; i < 103; i++) answers.push(await http.mutation(m("events:trackAutoEvent"), args));
      expect(answers.slice(0, 100)).not.toContain(null);
      expect(answers.slice(100)).toEqual([null, null, null]);
      const count = { workspaceId, name: "page_view", visitorId: visitor._id };
      expect(await strict.http(alice.token).query(q("events:count"), count)).toBe(100);
    } finally {
      await strict.stop();
    }
  });

  test("of that kind leave after 90 days; the host's own stay", async () => {
    const { workspaceId } = await server.people.workspace();
    const browser = createBrowser(server, workspaceId);
    const { sessionToken, visitor } = await browser.boot();
    const http = server.http();
    await http.mutation(m("events:trackAutoEvent"), { workspaceId, sessionToken, eventType: "session_start" });
    await http.mutation(m("events:track"), { workspaceId, sessionToken, name: "bought" });
    const { engine } = server.foyer;
    while (await callInternally(engine, removeOldAutoEvents, {}));
    const admin = await server.people.agent(workspaceId, { name: "Ada" });
    const names = async (token: string) => {
      const events: { name: string }[] = await server
        .http(token)
        .query(q("events:list"), { workspaceId, visitorId: visitor._id });
      return events.map((event) => event.name);
    };
    expect(await names(admin.token)).toEqual(["bought", "session_start"]);
    server.clock.advance(91 * DAY);
    while (await callInternally(engine, removeOldAutoEvents, {}));
    const later = await server.people.agent(workspaceId, { name: "Ana" });
    expect(await names(later.token)).toEqual(["bought"]);
  });
});
