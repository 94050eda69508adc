/** Runs benchmarks by name and prints one table: `npm run bench -- sends idle`; all of them without names. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { measureGroup } from "./group.ts";
import { measureIdle } from "./idle.ts";
import { findRates, measureLatency } from "./latency.ts";
import { measureMainThread } from "./mainThread.ts";
import { measurePolling } from "./polling.ts";
import { measureRatio, type Rates } from "./ratio.ts";
import { measureScale } from "./scale.ts";
import { readSeeded } from "./seed.ts";
import { withSetting } from "./setting.ts";
import { measureChatSize, measureSizes, measureStoreChatSize } from "./sizes.ts";
import { measureStart } from "./start.ts";
import { measureStorm } from "./storm.ts";
import { printTable, type Row } from "./table.ts";

const NAMES = ["sends", "latency", "idle", "storm", "sizes", "start", "scale", "polling", "group"] as const;
type Name = (typeof NAMES)[number];

/** What the command line asks for. */
interface Request {
  readonly names: ReadonlySet<Name>;
  /** How long each run lasts, and how often forms that are compared are run. */
  readonly seconds: number;
  readonly rounds: number;
  readonly isFull: boolean;
  /** How many clients `idle` and `storm` connect, and `group` at most. */
  readonly clients: number;
  /** How many conversations `scale` makes, when it is to be smaller. */
  readonly conversations: number | undefined;
}

async function main(): Promise<void> {
  const request = readArguments(process.argv.slice(2));
  const rows: Row[] = [];
  for (const [names, measure] of MEASURES) {
    if (names.some((name) => request.names.has(name))) rows.push(...(await measure(request)));
  }
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
    clients: numberOf("clients") || 10_000,
    conversations: numberOf("conversations") || undefined,
  };
}

/** What answers to each name; those that share a setting stand together. */
const MEASURES: readonly (readonly [readonly Name[], (request: Request) => Promise<Row[]>])[] = [
  [["sends", "latency"], underLoad],
  [["idle"], measureIdle],
  [["storm"], measureStorm],
  [
    ["sizes"],
    async () => [
      ...(await measureSizes()),
      await measureChatSize(),
      await measureStoreChatSize(),
      await measureMainThread(),
    ],
  ],
  [["start"], measureStart],
  [["scale"], measureScale],
  [["polling"], measurePolling],
  [["group"], measureGroup],
];

async function underLoad({ names, seconds, rounds: count }: Request): Promise<Row[]> {
  return withSetting({ conversations: 10_000, messages: "20" }, async ({ database, teams, server }) => {
    const conversations = await readSeeded(database, 1, 64);
    const setting = { database, server, teams, conversations, spare: await readSeeded(database, 65, 64) };
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

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
