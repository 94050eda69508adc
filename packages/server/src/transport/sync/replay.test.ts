/** Deliveries that are repeated: a mutation is applied once, whatever socket or process brings it again. */
import { randomUUID } from "node:crypto";
import { eventually } from "@foyer/testing/eventually.ts";
import { closeGate, fixture, textsOf } from "@foyer/testing/fixtureFunctions.ts";
import { findBreaches } from "@foyer/testing/ownWrites.ts";
import { createRawSockets, type RawClient } from "@foyer/testing/rawSocket.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

const NOT_YET = "no transition ever reached its timestamp";
const ownNotes = { queryId: 0, textOf: (args: Record<string, unknown>) => String(args.text), textsOf };

describe("repeated deliveries", () => {
  let server: TestServer;
  let sibling: TestServer;
  const sockets = createRawSockets(() => server.url);
  const siblingSockets = createRawSockets(() => sibling.url);
  beforeAll(async () => {
    server = await startServer({ functions: fixture });
    sibling = await startServer({ functions: fixture, databaseUrl: server.databaseUrl });
  });
  afterEach(async () => {
    await sockets.closeAll();
    await siblingSockets.closeAll();
  });
  afterAll(async () => {
    await sibling.stop();
    await server.stop();
  });

  async function textsOn(board: string): Promise<string[]> {
    const reader = await sockets.connect();
    await reader.add(0, "notes:list", { board }).settled();
    return textsOf(reader.value(0));
  }

  /** Waits until all is covered; a breach, once there, stays in the frames. */
  async function withoutBreaches(client: RawClient): Promise<void> {
    await client.settled();
    const breaches = () => findBreaches(client.frames, ownNotes);
    await eventually(() => !breaches().some((each) => each.endsWith(NOT_YET)), { what: "all to be covered" });
    expect(breaches()).toEqual([]);
  }

  test("a mutation that is delivered again after a reconnect is applied once, with the same result", async () => {
    const sessionId = randomUUID();
    const args = { board: "again", text: "once" };
    const old = await sockets.connect({ sessionId });
    const first = await old.response(old.mutate("notes:add", args));
    old.drop();
    const next = await sockets.open({ sessionId });
    next
      .connect({ connectionCount: 1, lastCloseReason: "closed with code 1006" })
      .add(0, "notes:list", { board: "again" });
    const second = await next.response(next.mutate("notes:add", args, 0));
    expect(second).toMatchObject({ success: true, result: first.result });
    await withoutBreaches(next);
    expect(await textsOn("again")).toEqual(["once"]);
  });

  test("a mutation that is delivered again is not confirmed before the first results, whatever those take", async () => {
    const sessionId = randomUUID();
    const args = { board: "slow results", text: "once" };
    const old = await sockets.connect({ sessionId });
    await old.response(old.mutate("notes:add", args));
    old.drop();
    const gate = closeGate("slow results");
    const next = await sockets.open({ sessionId });
    next.connect({ connectionCount: 1 }).authenticate(null);
    next.add(0, "notes:list", { board: "slow results", gate: "slow results" });
    await next.response(next.mutate("notes:add", args, 0));
    for (let round = 0; round < 20; round++) await textsOn("elsewhere");
    gate.open();
    await withoutBreaches(next);
    expect(textsOf(next.value(0))).toEqual(["once"]);
  });

  test("results of every kind are repeated byte for byte", async () => {
    const value = {
      z: 1,
      a: { $integer: "AAAAAAAAAIA=" },
      float: { $float: "AAAAAAAA+H8=" },
      bytes: { $bytes: "AQL/" },
      list: [null, true, "ü😀", { deep: [] }],
    };
    const sessionId = randomUUID();
    const raw = async () => {
      const client = await sockets.connect({ sessionId });
      const { ts: _, ...response } = (await client.response(client.mutate("values:echoMutation", { value }, 0))) as {
        ts?: string;
      };
      return JSON.stringify(response);
    };
    expect(await raw()).toBe(await raw());
  });

  test("the same request on the old and the new socket at once is applied once", async () => {
    for (let round = 0; round < 20; round++) {
      const sessionId = randomUUID();
      const args = { board: `race ${round}`, text: "once" };
      const [left, right] = [await sockets.connect({ sessionId }), await siblingSockets.connect({ sessionId })];
      left.mutate("notes:add", args, 0);
      right.mutate("notes:add", args, 0);
      const results = await Promise.all([left.response(0), right.response(0)]);
      expect(results.map(({ success }) => success)).toEqual([true, true]);
      expect(results[0]?.result).toBe(results[1]?.result);
      expect(await textsOn(`race ${round}`)).toEqual(["once"]);
    }
  });

  test("a delivery that comes while the first one still runs waits for its result", async () => {
    const sessionId = randomUUID();
    const gate = closeGate("still running");
    const args = { board: "running", text: "once", gate: "still running" };
    const old = await sockets.connect({ sessionId });
    old.mutate("notes:add", args, 0);
    await eventually(() => gate.waiting >= 1);
    old.drop();
    const next = await sockets.connect({ sessionId });
    next.mutate("notes:add", args, 0);
    await eventually(() => gate.waiting === 2);
    gate.open();
    expect((await next.response(0)).success).toBe(true);
    expect(await textsOn("running")).toEqual(["once"]);
  });

  test("a mutation whose client vanished before the response was applied all the same", async () => {
    const gate = closeGate("vanished");
    const client = await sockets.connect();
    client.mutate("notes:add", { board: "vanished", text: "kept", gate: "vanished" });
    await eventually(() => gate.waiting >= 1);
    client.drop();
    gate.open();
    await eventually(async () => (await textsOn("vanished"))[0] === "kept");
  });

  test("mutations that were waiting when the socket closed run when they are delivered again", async () => {
    const sessionId = randomUUID();
    const gate = closeGate("waiting");
    const old = await sockets.connect({ sessionId });
    const first = { board: "waiting", text: "1", gate: "waiting" };
    old.mutate("notes:add", first, 0);
    old.mutate("notes:add", { board: "waiting", text: "2" }, 1);
    await eventually(() => gate.waiting >= 1);
    old.drop();
    await old.closed;
    gate.open();
    const next = await sockets.connect({ sessionId });
    next.mutate("notes:add", first, 0);
    next.mutate("notes:add", { board: "waiting", text: "2" }, 1);
    await next.response(1);
    expect(await textsOn("waiting")).toEqual(["1", "2"]);
  });

  test("a failed mutation is not remembered: it runs again", async () => {
    const sessionId = randomUUID();
    const client = await sockets.connect({ sessionId });
    const args = { board: "later", text: "second try" };
    expect((await client.response(client.mutate("notes:addToUsedBoard", args, 0))).success).toBe(false);
    await client.response(client.mutate("notes:add", { board: "later", text: "used" }, 1));
    const next = await sockets.connect({ sessionId });
    expect((await next.response(next.mutate("notes:addToUsedBoard", args, 0))).success).toBe(true);
    expect(await textsOn("later")).toEqual(["used", "second try"]);
  });

  test("another caller who guesses the session learns nothing and changes nothing", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const bob = await server.people.agent(workspaceId);
    const sessionId = randomUUID();
    const args = { board: "guessed", text: "alice's" };
    const hers = await sockets.connect({ sessionId });
    hers.authenticate(alice.token);
    const { result } = await hers.response(hers.mutate("notes:add", args, 0));
    for (const token of [bob.token, null]) {
      const guess = await sockets.connect({ sessionId });
      guess.authenticate(token);
      const refused = await guess.response(guess.mutate("notes:add", args, 0));
      expect(refused).toMatchObject({ success: false, errorData: { code: "NOT_AUTHORIZED" } });
      expect(JSON.stringify(refused)).not.toContain(String(result));
    }
    expect(await textsOn("guessed")).toEqual(["alice's"]);
  });

  test("rows of mutations that are delivered again do not show beside their optimistic copies", async () => {
    const sessionId = randomUUID();
    const old = await sockets.connect({ sessionId });
    const notes = Array.from({ length: 20 }, (_, i) => ({ board: "reconnect", text: `${i}` }));
    for (const note of notes) old.mutate("notes:add", note);
    await old.response(19);
    old.drop();
    const next = await sockets.open({ sessionId });
    next.connect({ connectionCount: 1 }).add(0, "notes:list", { board: "reconnect" });
    for (const note of notes) next.mutate("notes:add", note);
    await next.response(19);
    await withoutBreaches(next);
    expect(textsOf(next.value(0))).toHaveLength(20);
  });

  test("a mutation that is delivered again to another node is not missing there for a moment", async () => {
    const board = "two nodes";
    const watcher = await siblingSockets.connect();
    await watcher.add(0, "notes:list", { board }).settled();
    for (let round = 0; round < 15; round++) {
      const sessionId = randomUUID();
      const note = { board, text: `${round}` };
      const old = await sockets.connect({ sessionId });
      // Open already, so that nodes have no time to tell each other.
      const next = await siblingSockets.open({ sessionId });
      await old.response(old.mutate("notes:add", note, 0));
      old.drop();
      next.connect({ connectionCount: 1 }).add(0, "notes:list", { board });
      next.mutate("notes:add", note, 0);
      await next.response(0);
      await eventually(() => textsOf(next.value(0)).includes(note.text));
      await withoutBreaches(next);
    }
  });
});
