/** Mutations that share transactions: what one of them does is nobody else's matter. */
import { fixture, textsOf } from "@foyer/testing/fixtureFunctions.ts";
import { createRawSockets } from "@foyer/testing/rawSocket.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

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
    expect(await edit({ isRefused: true })).toMatchObject({ success: false, result: "Not now" });
    expect(await edit({ isRefused: true, beside })).toMatchObject({ success: false, result: "Not now" });
    await client.add(0, "notes:list", { board: "group" }).settled();
    expect(textsOf(client.value(0))).toEqual(["one", "two"]);
    expect(await edit({})).toMatchObject({ success: true });
    expect(await edit({})).toMatchObject({ success: false, errorData: { code: "RATE_LIMITED" } });
  });
});
