import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { sourceOf } from "@foyer/testing/people.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashOf } from "../../secrets.ts";
import { widgetSessions } from "./tables.ts";
import { createBrowser } from "./testing.ts";

const HOUR = 3_600_000;
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

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

  test("each session is told whether it is verified itself, in all its tabs", async () => {
    const { workspaceId } = await server.people.workspace();
    const browser = createBrowser(server, workspaceId);
    const tokens = [(await browser.boot()).sessionToken, (await browser.boot()).sessionToken];
    const answers = [...tokens, ...tokens].map((sessionToken) => {
      const seen: { visitorId: string; identityVerified: boolean }[] = [];
      const query = q("widgetSessions:validateSessionToken");
      server.live().onUpdate(query, { sessionToken }, (answer) => void seen.push(answer));
      return seen;
    });
    await eventually(() => answers.every((seen) => seen.length > 0));
    expect(new Set(answers.map((seen) => seen.at(-1)?.visitorId)).size).toBe(1);
    await sourceOf(server.foyer).write(async (db) => {
      const session = await db.first(widgetSessions, "byToken", { tokenHash: hashOf(tokens[0] ?? "") });
      await db.update(widgetSessions, session?.id ?? "", { identityVerified: true });
    });
    const verified = () => answers.map((seen) => seen.at(-1)?.identityVerified);
    await eventually(() => verified().includes(true));
    await eventually(() => verified().join() === "true,false,true,false", { what: `${verified()} to be true` });
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
