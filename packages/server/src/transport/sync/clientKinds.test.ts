/** Clients of other languages and versions: how they name themselves, and what they do differently. */
import { eventually } from "@foyer/testing/eventually.ts";
import { fixture, textsOf } from "@foyer/testing/fixtureFunctions.ts";
import { createRawSockets } from "@foyer/testing/rawSocket.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

const LONG = 4_200_000;

describe("kinds of clients", () => {
  let server: TestServer;
  const sockets = createRawSockets(() => server.url);
  beforeAll(async () => {
    server = await startServer({ functions: fixture });
  });
  afterEach(() => sockets.closeAll());
  afterAll(() => server.stop());

  test.each([
    ["a Rust client", "/api/sync", { "Convex-Client": "rust-0.10.4" }],
    ["a Python client", "/api/sync", { "Convex-Client": "python-0.7.0" }],
    ["a client with a malformed name", "/api/sync", { "Convex-Client": "???" }],
    ["a client without a name", "/api/sync", {}],
    ["a pre-release", "/api/1.26.0-alpha.7/sync", {}],
    ["an old version", "/api/1.20.0/sync", {}],
    ["a version of the future", "/api/99.0.0/sync", {}],
    ["a client with a query string", "/api/1.48.0/sync?x=1", {}],
  ])("%s is served", async (_, path, headers) => {
    const client = await sockets.connect({ path, headers });
    await client.add(0, "plain").settled();
    expect(client.value(0)).toBe("plain");
  });

  test("the spellings of a path are one function", async () => {
    const client = await sockets.connect({ path: "/api/sync", headers: { "Convex-Client": "rust-0.10.4" } });
    const paths = ["plain", "plain:default", "plain.js:default", "plain.js", "deep/er:get", "deep/er.js:get"];
    for (const [i, path] of paths.entries()) client.add(i, path);
    await client.settled();
    expect(paths.map((_, i) => client.value(i))).toEqual(["plain", "plain", "plain", "plain", "deep", "deep"]);
    expect(await client.response(client.mutate("notes.js:touchNothing"))).toMatchObject({ success: true });
    expect(await client.response(client.act("values.js:echoAction", { value: 1 }))).toMatchObject({ success: true });
  });

  test("arguments may be a bare object, and whole numbers may come as 64-bit integers", async () => {
    const client = await sockets.connect({ path: "/api/sync" });
    client.modify([{ type: "Add", queryId: 0, udfPath: "values:number", args: { n: { $integer: "BQAAAAAAAAA=" } } }]);
    await client.settled();
    expect(client.value(0)).toBe(5);
  });

  test("a client that makes a new session for each connection sends twice what it sends again", async () => {
    const note = { board: "rust", text: "again" };
    for (let i = 0; i < 2; i++) {
      const client = await sockets.connect({ path: "/api/sync" });
      await client.response(client.mutate("notes:add", note, 0));
      client.drop();
    }
    const reader = await sockets.connect();
    await reader.add(0, "notes:list", { board: "rust" }).settled();
    expect(textsOf(reader.value(0))).toEqual(["again", "again"]);
  });

  test.each([
    ["npm 1.28.0", { path: "/api/1.28.0/sync" }, true],
    ["npm 1.48.0", { path: "/api/1.48.0/sync" }, true],
    ["npm 1.27.9", { path: "/api/1.27.9/sync" }, false],
    ["a pre-release of 1.28.0", { path: "/api/1.28.0-alpha.1/sync" }, false],
    ["Rust", { path: "/api/sync", headers: { "Convex-Client": "rust-1.40.0" } }, false],
  ])("%s is sent very long transitions in the way that it understands", async (_, options, isChunked) => {
    const client = await sockets.connect(options);
    await client.add(0, "values:long", { length: LONG, of: "ü😀" }).settled();
    expect(String(client.value(0)).length).toBe(LONG);
    expect(client.value(0)).toBe("ü😀".repeat(LONG / 3));
    expect(client.all("TransitionChunk").length > 0).toBe(isChunked);
    if (isChunked) expect(Math.max(...client.lengths)).toBeLessThan(9_000_000);
  });

  test("responses are never chunked, however long", async () => {
    const client = await sockets.connect();
    const value = "x".repeat(LONG);
    expect((await client.response(client.act("values:echoAction", { value }))).result).toBe(value);
    expect(client.all("TransitionChunk")).toEqual([]);
  });

  test("short transitions are not chunked", async () => {
    const client = await sockets.connect();
    await client.add(0, "values:long", { length: 1_000_000, of: "x" }).settled();
    expect(client.all("TransitionChunk")).toEqual([]);
    await eventually(() => client.value(0));
  });
});
