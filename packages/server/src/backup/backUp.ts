/**
 * Makes a backup: everything that the database and the file store hold, as it was at one moment, while the server runs.
 */
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { appliedMigrations, knownMigrations, packageDirectory } from "../persistence/migrate.ts";
import { type ArchiveWriter, writeArchive } from "./archive.ts";
import { copyOut } from "./copy.ts";
import { copyFilesOut, type FilePlaces } from "./files.ts";
import { copyJobsOut } from "./jobs.ts";
import { markOf } from "./keyMark.ts";
import { HEAD, type Head, MANIFEST, type Manifest } from "./manifest.ts";
import { columnsOf, declaredTables, printTarget, readSequences } from "./schema.ts";

/** What a backup is made of. */
export interface BackUpOptions {
  readonly databaseUrl: string;
  readonly files: Pick<FilePlaces, "store">;
  /** The file to write; it must not exist. */
  readonly path: string;
  /** The configured master key; without one it is in the database. */
  readonly masterKey?: string | undefined;
  readonly onProgress?: (line: string) => void;
}

/** Makes a backup and answers with what it holds. The file appears when it is whole. */
export async function backUp(options: BackUpOptions): Promise<Manifest> {
  const { path, databaseUrl } = options;
  if (existsSync(path)) throw new Error(`${path} exists already.`);
  const partial = `${path}.partial`;
  rmSync(partial, { force: true });
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "foyer backup" });
  client.on("error", () => {});
  await client.connect();
  let archive: ArchiveWriter | undefined;
  try {
    // Everything below reads the database as it is at this moment.
    await client.query("begin isolation level repeatable read read only");
    const head = await describe(client, options);
    archive = writeArchive(partial);
    const manifest = await copyEverything(client, archive, { ...options, head });
    await archive.finish();
    renameSync(partial, path);
    return manifest;
  } catch (error) {
    await archive?.abandon(error);
    rmSync(partial, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function describe(client: pg.Client, { masterKey }: BackUpOptions): Promise<Head> {
  const migrations = await appliedMigrations(client);
  if (migrations.length === 0) throw new Error("There is no Foyer in this database yet.");
  const known = knownMigrations();
  const isCurrent = known.length === migrations.length && known.every(({ hash }, i) => hash === migrations[i]?.hash);
  if (!isCurrent) {
    throw new Error(
      "The database belongs to another version of Foyer. Start this version once, or make the backup with that one.",
    );
  }
  const tables = await columnsOf(client, declaredTables());
  // A migration waits until the backup is made; everything else goes on.
  await client.query(
    `lock table ${tables.map(({ name }) => pg.escapeIdentifier(name)).join(", ")} in access share mode`,
  );
  const version = await client.query<{ server_version: string }>("show server_version");
  return {
    format: 1,
    foyer: versionOfFoyer(),
    postgres: version.rows[0]?.server_version ?? "",
    createdAt: new Date().toISOString(),
    migrations: migrations.map(({ hash, at }) => ({ hash, at })),
    tables,
    keyMark: await markOf(client, masterKey),
  };
}

async function copyEverything(
  client: pg.Client,
  archive: ArchiveWriter,
  { head, files, onProgress = () => {} }: BackUpOptions & { head: Head },
): Promise<Manifest> {
  await archive.add(HEAD, JSON.stringify(head, null, 1));
  const tables: Manifest["tables"] = {};
  for (const table of head.tables) {
    const sum = await copyOut(client, printTarget(table), { archive, folder: `tables/${table.name}` });
    tables[table.name] = sum;
    onProgress(`${table.name}: ${sum.rows.toLocaleString("en")} rows`);
  }
  const jobs = await copyJobsOut(client, { archive, folder: "jobs" });
  onProgress(`jobs: ${jobs.rows.toLocaleString("en")}`);
  const stored = await copyFilesOut(client, files, archive);
  onProgress(`files: ${stored.count.toLocaleString("en")}`);
  const names = head.tables.map(({ name }) => name);
  const manifest = { tables, jobs, files: stored, sequences: await readSequences(client, names) };
  await archive.add(MANIFEST, JSON.stringify(manifest, null, 1));
  return manifest;
}

function versionOfFoyer(): string {
  return JSON.parse(readFileSync(join(packageDirectory(), "package.json"), "utf8")).version;
}
