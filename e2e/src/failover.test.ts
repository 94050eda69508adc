/** Two nodes share one database; one is killed while people write, and its clients go on at the other. */
import { api } from "@foyer/sdk";
import { createPool } from "@foyer/server/persistence/connection.ts";
import { createSecrets } from "@foyer/server/secrets.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { openFaultyLink } from "@foyer/testing/faultyLink.ts";
import { createPeople, transact } from "@foyer/testing/people.ts";
import { createServerProcess, MASTER_KEY, type ServerProcess } from "@foyer/testing/serverProcess.ts";
import { webSocketConstructor } from "@foyer/testing/webSocket.ts";
import { ConvexClient } from "convex/browser";
import { afterAll, beforeAll, expect, test } from "vitest";

let first: ServerProcess;
let second: ServerProcess;
const unlimited = { FOYER_RATE_LIMIT_FACTOR: "1000000" };

beforeAll(async () => {
  first = await createServerProcess(unlimited);
  await first.start();
  second = await createServerProcess({ ...unlimited, DATABASE_URL: first.databaseUrl() });
  await second.start();
});
afterAll(async () => {
  await second.dispose();
  // The killed node left its database running; started once more, it adopts it and stops it in order.
  await first.start();
  await first.dispose();
});

function connect(url: string, token?: string): ConvexClient {
  const client = new ConvexClient(url, { logger: false, webSocketConstructor });
  if (token) client.setAuth(async () => token);
  return client;
}

test("a visitor of one node is seen at the other, and goes on there when the first is killed, losing nothing", {
  timeout: 60_000,
}, async () => {
  const pool = createPool({ url: first.databaseUrl(), max: 2, name: "tests" });
  const write = async <T>(work: Parameters<typeof transact<T>>[1]) => (await transact(pool, work)).result;
  const people = createPeople({ secrets: createSecrets(MASTER_KEY), now: Date.now, write });
  const { workspaceId, alice } = await people.workspace();
  const { sessionToken } = await people.visitor(workspaceId);
  const link = await openFaultyLink(Number(new URL(first.url).port));
  const visitor = connect(`http://127.0.0.1:${link.port}`);
  const agent = connect(second.url, alice.token);

  const { conversationId } = await visitor.mutation(api.conversations.start, {
    workspaceId,
    sessionToken,
    content: "0",
    clientMessageId: "0",
  });
  let seen: string[] = [];
  agent.onUpdate(api.messages.list, { conversationId }, (list) => {
    seen = (list as { content: string }[]).map((message) => message.content);
  });
  const count = 60;
  for (let n = 1; n <= count; n++) {
    const sent = visitor.mutation(api.messages.send, { conversationId, sessionToken, content: String(n) });
    if (n === count / 2) {
      first.killServer();
      link.leadTo(Number(new URL(second.url).port));
      link.cut();
    }
    await sent;
  }
  const expected = Array.from({ length: count + 1 }, (_, n) => String(n));
  await eventually(() => seen.length === expected.length, { what: "the agent to see everything" });
  expect(seen).toEqual(expected);
  await visitor.close();
  await agent.close();
  await link.close();
  await pool.end();
});
