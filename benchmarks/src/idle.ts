/** What a connection costs that has nothing to do, in the server's memory. */
import { residentKb } from "./cpu.ts";
import { withInstallation } from "./installation.ts";
import { readSeeded } from "./seed.ts";
import type { ServerProcess } from "./serverProcess.ts";
import { type Setting, withSetting } from "./setting.ts";
import type { Row } from "./table.ts";
import { gather, launcherQueries, type Visitor, windowQueries } from "./visitors.ts";

const MOST_KB = 25;
const MOST_SERVER_MB = 150;
/** What a start leaves behind is collected within this time or not at all. */
const QUIET_MS = 10_000;
const WARM_UP = 500;

/** Measures the memory of the server as it ships, with the sample workspace and nobody there. */
async function measureIdleServer(): Promise<Row> {
  return withInstallation(async (server) => {
    await server.start();
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    const megabytes = residentKb(server.pid()) / 1_024;
    return {
      what: "idle: the server with nobody there, without PostgreSQL",
      target: `≤ ${MOST_SERVER_MB} MB`,
      measured: `${megabytes.toFixed(0)} MB resident`,
      isMet: megabytes <= MOST_SERVER_MB,
    };
  });
}

/** Measures memory per connection of a messenger: with its window closed, and open on a conversation. */
export async function measureIdle({ clients }: { clients: number }): Promise<Row[]> {
  return withSetting({ conversations: clients + WARM_UP, messages: "4" }, async (setting) => {
    // What a first connection makes for all of them is not theirs.
    await holdConnections(setting, { first: 1, count: WARM_UP, queriesOf: windowQueries });
    const closed = await holdConnections(setting, { first: WARM_UP + 1, count: clients, queriesOf: launcherQueries });
    const open = await holdConnections(setting, { first: WARM_UP + 1, count: clients, queriesOf: windowQueries });
    return [
      await measureIdleServer(),
      printHeld("a messenger connection, window closed", closed),
      printHeld("a messenger connection, window open on a conversation", open),
    ];
  });
}

interface Held {
  readonly count: number;
  readonly residentKb: number;
  readonly heapKb: number;
  readonly faults: readonly string[];
}

async function holdConnections(
  { database, server }: Setting,
  { first, count, queriesOf }: { first: number; count: number; queriesOf: typeof launcherQueries },
): Promise<Held> {
  const conversations = await readSeeded(database, first, count);
  const faults: string[] = [];
  const before = await settled(server, 0);
  const visitors: Visitor[] = await gather({ port: server.port, faults }, { conversations, queriesOf });
  const missing = visitors.filter((visitor) => !visitor.isCaughtUp).length;
  if (missing > 0) faults.push(`${missing} have no results`);
  const after = await settled(server, count);
  for (const visitor of visitors) visitor.dismiss();
  const perConnection = (key: "residentKb" | "heapKb") => (after[key] - before[key]) / count;
  return { count, residentKb: perConnection("residentKb"), heapKb: perConnection("heapKb"), faults };
}

/** The facts once this many are connected and what is over has been collected. */
async function settled(server: ServerProcess, connections: number) {
  while ((await server.ask("facts")).connections !== connections)
    await new Promise((resolve) => setTimeout(resolve, 100));
  await server.ask("collect");
  return server.ask("collect");
}

function printHeld(what: string, { count, residentKb, heapKb, faults }: Held): Row {
  const measured = `${residentKb.toFixed(1)} kB resident, ${heapKb.toFixed(1)} kB heap, over ${count} connections`;
  const fault = faults.length > 0 ? `; ${faults.length} faults: ${faults[0]}` : "";
  // Few connections find room that earlier ones have left, so the resident memory alone would flatter.
  const isMet = Math.max(residentKb, heapKb) <= MOST_KB && faults.length === 0;
  return { what: `idle: ${what}`, target: `≤ ${MOST_KB} kB`, measured: measured + fault, isMet };
}
