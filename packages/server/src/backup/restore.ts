/**
 * Restores a backup: into a database with nothing in it, or in the place of what is there. In one transaction, so that
 * either everything is there or nothing has changed.
 */
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { migrate, whileNobodyMigrates } from "../persistence/migrate.ts";
import { type ArchiveEntry, readArchive } from "./archive.ts";
import { copyIn } from "./copy.ts";
import { createFilesIn, FILES, type FilePlaces, keysOf } from "./files.ts";
import { copyJobsIn, numberJobsOnwards } from "./jobs.ts";
import { markOf } from "./keyMark.ts";
import { HEAD, type Head, headSchema, MANIFEST, type Manifest, manifestSchema, type Sum } from "./manifest.ts";
import { foreignTables, migrationsUpTo, printTarget, rebuild, writeSequences } from "./schema.ts";

/** What is restored, and where. */
export interface RestoreOptions {
  readonly databaseUrl: string;
  readonly files: FilePlaces;
  readonly path: string;
  /** The configured master key; without one the backup's own is used. */
  readonly masterKey?: string | undefined;
  /** Whether what the database holds may be lost. */
  readonly replaces?: boolean;
  readonly onProgress?: (line: string) => void;
}

/** Restores a backup and answers with what it held. */
export async function restore(options: RestoreOptions): Promise<Manifest> {
  const { databaseUrl } = options;
  const entries = await openEntries(options.path);
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "foyer restore" });
  client.on("error", () => {});
  await client.connect();
  const kept = new Set<string>();
  const before = new Set<string>();
  let leftovers = () => difference(kept, before);
  try {
    const manifest = await whileNobodyMigrates(client, async () => {
      await refuseWhileInUse(client);
      await runMigrations({ connectionString: databaseUrl });
      await client.query("begin");
      for (const key of await clear(client, entries.head, options)) before.add(key);
      const restored = await fill(client, entries, { ...options, kept });
      // Should the answer to this be lost, nobody knows which files are needed.
      leftovers = () => [];
      await client.query("commit");
      leftovers = () => difference(before, kept);
      return restored;
    });
    // The backup may be older than this version.
    await migrate(databaseUrl);
    await client.query("analyze");
    return manifest;
  } finally {
    for (const key of leftovers()) await options.files.store.remove(key);
    await entries.close();
    await client.end();
  }
}

function difference(these: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...these].filter((key) => !others.has(key));
}

/** A backup that is being read, entry by entry. */
interface Entries {
  readonly head: Head;
  readonly current: ArchiveEntry | undefined;
  advance(): Promise<void>;
  close(): Promise<void>;
}

async function openEntries(path: string): Promise<Entries> {
  const reader = readArchive(path);
  let current: ArchiveEntry | undefined;
  const advance = async () => {
    try {
      const next = await reader.next();
      current = next.done ? undefined : next.value;
    } catch (error) {
      throw new Error(`${path} is damaged, or not a backup: ${messageOf(error)}`, { cause: error });
    }
  };
  await advance();
  if (current?.name !== HEAD) throw new Error(`${path} is not a backup of Foyer.`);
  const head = headSchema.parse(await readJson(current));
  await advance();
  return {
    head,
    get current() {
      return current;
    },
    advance,
    close: async () => void (await reader.return(undefined)),
  };
}

async function readJson({ bytes }: ArchiveEntry): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

async function refuseWhileInUse(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      and application_name like 'foyer %' limit 1`,
  );
  if (rows.length > 0) throw new Error("Foyer is running on this database. Stop it first.");
}

/** Empties the database; gives the keys of the files that belonged to what was in it. */
async function clear(client: pg.Client, head: Head, { replaces }: RestoreOptions): Promise<Set<string>> {
  const migrations = migrationsUpTo(head.migrations);
  const foreign = await foreignTables(client, head);
  if (foreign.length > 0) {
    throw new Error(`The database also holds tables that are not Foyer's: ${foreign.slice(0, 5).join(", ")}.`);
  }
  const isThere = await client.query("select to_regclass('public.attachments') is not null as yes");
  const keys = isThere.rows[0].yes ? await keysOf(client) : new Set<string>();
  if (isThere.rows[0].yes && !replaces) {
    const { rows } = await client.query("select exists (select from users) or exists (select from workspaces) as yes");
    if (rows[0].yes) throw new Error("The database is not empty. With --replace, what it holds is replaced.");
  }
  await rebuild(client, migrations);
  return keys;
}

async function fill(
  client: pg.Client,
  entries: Entries,
  { files, kept, masterKey, onProgress = () => {} }: RestoreOptions & { kept: Set<string> },
): Promise<Manifest> {
  const { head } = entries;
  const sums: Manifest["tables"] = {};
  for (const table of head.tables) {
    // A migration may have put rows there, which the backup then holds as well.
    await client.query(`truncate ${pg.escapeIdentifier(table.name)}`);
    const sum = await copyIn(client, printTarget(table), piecesOf(entries, `tables/${table.name}/`));
    sums[table.name] = sum;
    onProgress(`${table.name}: ${sum.rows.toLocaleString("en")} rows`);
  }
  if ((await markOf(client, masterKey)) !== head.keyMark) {
    throw new Error("This backup was made with another FOYER_SECRET, and is of no use without that one.");
  }
  const jobs = await copyJobsIn(client, piecesOf(entries, "jobs/"));
  await numberJobsOnwards(client);
  const filesIn = createFilesIn(client, files, kept);
  for (; entries.current?.name.startsWith(FILES); await entries.advance()) await filesIn.put(entries.current);
  onProgress(`files: ${kept.size.toLocaleString("en")}`);
  if (entries.current?.name !== MANIFEST) throw new Error("The backup is not whole: its manifest is missing.");
  const manifest = manifestSchema.parse(await readJson(entries.current));
  await entries.advance();
  compare({ ...sums, jobs }, { ...manifest.tables, jobs: manifest.jobs });
  if (filesIn.sum().sha256 !== manifest.files.sha256) throw new Error("The backup is damaged: its files differ.");
  await writeSequences(client, manifest.sequences);
  return manifest;
}

/** The bytes of all entries below a folder, one after another. */
async function* piecesOf(entries: Entries, folder: string): AsyncGenerator<Buffer> {
  for (; entries.current?.name.startsWith(folder); await entries.advance()) yield* entries.current.bytes;
}

function compare(found: Readonly<Record<string, Sum>>, wanted: Readonly<Record<string, Sum>>): void {
  for (const [name, { rows, sha256 }] of Object.entries(wanted)) {
    const sum = found[name];
    if (sum?.rows === rows && sum.sha256 === sha256) continue;
    throw new Error(`The backup is damaged: of ${name} it should hold ${rows} rows, and ${sum?.rows ?? 0} were read.`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
