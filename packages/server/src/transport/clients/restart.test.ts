/** The official client across the end and the return of its server. */
import { eventually } from "@foyer/testing/eventually.ts";
import { closeGate, fixture } from "@foyer/testing/fixtureFunctions.ts";
import { api } from "@foyer/testing/fixtureReferences.ts";
import { freePort } from "@foyer/testing/freePort.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { webSocketConstructor } from "@foyer/testing/webSocket.ts";
import { ConvexClient } from "convex/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("a client whose server restarts", () => {
  let server: TestServer;
  let environment: Record<string, string>;
  let client: ConvexClient;
  beforeAll(async () => {
    environment = { PORT: String(await freePort()) };
    server = await startServer({ functions: fixture, environment });
    client = new ConvexClient(server.url, { logger: false, webSocketConstructor });
  });
  afterAll(async () => {
    await client.close();
    await server.stop();
  });

  async function restart(meanwhile: () => void): Promise<void> {
    const { databaseUrl } = server;
    await server.stop();
    meanwhile();
    server = await startServer({ functions: fixture, environment, databaseUrl });
  }

  test("goes on where it was, and what it sent meanwhile is applied once", async () => {
    const board = "restarted";
    const seen: string[][] = [];
    client.onUpdate(api.list, { board }, (notes) => seen.push(notes.map(({ text }) => text)));
    await client.mutation(api.add, { board, text: "before" });
    let meanwhile: Promise<string>[] = [];
    await restart(() => {
      meanwhile = ["1", "2", "3"].map((text) => client.mutation(api.add, { board, text }));
    });
    await Promise.all(meanwhile);
    await client.mutation(api.add, { board, text: "after" });
    await eventually(() => seen.at(-1)?.length === 5);
    expect(seen.at(-1)).toEqual(["before", "1", "2", "3", "after"]);
    expect(client.connectionState().isWebSocketConnected).toBe(true);
  });

  test("a mutation that runs while the server stops is finished, and not repeated", async () => {
    const board = "stopping";
    const gate = closeGate("stopping");
    const running = client.mutation(api.add, { board, text: "once", gate: "stopping" });
    const waiting = client.mutation(api.add, { board, text: "twice" });
    await eventually(() => gate.waiting >= 1);
    const { databaseUrl } = server;
    const stopped = server.stop();
    gate.open();
    await stopped;
    server = await startServer({ functions: fixture, environment, databaseUrl });
    await Promise.all([running, waiting]);
    const notes = await client.query(api.list, { board });
    expect(notes.map(({ text }) => text)).toEqual(["once", "twice"]);
  });

  test("an action that runs while the connection is lost fails, since nobody knows what it did", async () => {
    const gate = closeGate("lost");
    const lost = client
      .action(api.send, { board: "lost", text: "maybe", gate: "lost" })
      .catch((error: Error) => error.message);
    await eventually(() => gate.waiting >= 1);
    await restart(() => {});
    expect(await lost).toContain("Connection lost while action was in flight");
    gate.open();
    expect(await client.query(api.plain, {})).toBe("plain");
  });
});
