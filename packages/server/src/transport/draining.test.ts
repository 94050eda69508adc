/** How a node ends: what runs is finished, what comes later goes to whoever runs next. */
import { eventually } from "@foyer/testing/eventually.ts";
import { closeGate, fixture, textsOf } from "@foyer/testing/fixtureFunctions.ts";
import { freePort } from "@foyer/testing/freePort.ts";
import { createRawSockets } from "@foyer/testing/rawSocket.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { makeFunctionReference } from "convex/server";
import { afterEach, expect, test } from "vitest";

const add = makeFunctionReference<"mutation">("notes:add");
const list = makeFunctionReference<"query">("notes:list");
const send = makeFunctionReference<"action">("work:send");

const servers: TestServer[] = [];

async function start(options: Parameters<typeof startServer>[0] = {}): Promise<TestServer> {
  const server = await startServer({ functions: fixture, ...options });
  servers.push(server);
  return server;
}

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop().catch(() => {});
});

test("calls that run are answered before the socket closes, and those that wait are not begun", async () => {
  const server = await start();
  const sockets = createRawSockets(() => server.url);
  const client = await sockets.connect();
  const [mutations, actions] = [closeGate("mutations"), closeGate("actions")];
  const running = client.mutate("notes:add", { board: "b", text: "running", gate: "mutations" });
  const waiting = client.mutate("notes:add", { board: "b", text: "waiting" });
  const action = client.act("work:send", { board: "b", text: "by action", gate: "actions" });
  await eventually(() => mutations.waiting >= 1 && actions.waiting >= 1);
  const stopping = server.foyer.stop();
  const late = client.act("work:send", { board: "b", text: "too late" });
  mutations.open();
  expect((await client.response(running)).success).toBe(true);
  actions.open();
  expect((await client.response(action)).success).toBe(true);
  expect((await client.closed).code).toBe(1012);
  await stopping;
  const answered = [...client.all("MutationResponse"), ...client.all("ActionResponse")].map((each) => each.requestId);
  expect(answered).not.toContain(waiting);
  expect(answered).not.toContain(late);
});

test("an HTTP request that runs is answered, and a new one finds nobody", async () => {
  const server = await start();
  const gate = closeGate("http");
  const running = server.http().mutation(add, { board: "b", text: "running", gate: "http" });
  await eventually(() => gate.waiting >= 1);
  const stopping = server.foyer.stop();
  await expect(fetch(`${server.url}/healthz`, { headers: { connection: "close" } })).rejects.toThrow("fetch failed");
  gate.open();
  expect(await running).toBeTruthy();
  await stopping;
});

test("a live client goes on with the next server: it sees what is new, and what it sent is there once", async () => {
  const environment = { PORT: String(await freePort()) };
  const first = await start({ environment });
  const client = first.live();
  let seen: string[] = [];
  client.onUpdate(list, { board: "b" }, (notes) => {
    seen = textsOf(notes);
  });
  const gate = closeGate("live");
  const running = client.mutation(add, { board: "b", text: "running", gate: "live" });
  const waiting = client.mutation(add, { board: "b", text: "waiting" });
  await eventually(() => gate.waiting >= 1);
  const stopping = first.foyer.stop();
  gate.open();
  await stopping;
  const { databaseUrl } = first;
  const second = await start({ environment, databaseUrl });
  await Promise.all([running, waiting]);
  await second.http().action(send, { board: "b", text: "from the second" });
  await eventually(() => seen.length === 3);
  expect(seen).toEqual(["running", "waiting", "from the second"]);
});
