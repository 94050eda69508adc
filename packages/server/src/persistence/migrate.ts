/**
 * Brings a database to the current schema; several nodes may try at once.
 */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import { runMigrations } from "graphile-worker";
import pg from "pg";

const LOCK = 705_731_001;

/** A migration by its content, and when it was written, in milliseconds since the epoch. */
export interface Migration {
  readonly hash: string;
  readonly at: number;
}

/** Applies all migrations that are missing, one node at a time. */
export async function migrate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: "foyer migrations" });
  await client.connect();
  try {
    await whileNobodyMigrates(client, async () => {
      await applyMigrations(drizzle(client), folder());
      await runMigrations({ connectionString: url });
    });
  } finally {
    await client.end();
  }
}

/** Does work while no node migrates; those that start meanwhile wait, and a crash of this one lets them go on. */
export async function whileNobodyMigrates<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query("select pg_advisory_lock($1)", [LOCK]);
  const result = await work();
  await client.query("select pg_advisory_unlock($1)", [LOCK]);
  return result;
}

/** The migrations that this version brings, oldest first. */
export function knownMigrations(): (Migration & { readonly statements: readonly string[] })[] {
  return readMigrationFiles(folder()).map(({ hash, folderMillis, sql }) => ({
    hash,
    at: folderMillis,
    statements: sql,
  }));
}

/** The migrations that a database has seen, oldest first; none where there is no Foyer yet. */
export async function appliedMigrations(client: pg.Client): Promise<Migration[]> {
  const there = await client.query("select to_regclass('drizzle.__drizzle_migrations') is not null as is_there");
  if (!there.rows[0]?.is_there) return [];
  const { rows } = await client.query("select hash, created_at from drizzle.__drizzle_migrations order by created_at");
  return rows.map((row) => ({ hash: String(row.hash), at: Number(row.created_at) }));
}

function folder() {
  return { migrationsFolder: join(packageDirectory(), "migrations") };
}

/** The directory of this package, from its sources as from its build. */
export function packageDirectory(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, "migrations"))) {
    const parent = dirname(directory);
    if (parent === directory) throw new Error("The migrations directory is missing from this installation.");
    directory = parent;
  }
  return directory;
}
