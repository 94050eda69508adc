/** Query sets, identities and timestamps: every change is covered by a transition, and transitions chain. */
import { decodeTimestamp, type WireValue } from "@foyer/protocol";
import { eventually } from "@foyer/testing/eventually.ts";
import { closeGate, fixture, textsOf } from "@foyer/testing/fixtureFunctions.ts";
import { createRawSockets } from "@foyer/testing/rawSocket.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

describe("the versions of a socket", () => {
  let server: TestServer;
  const sockets = createRawSockets(() => server.url);
  beforeAll(async () => {
    server = await startServer({ functions: fixture });
  });
  afterEach(() => sockets.closeAll());
  afterAll(() => server.stop());

  test("nothing is sent before anything was asked", async () => {
    const client = await sockets.connect();
    const other = await sockets.connect();
    await other.add(0, "plain").settled();
    expect(client.frames.filter((frame) => "received" in frame)).toEqual([]);
  });

  test("an empty query set is covered by an empty transition", async () => {
    const client = await sockets.connect();
    await client.modify([]).settled();
    expect(client.all("Transition")[0]).toMatchObject({
      startVersion: { querySet: 0, identity: 0, ts: "AAAAAAAAAAA=" },
      endVersion: { querySet: 1, identity: 0 },
      modifications: [],
    });
  });

  test("signing out while signed out is covered too", async () => {
    const client = await sockets.connect();
    await client.authenticate(null).settled();
    await client.authenticate(null).settled();
    expect(client.version.identity).toBe(2);
  });

  test("several changes asked at once arrive in one transition", async () => {
    const client = await sockets.connect();
    client.authenticate(null).add(0, "plain").add(1, "deep/er:get").remove(0).add(2, "values:number", { n: 3 });
    await client.settled();
    expect(client.all("Transition")).toHaveLength(1);
    expect(client.version).toMatchObject({ querySet: 4, identity: 1 });
    expect([client.value(0), client.value(1), client.value(2)]).toEqual([undefined, "deep", 3]);
  });

  test("two clients that ask the same get the same, whoever comes second", async () => {
    const { alice } = await server.people.workspace();
    for (const path of ["who:agents", "who:me"]) {
      const first = await sockets.connect();
      await first.authenticate(alice.token).add(0, path).settled();
      const second = await sockets.connect();
      await second.authenticate(alice.token).add(0, path).settled();
      expect([first.value(0), second.value(0)]).toEqual([`agent:${alice.userId}`, `agent:${alice.userId}`]);
    }
  });

  test("whoever asks for what is being computed again gets it, although it stays the same", async () => {
    const query = { board: "same again", gate: "same again" };
    const first = await sockets.connect();
    const id = (await first.response(first.mutate("notes:add", { board: "same again", text: "a" }))).result;
    await first.add(0, "notes:list", query).settled();
    const gate = closeGate("same again");
    await first.response(first.mutate("notes:edit", { id, text: "a" }));
    await eventually(() => gate.waiting >= 1);
    const second = await sockets.connect();
    second.add(0, "notes:list", query);
    const third = await sockets.connect();
    await third.add(0, "plain").settled();
    gate.open();
    await second.settled();
    expect(textsOf(second.value(0))).toEqual(["a"]);
  });

  test("a query that is removed before its first result is never sent", async () => {
    const gate = closeGate("removed early");
    const client = await sockets.connect();
    client.add(0, "notes:list", { board: "removed", gate: "removed early" });
    await eventually(() => gate.waiting >= 1);
    await client.remove(0).settled();
    expect(client.all("Transition").flatMap((each) => each.modifications)).toEqual([
      { type: "QueryRemoved", queryId: 0 },
    ]);
    gate.open();
  });

  test("a slow new query does not hold up the ones that are there", async () => {
    const client = await sockets.connect();
    await client.add(0, "notes:list", { board: "quick" }).settled();
    const gate = closeGate("slow");
    client.add(1, "notes:list", { board: "quick", gate: "slow" });
    await eventually(() => gate.waiting >= 1);
    client.mutate("notes:add", { board: "quick", text: "a" });
    await eventually(() => textsOf(client.value(0))[0] === "a");
    expect(client.version.querySet).toBe(1);
    gate.open();
    await client.settled();
    expect(textsOf(client.value(1))).toEqual(["a"]);
  });

  test("a result that stays the same is not sent again", async () => {
    const client = await sockets.connect();
    await client.add(0, "notes:list", { board: "same" }).settled();
    const watcher = await sockets.connect();
    await watcher
      .add(0, "notes:list", { board: "same" })
      .add(1, "errors:query", { code: "GONE", message: "x" })
      .settled();
    await client.response(client.mutate("notes:add", { board: "elsewhere", text: "a" }));
    const id = (await client.response(client.mutate("notes:add", { board: "same", text: "a" }))).result;
    await eventually(() => textsOf(watcher.value(0)).length === 1);
    const before = watcher.frames.length;
    const { evaluations } = server.foyer.engine.live;
    await client.response(client.mutate("notes:edit", { id, text: "a" }));
    await eventually(() => server.foyer.engine.live.evaluations > evaluations);
    await client.response(client.mutate("notes:edit", { id, text: "b" }));
    await eventually(() => textsOf(watcher.value(0))[0] === "b");
    expect(watcher.frames.length).toBe(before + 1);
  });

  test("many commits in a row are coalesced, and the last state arrives", async () => {
    const watcher = await sockets.connect();
    await watcher.add(0, "notes:list", { board: "busy" }).add(1, "notes:size", { board: "busy" }).settled();
    const client = await sockets.connect();
    const requests = Array.from({ length: 100 }, (_, i) => client.mutate("notes:add", { board: "busy", text: `${i}` }));
    await client.response(requests[99] as number);
    await eventually(() => watcher.value(1) === 100 && textsOf(watcher.value(0)).length === 100);
    expect(watcher.all("Transition").length).toBeLessThan(60);
  });

  test("the queries of a transition hold at one moment", async () => {
    const watcher = await sockets.connect();
    await watcher.add(0, "notes:list", { board: "even" }).add(1, "notes:size", { board: "even" }).settled();
    const client = await sockets.connect();
    let last = 0;
    for (let i = 0; i < 50; i++) last = client.mutate("notes:add", { board: "even", text: `${i}` });
    await client.response(last);
    await eventually(() => watcher.value(1) === 50);
    const state = new Map<number, WireValue>();
    for (const { modifications } of watcher.all("Transition")) {
      for (const each of modifications) if (each.type === "QueryUpdated") state.set(each.queryId, each.value);
      expect((state.get(0) as unknown[]).length).toBe(state.get(1));
    }
  });

  test("the first transition tells the client's clock skew, and a client without a clock nothing", async () => {
    const client = await sockets.open();
    client.connect({ clientTs: Date.now() - 60_000 });
    await client.modify([]).settled();
    await client.modify([]).settled();
    const [first, second] = client.all("Transition");
    expect(first?.clientClockSkew).toBeLessThan(-55_000);
    expect(first?.serverTs).toBeGreaterThan(1.7e18);
    expect(second?.clientClockSkew).toBeUndefined();
    const rust = await sockets.open();
    rust.connect({ clientTs: 0 });
    await rust.modify([]).settled();
    expect(rust.all("Transition")[0]?.clientClockSkew).toBeUndefined();
  });

  test("a client that saw a later timestamp elsewhere is served all the same", async () => {
    const client = await sockets.open();
    client.connect({ maxObservedTimestamp: "//////////8=", connectionCount: 7, lastCloseReason: "InactiveServer" });
    await client.add(0, "plain").settled();
    expect(decodeTimestamp(client.version.ts)).toBeGreaterThan(0);
  });
});
