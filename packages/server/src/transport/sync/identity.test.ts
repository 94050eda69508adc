/** Tokens on a socket: who is confirmed, who is refused, and that nothing runs under a token that is not good. */
import { eventually } from "@foyer/testing/eventually.ts";
import { closeGate, fixture, textsOf } from "@foyer/testing/fixtureFunctions.ts";
import { createRawSockets, type RawClient } from "@foyer/testing/rawSocket.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { signAccessToken } from "../../domains/identity/accessTokens.ts";

const HOUR_MS = 3_600_000;

describe("the identity of a socket", () => {
  let server: TestServer;
  const sockets = createRawSockets(() => server.url);
  beforeAll(async () => {
    server = await startServer({ functions: fixture });
  });
  afterEach(() => sockets.closeAll());
  afterAll(() => server.stop());

  /** Another token of the same session. */
  async function renew(token: string, afterMs = 0): Promise<string> {
    const { sub, sid } = JSON.parse(Buffer.from(token.split(".")[1] as string, "base64url").toString());
    const now = server.clock.now() + afterMs;
    return signAccessToken(server.foyer.engine.surroundings.secrets, { userId: sub, sessionId: sid, now });
  }

  async function textsOn(board: string): Promise<string[]> {
    const reader = await sockets.connect();
    await reader.add(0, "notes:list", { board }).settled();
    return textsOf(reader.value(0));
  }

  const refusal = (client: RawClient) => client.all("AuthError")[0];

  test("results follow whoever is signed in", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const visitor = await server.people.visitor(workspaceId);
    const client = await sockets.connect();
    client.add(0, "who:me").add(1, "who:kind").add(2, "who:softly").add(3, "who:agents").add(4, "plain");
    await client.settled();
    expect([0, 1, 2].map((id) => client.value(id))).toEqual(["anonymous", "anonymous", null]);
    expect(client.failure(3)?.errorData).toMatchObject({ code: "NOT_AUTHENTICATED" });
    await client.authenticate(alice.token).settled();
    const me = `agent:${alice.userId}`;
    expect([0, 1, 2, 3].map((id) => client.value(id))).toEqual([me, "agent", me, me]);
    await client.authenticate(visitor.sessionToken).settled();
    expect([0, 1].map((id) => client.value(id))).toEqual([`visitor:${visitor.visitorId}`, "visitor"]);
    await client.authenticate(null).settled();
    expect([0, 1, 2].map((id) => client.value(id))).toEqual(["anonymous", "anonymous", null]);
    const sent = client.all("Transition").flatMap(({ modifications }) => modifications.map(({ queryId }) => queryId));
    expect(sent.filter((queryId) => queryId === 4)).toEqual([4]);
  });

  test("a fresh token of the same person is confirmed without results being sent again", async () => {
    const { alice } = await server.people.workspace();
    const client = await sockets.connect();
    await client.authenticate(alice.token).add(0, "who:me").add(1, "who:agents").settled();
    await client.authenticate(await renew(alice.token, 1_000)).settled();
    await client.authenticate(await renew(alice.token, 1_000)).settled();
    expect([client.value(0), client.version.identity]).toEqual([`agent:${alice.userId}`, 3]);
    const sent = client.all("Transition").flatMap(({ modifications }) => modifications);
    expect(sent.map(({ queryId }) => queryId).sort()).toEqual([0, 1]);
  });

  test.each(["garbage", "a.b.c", "wst_00", ""])(
    "the token '%s' is refused before anything runs under it",
    async (token) => {
      const client = await sockets.connect();
      await client.add(0, "who:me").settled();
      client.authenticate(token).add(1, "plain");
      client.mutate("notes:add", { board: `refused ${token}`, text: "no" });
      client.act("work:send", { board: `refused ${token}`, text: "no" });
      expect((await client.closed).code).toBe(1000);
      expect(refusal(client)).toMatchObject({ type: "AuthError", baseVersion: 0, authUpdateAttempted: true });
      expect(refusal(client)?.error).toMatch(/\w/);
      expect(client.version.identity).toBe(0);
      expect([...client.all("MutationResponse"), ...client.all("ActionResponse")]).toEqual([]);
      expect(await textsOn(`refused ${token}`)).toEqual([]);
    },
  );

  test("a bad token is refused on a socket that asks for nothing", async () => {
    const client = await sockets.connect();
    client.authenticate("garbage").modify([]);
    await client.closed;
    expect(refusal(client)).toMatchObject({ baseVersion: 0, authUpdateAttempted: true });
    expect(client.all("Transition").every(({ endVersion }) => endVersion.identity === 0)).toBe(true);
  });

  test("a bad token after a good one is refused with the version that was confirmed", async () => {
    const { alice } = await server.people.workspace();
    const client = await sockets.connect();
    await client.authenticate(alice.token).settled();
    client.authenticate(`${alice.token.slice(0, -4)}AAAA`);
    await client.closed;
    expect(refusal(client)).toMatchObject({ baseVersion: 1, authUpdateAttempted: true });
  });

  test("a good token right after a bad one counts", async () => {
    const { alice } = await server.people.workspace();
    const client = await sockets.connect();
    client.authenticate("garbage").authenticate(alice.token).add(0, "who:me");
    await client.settled();
    expect(client.value(0)).toBe(`agent:${alice.userId}`);
  });

  test("the same token twice in a row leaves nobody behind", async () => {
    const { alice } = await server.people.workspace();
    const client = await sockets.connect();
    await client.add(0, "who:me").settled();
    await client.authenticate(alice.token).authenticate(alice.token).settled();
    expect(client.value(0)).toBe(`agent:${alice.userId}`);
  });

  test("admin tokens are refused", async () => {
    const client = await sockets.connect();
    client.send({ type: "Authenticate", baseVersion: 0, tokenType: "Admin", value: "x", impersonating: { a: 1 } });
    await client.closed;
    expect(refusal(client)?.error).toBe("Admin tokens are not accepted");
  });

  test("a mutation runs as whoever was signed in when it came", async () => {
    const { alice } = await server.people.workspace();
    const gate = closeGate("sign-out");
    const client = await sockets.connect();
    client.authenticate(alice.token);
    client.mutate("notes:add", { board: "author", text: "first", gate: "sign-out" });
    client.mutate("notes:add", { board: "author", text: "queued" });
    await eventually(() => gate.waiting >= 1);
    client.authenticate(null);
    const last = client.mutate("notes:add", { board: "author", text: "after" });
    gate.open();
    await client.response(last);
    await client.add(0, "notes:list", { board: "author" }).settled();
    const me = `agent:${alice.userId}`;
    const authors = (client.value(0) as { author: string }[]).map(({ author }) => author);
    expect(authors).toEqual([me, me, "anonymous"]);
  });

  test("a token that runs out while connected ends the socket when something runs, and nothing is lost", async () => {
    const { alice } = await server.people.workspace();
    const note = { board: "expired", text: "once" };
    const client = await sockets.connect();
    await client.authenticate(alice.token).settled();
    server.clock.advance(2 * HOUR_MS);
    client.mutate("notes:add", note);
    await client.closed;
    expect(refusal(client)).toMatchObject({ baseVersion: 1, authUpdateAttempted: false });
    expect(client.all("MutationResponse")).toEqual([]);
    expect(await textsOn("expired")).toEqual([]);
    const next = await sockets.open({ sessionId: client.sessionId });
    next.connect({ connectionCount: 1, lastCloseReason: "AuthError" }).authenticate(await renew(alice.token));
    next.mutate("notes:add", note, 0);
    expect(await next.response(0)).toMatchObject({ success: true });
    expect(await textsOn("expired")).toEqual(["once"]);
  });

  test("a token that runs out ends the socket of a client that only listens", async () => {
    const { workspaceId } = await server.people.workspace();
    const agent = await server.people.agent(workspaceId);
    const client = await sockets.connect();
    await client.authenticate(agent.token).add(0, "who:me").settled();
    server.clock.advance(2 * HOUR_MS);
    await client.closed;
    expect(refusal(client)).toMatchObject({ baseVersion: 1, authUpdateAttempted: false });
  });
});
