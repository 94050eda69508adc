import { eventually } from "@foyer/testing/eventually.ts";
import { a, m, q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

interface Tokens {
  token: string;
  refreshToken: string;
}

describe("sessions of one person on several devices", () => {
  let server: TestServer;
  const params = { email: "ada@example.com", password: "correct horse battery" };
  beforeAll(async () => {
    server = await startServer();
    await signIn("signUp");
  });
  afterAll(() => server.stop());

  async function signIn(flow = "signIn"): Promise<Tokens> {
    const args = { provider: "password", params: { ...params, flow } };
    return (await server.http().action(a("auth:signIn"), args)).tokens;
  }
  const list = (token: string): Promise<{ _id: string }[]> => server.http(token).query(q("auth:listSessions"), {});
  const isSignedIn = (token: string) => server.http(token).query(q("auth:isAuthenticated"), {});
  const sessionOf = (token: string): string =>
    JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()).sid;

  /** A dashboard that looks at who is signed in and at its sessions. */
  function watch(token: string) {
    const seen = { users: [] as unknown[], failures: [] as string[], auth: [] as boolean[] };
    const client = server.live();
    client.setAuth(
      async () => token,
      (isAuthenticated) => seen.auth.push(isAuthenticated),
    );
    client.onUpdate(q("auth:currentUser"), {}, (user) => seen.users.push(user));
    client.onUpdate(
      q("auth:listSessions"),
      {},
      () => {},
      (error) => seen.failures.push(error.message),
    );
    return { client, seen, ready: () => eventually(() => seen.users.at(-1)) };
  }

  test("signing out closes what that device has open, at once, and leaves the others alone", async () => {
    const [laptop, phone] = [await signIn(), await signIn()];
    const onPhone = watch(phone.token);
    await onPhone.ready();
    await server.http(laptop.token).mutation(m("auth:endSession"), { id: sessionOf(phone.token) });
    await eventually(() => onPhone.seen.users.at(-1) === null);
    await eventually(() => onPhone.seen.failures.at(-1)?.includes("Not authenticated"));
    expect(onPhone.seen.auth.at(-1)).toBe(false);
    await expect(isSignedIn(phone.token)).rejects.toThrow("Session expired");
    const { tokens } = await server.http().action(a("auth:signIn"), { refreshToken: phone.refreshToken });
    expect(tokens).toBeNull();
    expect(await isSignedIn(laptop.token)).toBe(true);
  });

  test("signing out over an open connection ends that connection's session", async () => {
    const tokens = await signIn();
    const { client, seen, ready } = watch(tokens.token);
    await ready();
    await client.action(a("auth:signOut"), {});
    await eventually(() => seen.users.at(-1) === null);
    await expect(isSignedIn(tokens.token)).rejects.toThrow("Session expired");
  });

  test("signing out without being signed in does nothing", async () => {
    expect(await server.http().action(a("auth:signOut"), {})).toBeNull();
  });

  test("signing out everywhere ends every session, or all but the one in use", async () => {
    const [one, two, three] = [await signIn(), await signIn(), await signIn()];
    const open = watch(two.token);
    await open.ready();
    await server.http(one.token).action(a("auth:signOutEverywhere"), { keepCurrent: true });
    await eventually(() => open.seen.users.at(-1) === null);
    expect((await list(one.token)).map(({ _id }) => _id)).toEqual([sessionOf(one.token)]);
    await expect(isSignedIn(three.token)).rejects.toThrow("Session expired");
    const another = await signIn();
    expect(await server.http(one.token).action(a("auth:signOutEverywhere"), {})).toBe(2);
    await expect(isSignedIn(another.token)).rejects.toThrow("Session expired");
  });

  test("the list shows each device, and new ones as they come", async () => {
    const { token } = await signIn();
    const lists: { _id: string; userAgent?: string; address?: string }[][] = [];
    server.live(token).onUpdate(q("auth:listSessions"), {}, (sessions) => lists.push(sessions));
    await eventually(() => lists.length > 0);
    const other = await signIn();
    const newest = await eventually(() => lists.at(-1)?.find(({ _id }) => _id === sessionOf(other.token)));
    expect(newest.address).toMatch(/127\.0\.0\.1/);
  });

  test("nobody ends the session in use by its id, nor one of somebody else", async () => {
    const { token } = await signIn();
    const { alice } = await server.people.workspace();
    const end = (id: string) => server.http(token).mutation(m("auth:endSession"), { id });
    await expect(end(sessionOf(token))).rejects.toThrow("Sign out instead");
    await expect(end(sessionOf(alice.token))).rejects.toThrow("Session not found");
    expect(await isSignedIn(alice.token)).toBe(true);
  });
});
