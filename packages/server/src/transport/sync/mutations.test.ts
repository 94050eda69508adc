/** Mutations and actions: their order, their responses, and when the rows that they write may show. */
import { decodeTimestamp } from "@foyer/protocol";
import { eventually } from "@foyer/testing/eventually.ts";
import { closeGate, fixture, textsOf } from "@foyer/testing/fixtureFunctions.ts";
import { findBreaches } from "@foyer/testing/ownWrites.ts";
import { createRawSockets, type RawClient } from "@foyer/testing/rawSocket.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

const ownNotes = { queryId: 0, textOf: (args: Record<string, unknown>) => String(args.text), textsOf };

describe("mutations and actions of a socket", () => {
  let server: TestServer;
  const sockets = createRawSockets(() => server.url);
  beforeAll(async () => {
    server = await startServer({ functions: fixture });
  });
  afterEach(() => sockets.closeAll());
  afterAll(() => server.stop());

  /** A transition has reached the timestamp of the response to this request. */
  async function covered(client: RawClient, requestId: number): Promise<void> {
    const response = await client.response(requestId);
    if (response.type !== "MutationResponse" || !response.success) throw new Error("It did not succeed.");
    const { ts } = response;
    await eventually(() => decodeTimestamp(client.version.ts) >= decodeTimestamp(ts), { what: "a transition" });
  }

  test("a successful mutation is answered first, then followed by a transition at its timestamp", async () => {
    const client = await sockets.connect();
    await client.add(0, "notes:list", { board: "first" }).settled();
    await covered(client, client.mutate("notes:add", { board: "first", text: "a" }));
    expect(findBreaches(client.frames, ownNotes)).toEqual([]);
    expect(textsOf(client.value(0))).toEqual(["a"]);
  });

  test("a mutation that refuses leaves nothing of what parts of it write later", async () => {
    const client = await sockets.connect();
    const refused = await client.response(client.mutate("notes:addWhileRefused", { board: "late", text: "stray" }));
    expect(refused).toMatchObject({ success: false, result: "Not now" });
    for (let i = 0; i < 5; i++) await covered(client, client.mutate("notes:add", { board: "late", text: `${i}` }));
    await client.add(0, "notes:list", { board: "late" }).settled();
    expect(textsOf(client.value(0))).toEqual(["0", "1", "2", "3", "4"]);
  });

  test("a transition follows a mutation that wrote nothing, and one of a client that follows nothing", async () => {
    const client = await sockets.connect();
    await covered(client, client.mutate("notes:touchNothing"));
    await covered(client, client.mutate("notes:add", { board: "unseen", text: "a" }));
    expect(client.all("Transition").flatMap(({ modifications }) => modifications)).toEqual([]);
  });

  test("no transition follows a mutation that failed", async () => {
    const client = await sockets.connect();
    await client.modify([]).settled();
    const failed = await client.response(client.mutate("notes:addToUsedBoard", { board: "empty", text: "a" }));
    expect(failed).toEqual({
      type: "MutationResponse",
      requestId: 0,
      success: false,
      result: "The board is not used yet",
      logLines: [],
      errorData: { code: "CONFLICT", message: "The board is not used yet", path: "board" },
    });
    const { version } = client;
    await client.add(0, "notes:list", { board: "empty" }).settled();
    expect(client.value(0)).toEqual([]);
    expect(client.all("Transition")).toHaveLength(2);
    expect(version.querySet).toBe(1);
  });

  test("mutations run one after another in the order of their arrival, whatever each takes", async () => {
    const gate = closeGate("in order");
    const client = await sockets.connect();
    client.mutate("notes:add", { board: "order", text: "1", gate: "in order" });
    const second = client.mutate("notes:add", { board: "order", text: "2" });
    const failing = client.mutate("errors:mutation", { code: "GONE", message: "no" });
    const last = client.mutate("notes:add", { board: "order", text: "3" });
    await eventually(() => gate.waiting >= 1);
    expect(client.all("MutationResponse")).toEqual([]);
    gate.open();
    await client.response(last);
    expect(client.all("MutationResponse").map(({ requestId }) => requestId)).toEqual([0, second, failing, last]);
    await client.add(0, "notes:list", { board: "order" }).settled();
    expect(textsOf(client.value(0))).toEqual(["1", "2", "3"]);
  });

  test("actions run at once and do not wait for mutations, nor mutations for them", async () => {
    const action = closeGate("action");
    const mutation = closeGate("mutation");
    const client = await sockets.connect();
    const slowAction = client.act("work:send", { board: "act", text: "late", gate: "action" });
    const slowMutation = client.mutate("notes:add", { board: "act", text: "slow", gate: "mutation" });
    await eventually(() => action.waiting >= 1 && mutation.waiting >= 1);
    const quick = await client.response(client.act("values:echoAction", { value: 7 }));
    expect(quick).toMatchObject({ type: "ActionResponse", success: true, result: 7, logLines: [] });
    expect(quick).not.toHaveProperty("ts");
    mutation.open();
    await client.response(slowMutation);
    action.open();
    expect(await client.response(slowAction)).toMatchObject({ success: true });
  });

  test("what an action writes reaches those who follow it", async () => {
    const client = await sockets.connect();
    await client.add(0, "notes:list", { board: "acted" }).settled();
    await client.response(client.act("work:sendInternally", { board: "acted", text: "from an action" }));
    await eventually(() => textsOf(client.value(0))[0] === "from an action");
  });

  test("updates of others arrive while a mutation of one's own is under way", async () => {
    const gate = closeGate("long mutation");
    const [client, other] = [await sockets.connect(), await sockets.connect()];
    await client.add(0, "notes:list", { board: "meanwhile" }).settled();
    const slow = client.mutate("notes:add", { board: "meanwhile", text: "mine", gate: "long mutation" });
    await eventually(() => gate.waiting >= 1);
    other.mutate("notes:add", { board: "meanwhile", text: "theirs" });
    await eventually(() => textsOf(client.value(0))[0] === "theirs");
    gate.open();
    await covered(client, slow);
    expect(findBreaches(client.frames, ownNotes)).toEqual([]);
  });

  test("under load nobody sees an own row before the response, nor misses it after", async () => {
    const clients = await Promise.all(Array.from({ length: 24 }, () => sockets.connect()));
    for (const [i, client] of clients.entries()) {
      client.add(0, "notes:list", { board: `load ${i % 6}` });
      client.add(1, "notes:size", { board: `load ${i % 6}` });
      client.add(2, "notes:page", { board: "load 0", paginationOpts: { numItems: 5, cursor: null, id: i % 3 } });
    }
    await Promise.all(clients.map((client) => client.settled()));
    const send = (client: RawClient, i: number, n: number) =>
      client.mutate("notes:add", { board: `load ${i % 6}`, text: `${i} ${n}` });
    await Promise.all(
      clients.map(async (client, i) => {
        for (let n = 0; n < 12; n++) {
          // Some wait for each, some send several at once.
          const requests = Array.from({ length: i % 3 === 0 ? 4 : 1 }, (_, k) => send(client, i, n * 10 + k));
          for (const request of requests) await covered(client, request);
        }
      }),
    );
    for (const client of clients) expect(findBreaches(client.frames, ownNotes)).toEqual([]);
    const counts = clients.map((client) => [textsOf(client.value(0)).length, client.value(1)]);
    for (const [rows, size] of counts) expect(rows).toBe(size);
  });

  test("an own row does not show under an older timestamp while a slow query of one's own is behind", async () => {
    const [client, other] = [await sockets.connect(), await sockets.connect()];
    client.add(0, "notes:list", { board: "quick one" }).add(1, "notes:list", { board: "slow one", gate: "behind" });
    await client.settled();
    const gate = closeGate("behind");
    other.mutate("notes:add", { board: "slow one", text: "theirs" });
    await eventually(() => gate.waiting >= 1);
    const request = client.mutate("notes:add", { board: "quick one", text: "mine" });
    // Few enough to be done within the time for which a transition waits, on a busy machine too.
    for (let i = 0; i < 8; i++) await other.response(other.mutate("notes:add", { board: "elsewhere", text: `${i}` }));
    gate.open();
    await covered(client, request);
    expect(findBreaches(client.frames, ownNotes)).toEqual([]);
  });

  test("a client that sends more mutations than may wait is asked to come back", async () => {
    const client = await sockets.connect();
    const gate = closeGate("flood");
    client.mutate("notes:add", { board: "flood", text: "a", gate: "flood" });
    await eventually(() => gate.waiting >= 1);
    for (let i = 0; i < 1_001; i++) client.mutate("notes:touchNothing");
    expect(await client.closed).toEqual({ code: 1013, reason: "TooManyConcurrentRequests" });
    gate.open();
  });

  test("so is one that runs more actions at once than may", async () => {
    const client = await sockets.connect();
    const gate = closeGate("many actions");
    for (let i = 0; i < 101; i++) client.act("work:send", { board: "x", text: "x", gate: "many actions" });
    expect((await client.closed).code).toBe(1013);
    gate.open();
  });
});
