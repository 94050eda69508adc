/** Mutations that share transactions: what one of them does is nobody else's matter. */
import { fixture, textsOf } from "@foyer/testing/fixtureFunctions.ts";
import { createRawSockets } from "@foyer/testing/rawSocket.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { call } from "../call.ts";

describe("a mutation that shares its transaction", () => {
  let server: TestServer;
  const sockets = createRawSockets(() => server.url);
  beforeAll(async () => {
    server = await startServer({ functions: fixture, limitFactor: 1 });
  });
  afterEach(() => sockets.closeAll());
  afterAll(() => server.stop());

  test("counts once against its limit, also when it has to run alone, and leaves nothing when it refuses", async () => {
    const client = await sockets.connect();
    const add = async (text: string) =>
      (await client.response(client.mutate("notes:add", { board: "group", text }))).result;
    const [id, beside] = [await add("one"), await add("two")];
    const edit = (args: object) =>
      client.response(client.mutate("notes:editTogether", { id, text: "changed", ...args }));
    expect(await edit({ refuses: "after" })).toMatchObject({ success: false, result: "Not now" });
    expect(await edit({ refuses: "after", beside })).toMatchObject({ success: false, result: "Not now" });
    await client.add(0, "notes:list", { board: "group" }).settled();
    expect(textsOf(client.value(0))).toEqual(["one", "two"]);
    expect(await edit({})).toMatchObject({ success: true });
    expect(await edit({})).toMatchObject({ success: false, errorData: { code: "RATE_LIMITED" } });
  });

  test("goes on with the others when one of them refuses without having changed anything", async () => {
    const { engine } = server.foyer;
    const origin = { address: "elsewhere", origin: null };
    const run = (path: string, args: object) => call(engine, { path, args, origin });
    const add = async (text: string) => (await run("notes:add", { board: "shared", text })).value as string;
    const [first, second, third] = [await add("1"), await add("2"), await add("3")];
    const edit = (id: string, args: object = {}) => run("notes:editTogether", { id, text: "together", ...args });
    const outcomes = await Promise.allSettled([edit(first), edit(second, { refuses: "before" }), edit(third)]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    const text = "select distinct xmin::text from fixture_notes where text = 'together'";
    const { rows } = await engine.writes.use((connection) => connection.query(text));
    expect(rows).toHaveLength(1);
  });

  test("may change a row that it has just inserted", async () => {
    const client = await sockets.connect();
    const { result: id } = await client.response(client.mutate("notes:add", { board: "copies", text: "one" }));
    const copied = await client.response(client.mutate("notes:copyTogether", { id, text: "two" }));
    expect(copied).toMatchObject({ success: true, result: { text: "two" } });
    await client.add(0, "notes:list", { board: "copies" }).settled();
    expect(textsOf(client.value(0))).toEqual(["one", "two"]);
  });
});
