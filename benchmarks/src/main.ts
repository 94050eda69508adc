/** Runs benchmarks by name and prints one table: `npm run bench -- sends idle`; all of them without names. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startBenchDatabase } from "./database.ts";
import { findRates, measureLatency } from "./latency.ts";
import { measureRatio, type Rates } from "./ratio.ts";
import { readSeeded, seedConversations } from "./seed.ts";
import type { SendSetting } from "./sends.ts";
import { startServerProcess } from "./serverProcess.ts";
import { printTable, type Row } from "./table.ts";
import { makeTeams, SECRET } from "./teams.ts";

const NAMES = ["sends", "latency"] as const;
type Name = (typeof NAMES)[number];

/** What the command line asks for. */
interface Request {
  readonly names: ReadonlySet<Name>;
  /** How long each run lasts, and how often forms that are compared are run. */
  readonly seconds: number;
  readonly rounds: number;
  readonly isFull: boolean;
}

async function main(): Promise<void> {
  const request = readArguments(process.argv.slice(2));
  const rows: Row[] = [];
  if (request.names.has("sends") || request.names.has("latency")) rows.push(...(await underLoad(request)));
  const table = printTable(rows);
  const directory = join(process.cwd(), "benchmarks/results");
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "latest.md"), table);
  process.stdout.write(`\n${table}`);
}

function readArguments(given: readonly string[]): Request {
  const wanted = given.filter((each) => !each.startsWith("--"));
  const unknown = wanted.find((each) => !NAMES.includes(each as Name));
  if (unknown) throw new Error(`There is no benchmark ${unknown}. There are: ${NAMES.join(", ")}.`);
  const numberOf = (name: string) =>
    Number(given.find((each) => each.startsWith(`--${name}=`))?.split("=")[1] ?? Number.NaN);
  return {
    names: new Set(wanted.length > 0 ? (wanted as Name[]) : NAMES),
    seconds: numberOf("seconds") || 6,
    rounds: numberOf("rounds") || 3,
    isFull: given.includes("--full"),
  };
}

async function underLoad({ names, seconds, rounds: count }: Request): Promise<Row[]> {
  return withSendSetting(async (setting) => {
    const rows: Row[] = [];
    let rates: Rates | undefined;
    if (names.has("sends")) {
      const measured = await measureRatio(setting, { seconds, count });
      rates = measured.rates;
      rows.push(...measured.rows);
    }
    if (names.has("latency"))
      rows.push(...(await measureLatency(setting, rates ?? (await findRates(setting)), seconds)));
    return rows;
  });
}

async function withSendSetting<T>(
  work: (setting: SendSetting & { spare: SendSetting["conversations"] }) => Promise<T>,
): Promise<T> {
  const database = await startBenchDatabase();
  try {
    const teams = await makeTeams(database, { workspaces: 8, agents: 8 });
    await seedConversations(database, { teams, conversations: 10_000, messages: "20" });
    const server = await startServerProcess({
      databaseUrl: database.url,
      dataDirectory: database.directory,
      secret: SECRET,
    });
    try {
      const conversations = await readSeeded(database, 1, 64);
      return await work({ database, server, teams, conversations, spare: await readSeeded(database, 65, 64) });
    } finally {
      await server.stop();
    }
  } finally {
    await database.stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
