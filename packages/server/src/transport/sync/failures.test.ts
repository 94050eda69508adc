/** Values and failures as they cross the socket: every kind of value, and errors that say what they may and no more. */
import { eventually } from "@foyer/testing/eventually.ts";
import { fixture, textsOf } from "@foyer/testing/fixtureFunctions.ts";
import { createRawSockets } from "@foyer/testing/rawSocket.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { makeFunctionReference } from "convex/server";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

const addNote = makeFunctionReference<"mutation">("notes:add");

describe("values and failures", () => {
  let server: TestServer;
  const sockets = createRawSockets(() => server.url);
  beforeAll(async () => {
    server = await startServer({ functions: fixture });
  });
  afterEach(() => sockets.closeAll());
  afterAll(() => server.stop());

  test("values that JSON cannot say arrive in their special forms", async () => {
    const client = await sockets.connect();
    await client.add(0, "values:special").add(1, "values:nothing").settled();
    expect(client.value(0)).toEqual({
      integer: { $integer: "AAAAAAAAAEA=" },
      negative: { $integer: "//////////8=" },
      bytes: { $bytes: "AQL/" },
      nan: { $float: "AAAAAAAA+H8=" },
      infinity: { $float: "AAAAAAAA8H8=" },
      minusZero: { $float: "AAAAAAAAAIA=" },
      nested: [{ deep: [null, true, "ü😀"] }],
    });
    expect(client.value(1)).toBeNull();
  });

  test.each([
    [{ $integer: "AAAAAAAAAIA=" }, "bigint -9223372036854775808"],
    [{ $integer: "BwAAAAAAAAA=" }, "number 7"],
    [{ $float: "AAAAAAAAAIA=" }, "number -0"],
    [{ $float: "AAAAAAAA+H8=" }, "number NaN"],
    [{ $bytes: "AQL/" }, "bytes 0102ff"],
    [{ $bytes: "" }, "bytes "],
    ["7", "string 7"],
  ])("the argument %j is understood as %s", async (value, understood) => {
    const client = await sockets.connect();
    await client.add(0, "values:describe", { value }).settled();
    expect(client.value(0)).toBe(understood);
  });

  test("queries whose arguments differ in special values only have results of their own", async () => {
    const client = await sockets.connect();
    const values = [
      { $bytes: "AQ==" },
      { $bytes: "Ag==" },
      { $float: "AAAAAAAA+H8=" },
      null,
      { $float: "AAAAAAAA8H8=" },
    ];
    for (const [i, value] of values.entries()) client.add(i, "values:describe", { value });
    await client.settled();
    const results = values.map((_, i) => client.value(i));
    expect(results).toEqual(["bytes 01", "bytes 02", "number NaN", "object null", "number Infinity"]);
  });

  const refusal = { code: "CONFLICT", message: "Closed already", data: { seconds: { $integer: "BwAAAAAAAAA=" } } };
  const errorData = { code: "CONFLICT", message: "Closed already", data: { seconds: 7 } };

  test("a refusal crosses with its data, from every kind of function", async () => {
    const client = await sockets.connect();
    await client.add(0, "errors:query", refusal).settled();
    expect(client.failure(0)).toEqual({
      type: "QueryFailed",
      queryId: 0,
      errorMessage: "Closed already",
      logLines: [],
      journal: null,
      errorData,
    });
    const failed = { success: false, result: "Closed already", logLines: [], errorData };
    expect(await client.response(client.mutate("errors:mutation", refusal))).toMatchObject(failed);
    expect(await client.response(client.act("errors:action", refusal))).toMatchObject(failed);
  });

  test("a fault of ours is told as one, without its details", async () => {
    const client = await sockets.connect();
    client.add(0, "errors:crashQuery").add(1, "errors:sqlQuery").add(2, "values:badKey").add(3, "plain");
    await client.settled();
    for (const id of [0, 1, 2]) {
      expect(client.failure(id)).toMatchObject({ errorMessage: "Server Error", errorData: { code: "INTERNAL_ERROR" } });
    }
    expect(client.value(3)).toBe("plain");
    const calls = [
      client.mutate("errors:crashMutation"),
      client.mutate("errors:sqlMutation"),
      client.act("errors:crashAction"),
    ];
    for (const request of calls) {
      const response = await client.response(request);
      expect(response).toMatchObject({ success: false, errorData: { code: "INTERNAL_ERROR" } });
      expect(response.result).toMatch(/^Server Error \[\w+\]$/);
    }
    expect(JSON.stringify(client.frames)).not.toMatch(/secret detail|division|TypeError/);
  });

  test("a query that keeps failing is not sent again with each change", async () => {
    const client = await sockets.connect();
    await client.add(0, "errors:crashQuery").add(1, "notes:list", { board: "failing" }).settled();
    const { evaluations } = server.foyer.engine.live;
    server.clock.advance(6_000);
    await eventually(() => server.foyer.engine.live.evaluations > evaluations, { what: "another try" });
    await client.response(client.mutate("notes:add", { board: "failing", text: "a" }));
    await eventually(() => (client.value(1) as unknown[]).length === 1);
    const failures = client
      .all("Transition")
      .flatMap(({ modifications }) => modifications.filter(({ queryId }) => queryId === 0));
    expect(failures).toHaveLength(1);
  });

  test("a failing query does not spoil those that are computed with it", async () => {
    const client = await sockets.connect();
    const board = "beside";
    client.add(0, "errors:sqlQuery").add(1, "notes:list", { board }).add(2, "notes:size", { board }).add(3, "who:me");
    await client.settled();
    expect([1, 2, 3].map((id) => client.value(id))).toEqual([[], 0, "anonymous"]);
  });

  test("a mutation for which the database has no room is delivered again until there is, and applied once", async () => {
    const { writes } = server.foyer.engine;
    const run = (text: string) => writes.use((connection) => connection.query(text));
    await run(
      "create function no_room() returns trigger language plpgsql as $$ begin raise exception 'no space left' using errcode = 'disk_full'; end $$",
    );
    await run("create trigger no_room before insert on fixture_notes for each row execute function no_room()");
    const note = { board: "no room", text: "once" };
    const refused = server.http().mutation(addNote, note);
    await expect(refused).rejects.toMatchObject({
      data: { code: "UNAVAILABLE", message: expect.stringMatching(/^The server's disk is full\. /) },
    });
    const raw = await sockets.connect();
    raw.mutate("notes:add", note);
    expect(await raw.closed).toMatchObject({ code: 1013 });
    const sent = server.live().mutation(addNote, note);
    await run("drop trigger no_room on fixture_notes");
    await sent;
    const reader = await sockets.connect();
    await reader.add(0, "notes:list", { board: "no room" }).settled();
    expect(textsOf(reader.value(0))).toEqual(["once"]);
  });
});
