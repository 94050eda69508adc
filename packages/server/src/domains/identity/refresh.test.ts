import { a, q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

interface Tokens {
  token: string;
  refreshToken: string;
}

describe("a refresh token", () => {
  let server: TestServer;
  let first: Tokens;
  beforeAll(async () => {
    server = await startServer();
    const params = { flow: "signUp", email: "ada@example.com", password: "correct horse battery" };
    first = (await server.http().action(a("auth:signIn"), { provider: "password", params })).tokens;
  });
  afterAll(() => server.stop());

  async function refresh(refreshToken: string): Promise<Tokens | null> {
    return (await server.http().action(a("auth:signIn"), { refreshToken })).tokens;
  }
  async function renew(tokens: Tokens): Promise<Tokens> {
    const renewed = await refresh(tokens.refreshToken);
    expect(renewed).not.toBeNull();
    return renewed as Tokens;
  }
  async function newSession(): Promise<Tokens> {
    const params = { flow: "signIn", email: "ada@example.com", password: "correct horse battery" };
    return (await server.http().action(a("auth:signIn"), { provider: "password", params })).tokens;
  }
  const isSignedIn = ({ token }: Tokens) => server.http(token).query(q("auth:isAuthenticated"), {});

  test("is exchanged for the next one, and for an access token that differs even within a second", async () => {
    const next = await renew(first);
    expect(next.refreshToken).not.toBe(first.refreshToken);
    expect(next.token).not.toBe(first.token);
    expect(await isSignedIn(next)).toBe(true);
  });

  test("serves two tabs that refresh at the same moment", async () => {
    const session = await newSession();
    const [one, two] = await Promise.all([renew(session), renew(session)]);
    expect(one.refreshToken).not.toBe(two.refreshToken);
    expect(await isSignedIn(await renew(one))).toBe(true);
    expect(await isSignedIn(await renew(two))).toBe(true);
  });

  test("may be used again within half a minute, as by a client that did not get the answer", async () => {
    const session = await newSession();
    await renew(session);
    server.clock.advance(20_000);
    expect(await isSignedIn(await renew(session))).toBe(true);
  });

  test("still works days later when nothing that came of it was ever used", async () => {
    const session = await newSession();
    await renew(session);
    server.clock.advance(3 * DAY_MS);
    expect(await isSignedIn(await renew(await renew(session)))).toBe(true);
  });

  test("ends the session when it is used after its successor: somebody else has it", async () => {
    const session = await newSession();
    const thief = await renew(await renew(session));
    server.clock.advance(MINUTE_MS);
    expect(await refresh(session.refreshToken)).toBeNull();
    await expect(isSignedIn(thief)).rejects.toThrow("Session expired");
    expect(await refresh(thief.refreshToken)).toBeNull();
  });

  test("ends the session when both of its branches are in use", async () => {
    const session = await newSession();
    const owner = await renew(session);
    server.clock.advance(MINUTE_MS);
    const thief = await renew(await renew(session));
    expect(await refresh(owner.refreshToken)).toBeNull();
    await expect(isSignedIn(thief)).rejects.toThrow("Session expired");
  });

  test("that is unknown gives null rather than an error", async () => {
    expect(await refresh("rt_unknown")).toBeNull();
  });

  test("is good for thirty days without use", async () => {
    const session = await newSession();
    server.clock.advance(29 * DAY_MS);
    const renewed = await renew(session);
    server.clock.advance(30 * DAY_MS + 1);
    expect(await refresh(renewed.refreshToken)).toBeNull();
  });
});
