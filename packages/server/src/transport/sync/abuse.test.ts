/** What clients must not say: each gets a clear answer, and the server serves the others as before. */
import { connect as connectTcp } from "node:net";
import { eventually } from "@foyer/testing/eventually.ts";
import { fixture } from "@foyer/testing/fixtureFunctions.ts";
import { createRawSockets, RawClient } from "@foyer/testing/rawSocket.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

const connect = { type: "Connect", sessionId: "00000000-0000-4000-8000-000000000000", connectionCount: 0 };
const modify = (modifications: unknown, baseVersion = 0) => ({
  type: "ModifyQuerySet",
  baseVersion,
  newVersion: baseVersion + 1,
  modifications,
});
const plain = (queryId: number) => ({ type: "Add", queryId, udfPath: "plain", args: [{}] });

describe("what breaks the protocol", () => {
  let server: TestServer;
  const sockets = createRawSockets(() => server.url);
  beforeAll(async () => {
    server = await startServer({ functions: fixture });
  });
  afterEach(() => sockets.closeAll());
  afterAll(() => server.stop());

  const fatal: [what: string, frames: (string | Buffer | object)[], error: RegExp][] = [
    ["a text that is not JSON", ["hello"], /not JSON/],
    ["an empty text", [""], /not JSON/],
    ["JSON that is no object", ["[1]"], /expected an object/],
    ["null", ["null"], /expected an object/],
    ["bytes", [Buffer.from([1, 2, 3])], /expected text/],
    ["an unknown message", [{ type: "Subscribe" }], /type: unknown message/],
    ["a message without a type", [{}], /type/],
    ["a type that is only inherited", ['{"__proto__":{"type":"Connect"}}'], /type/],
    ["anything before Connect", [modify([])], /Connect must come first/],
    ["a second Connect", [connect, connect], /Connect must come first, and once/],
    ["a session id that is no UUID", [{ ...connect, sessionId: "me" }], /sessionId: expected a UUID/],
    ["a query set from the wrong version", [connect, modify([], 3)], /baseVersion: expected 0/],
    ["a query set of an older version", [connect, modify([]), modify([])], /baseVersion: expected 1/],
    ["a query set that does not move on", [connect, { ...modify([]), newVersion: 0 }], /newVersion/],
    ["a query that is there already", [connect, modify([plain(1), plain(1)])], /query 1 is already in the set/],
    [
      "removing a query that is not there",
      [connect, modify([{ type: "Remove", queryId: 4 }])],
      /query 4 is not in the set/,
    ],
    ["an unknown change", [connect, modify([{ type: "Move", queryId: 4 }])], /modifications\[0\].type/],
    ["a negative query id", [connect, modify([plain(-1)])], /modifications\[0\].queryId/],
    ["changes that are no list", [connect, modify("all")], /modifications: expected an array/],
    [
      "too many queries",
      [connect, modify(Array.from({ length: 1_001 }, (_, i) => plain(i)))],
      /more than 1000 queries/,
    ],
    [
      "an identity from the wrong version",
      [connect, { type: "Authenticate", baseVersion: 1, tokenType: "None" }],
      /baseVersion/,
    ],
    ["an unknown kind of token", [connect, { type: "Authenticate", baseVersion: 0, tokenType: "Magic" }], /tokenType/],
    ["a mutation without a number", [connect, { type: "Mutation", udfPath: "x", args: [{}] }], /requestId/],
    [
      "a mutation with a huge number",
      [connect, { type: "Mutation", requestId: 1e12, udfPath: "x", args: [{}] }],
      /requestId/,
    ],
    ["arguments that are a text", [connect, { type: "Mutation", requestId: 0, udfPath: "x", args: "{}" }], /args/],
    ["two arguments", [connect, { type: "Action", requestId: 0, udfPath: "x", args: [{}, {}] }], /args/],
    ["a path that is no text", [connect, { type: "Action", requestId: 0, udfPath: 7, args: [{}] }], /udfPath/],
    ["an endless path", [connect, { type: "Action", requestId: 0, udfPath: "x".repeat(5_000), args: [{}] }], /udfPath/],
  ];

  test.each(fatal)("%s is a fatal error, and the socket is closed", async (_, frames, error) => {
    const client = await sockets.open();
    for (const frame of frames) {
      client.sendText(typeof frame === "string" || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame));
    }
    expect(await client.closed).toEqual({ code: 1008, reason: "ProtocolError" });
    expect(client.all("FatalError").at(-1)?.error).toMatch(error);
  });

  const failing: [what: string, path: string, args: string, code: string, message: RegExp][] = [
    ["an unknown function", "no:such", "{}", "NOT_FOUND", /^Could not find public function for 'no:such'/],
    ["a malformed path", "../../etc/passwd", "{}", "NOT_FOUND", /^Could not find public function/],
    ["an internal function", "notes:addInternally", "{}", "NOT_FOUND", /^Could not find public function/],
    ["a name of every object", "constructor:toString", "{}", "NOT_FOUND", /^Could not find/],
    ["the prototype's name", "__proto__:get", "{}", "NOT_FOUND", /^Could not find/],
    ["an extra argument", "plain", '{"x":1}', "INVALID_INPUT", /x/],
    [
      "an argument called __proto__",
      "values:echo",
      '{"value":{"__proto__":{"polluted":1}}}',
      "INVALID_INPUT",
      /__proto__/,
    ],
    [
      "an argument called constructor",
      "plain",
      '{"constructor":{"prototype":{"polluted":1}}}',
      "INVALID_INPUT",
      /constructor/,
    ],
    ["a key that is not ASCII", "values:echo", '{"value":{"ключ":1}}', "INVALID_INPUT", /ASCII/],
    ["a key with a dollar", "values:echo", '{"value":{"$where":1}}', "INVALID_INPUT", /special form/],
    ["bad base64", "values:echo", '{"value":{"$bytes":"%%"}}', "INVALID_INPUT", /base64/],
    ["deep nesting", "values:echo", `{"value":${"[".repeat(70)}${"]".repeat(70)}}`, "INVALID_INPUT", /nested deeper/],
    [
      "very deep nesting",
      "values:echo",
      `{"value":${"[".repeat(200_000)}${"]".repeat(200_000)}}`,
      "INVALID_INPUT",
      /nested/,
    ],
    ["a very long list", "values:echo", `{"value":[${"0,".repeat(9_000)}0]}`, "INVALID_INPUT", /8192/],
  ];

  test.each(failing)("%s fails the call and nothing else", async (_, udfPath, args, code, message) => {
    const client = await sockets.connect();
    const call = `"udfPath":${JSON.stringify(udfPath)},"args":[${args}]`;
    client.sendText(
      `{"type":"ModifyQuerySet","baseVersion":0,"newVersion":1,"modifications":[{"type":"Add","queryId":0,${call}}]}`,
    );
    client.sendText(`{"type":"Mutation","requestId":0,${call}}`);
    client.sendText(`{"type":"Action","requestId":1,${call}}`);
    await eventually(() => client.failure(0));
    expect(client.failure(0)).toMatchObject({ errorData: { code } });
    expect(client.failure(0)?.errorMessage).toMatch(message);
    for (const request of [0, 1]) expect(await client.response(request)).toMatchObject({ success: false });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    await eventually(() => client.version.querySet === 1);
    expect(client.isClosed).toBe(false);
  });

  test("a function of another kind fails the call", async () => {
    const client = await sockets.connect();
    await client.add(0, "notes:add", { board: "x", text: "x" }).settled();
    expect(client.failure(0)?.errorMessage).toBe("notes:add is a mutation, not a query.");
    expect(await client.response(client.mutate("plain"))).toMatchObject({ success: false });
    expect(await client.response(client.act("notes:add", { board: "x", text: "x" }))).toMatchObject({ success: false });
  });

  test("components are refused, an empty one is none", async () => {
    const client = await sockets.connect();
    await client.add(0, "plain", {}, { componentPath: "x" }).add(1, "plain", {}, { componentPath: "" }).settled();
    expect(client.failure(0)).toMatchObject({ errorData: { code: "NOT_AUTHORIZED" } });
    expect(client.value(1)).toBe("plain");
    const note = { udfPath: "notes:add", args: [{ board: "component", text: "x" }], componentPath: "x" };
    client.send({ type: "Mutation", requestId: 0, ...note }).send({ type: "Action", requestId: 1, ...note });
    for (const id of [0, 1]) expect(await client.response(id)).toMatchObject({ errorData: { code: "NOT_AUTHORIZED" } });
  });

  test("fields and events that are not known are ignored", async () => {
    const client = await sockets.connect();
    client.send({ type: "Event", eventType: "ClientConnect", event: [{ name: "x" }], more: 1 });
    client.send({ type: "Event", eventType: 7, future: {} });
    client.add(0, "plain", {}, { future: true }).send({ ...modify([], 1), future: [1] });
    await eventually(() => client.version.querySet === 2);
    expect(client.value(0)).toBe("plain");
  });

  test("a frame that is too large closes only its own socket", async () => {
    const client = await sockets.connect();
    client.sendText(`"${"x".repeat(17 * 1_024 * 1_024)}"`);
    expect((await client.closed).code).toBe(1009);
    const other = await sockets.connect();
    await other.add(0, "plain").settled();
  });

  test("other paths are not found, whatever the client does with its connection", async () => {
    for (const path of ["/api/1.48.0/other", "/socket", "/api/1.48.0/sync/more", "/api/a/b/sync"]) {
      const client = new RawClient(server.url, { path });
      await expect(client.opened).rejects.toThrow("404");
    }
    const { port } = server.foyer;
    const reset = connectTcp(port, "127.0.0.1");
    reset.write("GET /x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n", () =>
      reset.resetAndDestroy(),
    );
    await new Promise((resolve) => reset.once("close", resolve));
    const client = await sockets.connect();
    await client.add(0, "plain").settled();
  });
});
