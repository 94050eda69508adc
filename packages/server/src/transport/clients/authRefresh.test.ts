/** The official client's dance of tokens: refreshes before they run out, recoveries after, and giving up. */
import { eventually } from "@foyer/testing/eventually.ts";
import { fixture } from "@foyer/testing/fixtureFunctions.ts";
import { api } from "@foyer/testing/fixtureReferences.ts";
import type { Agent } from "@foyer/testing/people.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { webSocketConstructor } from "@foyer/testing/webSocket.ts";
import { ConvexClient } from "convex/browser";
import { decodeJwt, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const HOUR_S = 3_600;

describe("the official client's tokens", () => {
  let server: TestServer;
  let alice: Agent;
  const clients: ConvexClient[] = [];
  beforeAll(async () => {
    server = await startServer({ functions: fixture });
    alice = (await server.people.workspace()).alice;
  });
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await server.stop();
  });

  let tokens = 0;

  /** A token of Alice's session that is good for so long, unlike any before. */
  function sign(seconds: number): Promise<string> {
    const now = Math.floor(server.clock.now() / 1_000);
    return new SignJWT({ sid: decodeJwt(alice.token).sid, jti: String(++tokens) })
      .setProtectedHeader({ alg: "HS256", typ: "JWT" })
      .setSubject(alice.userId)
      .setIssuer("foyer")
      .setAudience("foyer")
      .setIssuedAt(now)
      .setExpirationTime(now + seconds)
      .sign(server.foyer.engine.surroundings.secrets.key("access tokens"));
  }

  /** A client that records what it asks its app for, what it tells it, and who it is to the server. */
  function signIn(fetchToken: (call: number) => Promise<string | null>) {
    const client = new ConvexClient(server.url, { logger: false, webSocketConstructor });
    clients.push(client);
    const asked: boolean[] = [];
    const told: boolean[] = [];
    const seen: string[] = [];
    client.setAuth(
      ({ forceRefreshToken }) => {
        asked.push(forceRefreshToken);
        return fetchToken(asked.length);
      },
      (isAuthenticated) => told.push(isAuthenticated),
    );
    client.onUpdate(api.me, {}, (me) => seen.push(me));
    return { client, asked, told, seen };
  }

  const me = () => `agent:${alice.userId}`;

  test("a token is confirmed, replaced by a fresh one, and nobody is anonymous in between", async () => {
    const { asked, told, seen } = signIn(() => sign(HOUR_S));
    await eventually(() => asked.length === 2 && told.length > 0 && seen.length > 0);
    expect(asked).toEqual([false, true]);
    expect(new Set(told)).toEqual(new Set([true]));
    expect(seen).toEqual([me()]);
  });

  test("a token that is about to run out is refreshed in time, without an interruption", async () => {
    const { client, asked, told, seen } = signIn(() => sign(12));
    await eventually(() => asked.length >= 4, { what: "two scheduled refreshes" });
    expect(asked.slice(0, 4)).toEqual([false, true, true, true]);
    expect(told.every(Boolean)).toBe(true);
    expect(new Set(seen)).toEqual(new Set([me()]));
    expect(client.connectionState().connectionCount).toBe(1);
    await client.close();
  });

  test("a token that ran out is refreshed when a mutation needs it, which is applied once", async () => {
    const board = "ran out";
    const { client, asked, told } = signIn(() => sign(HOUR_S));
    await eventually(() => asked.length === 2 && told.length > 0);
    await client.mutation(api.add, { board, text: "before" });
    server.clock.advance(2 * HOUR_S * 1_000);
    await Promise.all([client.mutation(api.add, { board, text: "1" }), client.mutation(api.add, { board, text: "2" })]);
    const notes = await client.query(api.list, { board });
    expect(notes.map(({ text, author }) => [text, author])).toEqual([
      ["before", me()],
      ["1", me()],
      ["2", me()],
    ]);
    expect(asked.length).toBeGreaterThan(2);
    expect(told.at(-1)).toBe(true);
  });

  test("a refused token is asked for again, and a good one makes up for it", async () => {
    const { asked, told, seen } = signIn((call) => (call === 1 ? Promise.resolve("a.b.c") : sign(HOUR_S)));
    await eventually(() => told.at(-1) === true && seen.at(-1) === me());
    expect(asked.slice(0, 2)).toEqual([false, true]);
    expect(seen).toEqual([me()]);
  });

  test("an app that has only bad tokens ends up signed out, and is served as nobody", async () => {
    const { client, told, seen } = signIn(async (call) => `bad.token.${call}`);
    await eventually(() => told.at(-1) === false && seen.length > 0);
    expect(seen).toEqual(["anonymous"]);
    expect(await client.query(api.plain, {})).toBe("plain");
  });

  test("an app without a token is signed out at once", async () => {
    const { told, seen } = signIn(async () => null);
    await eventually(() => told.length > 0 && seen.length > 0);
    expect([told, seen]).toEqual([[false], ["anonymous"]]);
  });

  test("signing out makes the results those of nobody, and signing in again one's own", async () => {
    const { client, told, seen } = signIn(() => sign(HOUR_S));
    await eventually(() => told.length === 2 && seen.at(-1) === me(), { what: "the fresh token to be confirmed" });
    client.client.clearAuth();
    await eventually(() => seen.at(-1) === "anonymous");
    client.setAuth(() => sign(HOUR_S));
    await eventually(() => seen.at(-1) === me());
    expect(seen).toEqual([me(), "anonymous", me()]);
  });

  test("an app that loses its token and finds one again is not stuck", async () => {
    const { client, told, seen } = signIn(() => sign(HOUR_S));
    await eventually(() => told.length > 0 && seen.at(-1) === me());
    const lost: boolean[] = [];
    client.setAuth(
      async () => null,
      (isAuthenticated) => lost.push(isAuthenticated),
    );
    await eventually(() => lost.at(-1) === false);
    const found: boolean[] = [];
    client.setAuth(
      () => sign(HOUR_S),
      (isAuthenticated) => found.push(isAuthenticated),
    );
    await eventually(() => found.at(-1) === true);
    expect(await client.query(api.me, {})).toBe(me());
  });
});
