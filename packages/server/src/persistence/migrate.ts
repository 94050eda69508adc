/**
 * Brings a database to the current schema; several nodes may try at once.
 */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import { runMigrations } from "graphile-worker";
import pg from "pg";

const LOCK = 705_731_001;

/** Applies all migrations that are missing, one node at a time. */
export async function migrate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: "foyer migrations" });
  await client.connect();
  try {
    // Nodes that start together wait here for the first; a crash of that one releases the lock.
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await applyMigrations(drizzle(client), { migrationsFolder: join(packageDirectory(), "migrations") });
    await runMigrations({ connectionString: url });
    await client.query("select pg_advisory_unlock($1)", [LOCK]);
  } finally {
    await client.end();
  }
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
