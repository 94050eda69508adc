/** Two nodes on one database, one of which is cut off from the other's word for a while. */
import { api } from "@foyer/sdk";
import { openDatabaseLink } from "@foyer/testing/databaseLink.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { fixture, textsOf } from "@foyer/testing/fixtureFunctions.ts";
import { createRawSockets } from "@foyer/testing/rawSocket.ts";
import { startServer, type TestServer, type TestServerOptions } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

interface Two {
  readonly one: TestServer;
  readonly two: TestServer;
  /** Holds back what node two says and hears; answers with what lets it all through. */
  cutOff(): () => void;
  stop(): Promise<void>;
}

async function startTwo(options: TestServerOptions = {}): Promise<Two> {
  const one = await startServer(options);
  const link = await openDatabaseLink(one.databaseUrl);
  const two = await startServer({ ...options, databaseUrl: link.url });
  await eventually(() => one.foyer.bus.peers === 1 && two.foyer.bus.peers === 1);
  const stop = async () => {
    await two.stop();
    await link.close();
    await one.stop();
  };
  return { one, two, cutOff: link.hold, stop };
}

describe("a commit that another node has not told yet", () => {
  let nodes: Two;
  const sockets = createRawSockets(() => nodes.two.url);
  const elsewhere = createRawSockets(() => nodes.one.url);
  beforeAll(async () => {
    nodes = await startTwo({ functions: fixture });
  });
  afterAll(async () => {
    await sockets.closeAll();
    await elsewhere.closeAll();
    await nodes.stop();
  });

  test("is in all queries of a transition or in none", async () => {
    const board = "torn";
    const watcher = await sockets.connect();
    await watcher.add(0, "notes:size", { board }).settled();
    const writer = await elsewhere.connect();
    const goOn = nodes.cutOff();
    await writer.response(writer.mutate("notes:add", { board, text: "unheard" }));
    // Its list is computed now, its size was computed before.
    const client = await sockets.connect();
    const { live } = nodes.two.foyer.engine;
    const { evaluations } = live;
    client.modify([
      { type: "Add", queryId: 0, udfPath: "notes:list", args: [{ board }] },
      { type: "Add", queryId: 1, udfPath: "notes:size", args: [{ board }] },
    ]);
    await eventually(() => live.evaluations > evaluations);
    for (let round = 0; round < 20; round++) await writer.response(writer.mutate("notes:touchNothing"));
    goOn();
    await client.settled();
    expect([textsOf(client.value(0)).length, client.value(1)]).toEqual([1, 1]);
    expect(client.all("Transition")).toHaveLength(1);
  });
});

describe("a node that falls silent", () => {
  let nodes: Two;
  beforeAll(async () => {
    nodes = await startTwo();
  });
  afterAll(() => nodes.stop());

  test("leaves its people online for half a minute at others, and tells of them again when it is back", async () => {
    const { one, two } = nodes;
    const { workspaceId, alice } = await one.people.workspace();
    const { visitorId, sessionToken } = await one.people.visitor(workspaceId);
    let isOnline: boolean | undefined;
    one.live(alice.token).onUpdate(api.visitors.isOnline, { visitorId }, (answer) => {
      isOnline = answer;
    });
    await two.http().mutation(api.visitors.heartbeat, { sessionToken });
    await eventually(() => isOnline === true);
    const goOn = nodes.cutOff();
    await eventually(() => one.foyer.bus.peers === 0, { timeoutMs: 40_000, what: "the silent node to be missed" });
    expect(isOnline).toBe(true);
    one.clock.advance(31_000);
    await eventually(() => isOnline === false);
    goOn();
    await eventually(() => isOnline === true, { what: "the node to tell again" });
    expect(one.foyer.bus.peers).toBe(1);
  });
});
