/** Clients that read slowly or not at all: they cost little, and nobody else notices. Idle ones are fed, dead ones dropped. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { eventually } from "@foyer/testing/eventually.ts";
import { fixture, textsOf } from "@foyer/testing/fixtureFunctions.ts";
import { createRawSockets, RawClient } from "@foyer/testing/rawSocket.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createSyncServer, type Heartbeat } from "./syncServer.ts";

describe("slow and silent clients", () => {
  let server: TestServer;
  const sockets = createRawSockets(() => server.url);
  beforeAll(async () => {
    server = await startServer({ functions: fixture });
  });
  afterEach(() => sockets.closeAll());
  afterAll(() => server.stop());

  test("a client that does not read is sent little, and the newest state when it reads again", async () => {
    const board = "slow reader";
    const [slow, quick, writer] = [await sockets.connect(), await sockets.connect(), await sockets.connect()];
    const long = "x".repeat(1_000);
    for (let i = 0; i < 200; i++) writer.mutate("notes:add", { board, text: `${i} ${long.slice(0, 990)}` });
    await writer.response(199);
    for (const client of [slow, quick]) await client.add(0, "notes:list", { board }).settled();
    slow.pause();
    const before = slow.all("Transition").length;
    // Each of these sends the quick one 200 kB: far more than the network holds for the slow one.
    for (let i = 200; i < 300; i++) {
      await writer.response(writer.mutate("notes:add", { board, text: `${i}` }));
      await eventually(() => textsOf(quick.value(0)).includes(`${i}`));
    }
    slow.resume();
    await eventually(() => textsOf(slow.value(0)).includes("299"));
    const received = slow.all("Transition").length - before;
    expect(received).toBeLessThan(80);
    expect(textsOf(slow.value(0))).toEqual(textsOf(quick.value(0)));
  });

  test("a client that asks for ever more and reads nothing loses its socket", async () => {
    const client = await sockets.connect();
    await client.add(0, "plain").settled();
    client.pause();
    const value = "x".repeat(4_000_000);
    for (let i = 0; i < 40; i++) client.act("values:echoAction", { value });
    const other = await sockets.connect();
    const before = server.foyer.sync.connections;
    await other.add(0, "plain").settled();
    await eventually(() => server.foyer.sync.connections < before, { what: "the socket to be given up" });
    client.resume();
    expect((await client.closed).code).not.toBe(1000);
  });

  async function beside(heartbeat: Partial<Heartbeat>) {
    const { engine } = server.foyer;
    const origin = { address: "test", origin: null };
    const sync = createSyncServer({ engine, originOf: () => origin, onError: String, heartbeat });
    const http = createServer();
    sync.attach(http);
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    const client = new RawClient(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
    await client.opened;
    const stop = async () => {
      await sync.drain();
      http.close();
    };
    return { client, sync, stop };
  }

  test("an idle client is sent pings, of the protocol and of the socket", async () => {
    const { client, stop } = await beside({ everyMs: 20, idleMs: 40, deadMs: 2_000 });
    let socketPings = 0;
    client.socket.on("ping", () => socketPings++);
    client.connect();
    await eventually(() => client.all("Ping").length >= 3 && socketPings >= 2);
    expect(client.all("Ping")[0]).toEqual({ type: "Ping" });
    await stop();
    expect(await client.closed).toEqual({ code: 1012, reason: "InternalServerError" });
  });

  test("a client that gives no sign of life is dropped, one that answers pings is not", async () => {
    const { client, sync, stop } = await beside({ everyMs: 20, idleMs: 10_000, deadMs: 600 });
    const started = Date.now();
    await eventually(() => Date.now() - started > 1_500, { what: "a while of answered pings" });
    expect(sync.connections).toBe(1);
    client.pause();
    await eventually(() => sync.connections === 0);
    await stop();
  });
});
