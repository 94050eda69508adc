/** Commands for operators: backup and restore. They work with the embedded database as with any other. */
import { join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { backUp } from "./backup/backUp.ts";
import type { Manifest } from "./backup/manifest.ts";
import { restore } from "./backup/restore.ts";
import { type Config, readConfig } from "./config.ts";
import { hasDatabase, openDatabase } from "./database.ts";
import { createFileStore, filesDirectory } from "./files/configuredStore.ts";
import { createIncoming } from "./files/incoming.ts";

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
  if (command === "backup" && !hasDatabase(config))
    throw new Error(`There is no database in ${config.dataDirectory} yet.`);
  await withDatabase(config, async (databaseUrl) => {
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

async function withDatabase(config: Config, work: (url: string) => Promise<void>): Promise<void> {
  const database = await openDatabase(config);
  try {
    await work(database.url);
  } finally {
    await database.close();
  }
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
