/** What it costs when apps ask again and again what is new: `GET /api/v2/chat/get-new-messages/{conversation}/{last}`. */
import { Agent, request } from "node:http";
import { type Expense, expenseOf, printCpu } from "./expense.ts";
import { type Host, openHost } from "./host.ts";
import { type Setting, withSetting } from "./setting.ts";
import { printSpread } from "./statistics.ts";
import type { Row } from "./table.ts";

const POLLERS = 32;
const MESSAGES = 50;
/** How many messages an app lacks that has missed some. */
const MISSED = 5;
/** PostgreSQL tells what sessions have counted at the latest when they have been idle for this long. */
const COUNTED_MS = 11_000;

/** One app that asks for one conversation. */
interface Poller {
  readonly token: string;
  readonly conversation: number;
  readonly last: number;
  readonly tag: string | undefined;
}

/** Measures asking when nothing is new, and when some messages are. */
export async function measurePolling({ seconds }: { seconds: number }): Promise<Row[]> {
  return withSetting({ conversations: 1, messages: "1", workspaces: 1, agents: 1 }, async (setting) => {
    const agent = new Agent({ keepAlive: true, maxSockets: POLLERS });
    try {
      const pollers = await makePollers(setting, await openHost(setting), agent);
      const missing = pollers.map((poller) => ({ ...poller, last: poller.last - MISSED, tag: undefined }));
      await poll(setting, { agent, pollers, seconds: 1, status: 304 });
      return [
        print("nothing new, 304", await poll(setting, { agent, pollers, seconds, status: 304 }), 0),
        print(`${MISSED} new messages, 200`, await poll(setting, { agent, pollers: missing, seconds, status: 200 }), 1),
      ];
    } finally {
      agent.destroy();
    }
  });
}

/** Conversations of customers with one seller, who has written in each; all of it is viewed. */
async function makePollers(setting: Setting, host: Host, agent: Agent): Promise<Poller[]> {
  const { port } = setting.server;
  await host.commerce("mutation", "upsertCustomer", { externalId: "seller", name: "Selma" });
  await host.commerce("mutation", "upsertProduct", { externalId: "lamp", name: "Lamp", sellerExternalId: "seller" });
  const { number } = (await host.commerce("query", "getProduct", { externalId: "lamp" })) as { number: number };
  const seller = host.tokenOf("seller", { side: "seller" });
  const post = (path: string, token: string, body: object) => send({ agent, port, token, path, body });
  return Promise.all(
    Array.from({ length: POLLERS }, async (_, index) => {
      const token = host.tokenOf(`customer-${index}`);
      const asked = { product_id: number, title: "Lamp", message: "Is it bright?" };
      const { text } = await post("create-conversation", token, asked);
      const conversation = (JSON.parse(text) as { conversation_id: number }).conversation_id;
      for (let i = 1; i < MESSAGES; i++)
        await post("insert-message", seller, { conversation_id: conversation, message: `It has ${i} hundred lumens.` });
      const first = await send({ agent, port, token, path: `get-new-messages/${conversation}/0` });
      const last = Math.max(...(JSON.parse(first.text) as { data: { id: number }[] }).data.map(({ id }) => id));
      const { tag } = await send({ agent, port, token, path: `get-new-messages/${conversation}/${last}` });
      return { token, conversation, last, tag };
    }),
  );
}

interface Polling {
  readonly agent: Agent;
  readonly pollers: readonly Poller[];
  readonly seconds: number;
  readonly status: number;
}

interface Polled {
  readonly polls: number;
  readonly expense: Expense;
  readonly times: readonly number[];
  readonly reads: ReadonlyMap<string, Reads>;
  readonly faults: readonly string[];
}

/** Each poller asks as soon as it is answered. */
async function poll(setting: Setting, { agent, pollers, seconds, status }: Polling): Promise<Polled> {
  const times: number[] = [];
  const faults: string[] = [];
  const before = await readsOf(setting);
  const until = performance.now() + seconds * 1_000;
  const expense = await expenseOf(setting, async () => {
    await Promise.all(
      pollers.map(async ({ token, conversation, last, tag }) => {
        const path = `get-new-messages/${conversation}/${last}`;
        for (let began = performance.now(); began < until; began = performance.now()) {
          const answer = await send({ agent, port: setting.server.port, token, path, tag });
          times.push(performance.now() - began);
          if (answer.status !== status) faults.push(`an answer was ${answer.status}`);
        }
      }),
    );
  });
  const after = await readsOf(setting);
  const reads = new Map([...after].map(([table, now]) => [table, lessThan(now, before.get(table))]));
  return { polls: times.length, expense, times, reads, faults };
}

/** How often a table was looked at. */
interface Reads {
  readonly byIndex: number;
  readonly inFull: number;
}

async function readsOf({ database }: Setting): Promise<Map<string, Reads>> {
  await new Promise((resolve) => setTimeout(resolve, COUNTED_MS));
  const rows = await database.run("select relname, idx_scan, seq_scan from pg_stat_user_tables");
  return new Map(
    rows.map((row) => [String(row.relname), { byIndex: Number(row.idx_scan), inFull: Number(row.seq_scan) }]),
  );
}

function lessThan(now: Reads, { byIndex, inFull }: Reads = { byIndex: 0, inFull: 0 }): Reads {
  return { byIndex: now.byIndex - byIndex, inFull: now.inFull - inFull };
}

interface Request {
  readonly agent: Agent;
  readonly port: number;
  readonly token: string;
  readonly path: string;
  readonly tag?: string | undefined;
  readonly body?: object;
}

interface Answer {
  readonly status: number | undefined;
  readonly tag: string | undefined;
  readonly text: string;
}

function send({ agent, port, token, path, tag, body }: Request): Promise<Answer> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(tag ? { "if-none-match": tag } : {}),
    ...(body ? { "content-type": "application/json" } : {}),
  };
  const address = { agent, port, host: "127.0.0.1", path: `/api/v2/chat/${path}`, headers };
  return new Promise((resolve, reject) => {
    const sent = request({ ...address, method: body ? "POST" : "GET" }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      response.on("end", () => resolve({ status: response.statusCode, tag: response.headers.etag, text }));
    });
    sent.on("error", reject);
    sent.end(body && JSON.stringify(body));
  });
}

/** `mostReads` is how often a poll may look at messages; what runs in the background looks at them now and then, too. */
function print(what: string, { polls, expense, times, reads, faults }: Polled, mostReads: number): Row {
  const perPoll = [...reads]
    .map(([table, { byIndex }]) => [table, byIndex / polls] as const)
    .filter(([, each]) => each >= 0.1)
    .map(([table, each]) => `${table} ${each.toFixed(2)}`);
  const { byIndex = 0, inFull = 0 } = reads.get("messages") ?? {};
  return {
    what: `polling: get-new-messages, ${what}, ${POLLERS} pollers`,
    target: mostReads === 0 ? "no read of messages" : "one indexed read of messages",
    measured: `${(polls / expense.seconds).toFixed(0)} per s; CPU µs per poll: ${printCpu(expense, polls)}; ${printSpread(times)} ms (p50 / p99); reads by index per poll: ${perPoll.join(", ") || "none"}${faults.length > 0 ? `; ${faults.length} faults: ${faults[0]}` : ""}`,
    isMet: Math.round(byIndex / polls) <= mostReads && inFull === 0 && faults.length === 0,
  };
}
