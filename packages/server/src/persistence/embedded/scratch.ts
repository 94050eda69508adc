import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { onTestFinished } from "vitest";
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from "./embeddedPostgres.ts";

// In memory where possible: file systems are slow at making the thousand files of a cluster where they have just deleted
// the thousand of another.
const parent = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** An empty private directory that goes away with the test. */
export function scratchDirectory(mode = 0o700): string {
  const directory = realpathSync(mkdtempSync(path.join(parent, "foyer-scratch-")));
  chmodSync(directory, mode);
  onTestFinished(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }));
  return directory;
}

/** Starts PostgreSQL, which is stopped at the end of the test. */
export async function startForTest(
  directory: string,
  options: Omit<EmbeddedPostgresOptions, "directory"> = {},
): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ directory, settings: { fsync: "off" }, ...options });
  onTestFinished(() => postgres.stop());
  return postgres;
}

/** Runs one statement on a connection of its own and returns the rows. */
export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Waits until the attempt returns something true; while it throws, that counts as not yet. */
export async function until<T>(attempt: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (;;) {
    try {
      const result = await attempt();
      if (result) return result;
    } catch {
      // Not yet.
    }
    await sleep(20);
  }
}
