/** Commands for operators: backup and restore. They work with the embedded database as with any other. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { backUp } from "./backup/backUp.ts";
import type { Manifest } from "./backup/manifest.ts";
import { restore } from "./backup/restore.ts";
import { type Config, readConfig } from "./config.ts";
import { createIncoming } from "./files/incoming.ts";
import { createFileStore, filesDirectory } from "./files/store.ts";
import { startEmbeddedPostgres } from "./persistence/embedded/embeddedPostgres.ts";

const USAGE = `npm run backup -- FILE
  Writes everything into FILE (.tar.gz), while Foyer runs or not. Who has it can read everything, so keep it well.
npm run restore -- FILE [--replace] [--yes]
  Puts what FILE holds into an empty database. --replace lets go of what is there; --yes does not ask.`;

async function main(): Promise<void> {
  const options = { replace: { type: "boolean" }, yes: { type: "boolean" } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [command, file, ...rest] = positionals;
  if ((command !== "backup" && command !== "restore") || !file || rest.length > 0) throw new Error(USAGE);
  // npm runs scripts in the project's directory; a path means where its user is.
  const path = resolve(process.env.INIT_CWD ?? ".", file);
  const config = readConfig(process.env);
  const replaces = values.replace ?? false;
  if (command === "restore" && replaces && !values.yes && !(await isConfirmed()))
    throw new Error("Nothing was changed.");
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1_000).toFixed(1)} s`;
  const onProgress = (line: string) => print(`  ${line}`);
  const masterKey = config.FOYER_SECRET;
  await withDatabase(config, { isReading: command === "backup" }, async (databaseUrl) => {
    const files = {
      store: createFileStore(config),
      incoming: createIncoming(join(filesDirectory(config), "incoming")),
    };
    if (command === "backup") {
      const manifest = await backUp({ databaseUrl, files, path, masterKey, onProgress });
      print(`Wrote ${path}: ${describe(manifest)}, in ${seconds()}.`);
      return;
    }
    const manifest = await restore({ databaseUrl, files, path, masterKey, replaces, onProgress });
    print(`Restored ${path}: ${describe(manifest)}, in ${seconds()}.`);
  });
}

/** Runs `work` on the configured database; an embedded one that was not running is stopped again. */
async function withDatabase(
  config: Config,
  { isReading }: { isReading: boolean },
  work: (url: string) => Promise<void>,
): Promise<void> {
  if (config.DATABASE_URL) return work(config.DATABASE_URL);
  const directory = join(config.dataDirectory, "postgres");
  if (isReading && !existsSync(directory)) throw new Error(`There is no database in ${config.dataDirectory} yet.`);
  const database = await startEmbeddedPostgres({ directory });
  try {
    await work(database.url);
  } finally {
    // A server may have been started meanwhile.
    if (!database.adopted && !(await isInUse(database.url))) await database.stop();
  }
}

async function isInUse(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const text = "select from pg_stat_activity where datname = current_database() and application_name like 'foyer %'";
  const { rowCount } = await client.query(text);
  await client.end();
  return (rowCount ?? 0) > 0;
}

async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new Error("Nobody can be asked here. Say --yes if what the database holds may be lost.");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Everything that the database holds will be lost. Type "replace" to go on: ');
  terminal.close();
  return answer.trim() === "replace";
}

function describe({ tables, files }: Manifest): string {
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  const missing = files.missing.length > 0 ? ` (${files.missing.length} were missing)` : "";
  return `${rows.toLocaleString("en")} rows, ${files.count.toLocaleString("en")} files${missing}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
