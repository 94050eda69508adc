/** An embedded PostgreSQL in a directory that is removed afterwards; it writes to the disk as in earnest. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@foyer/server/persistence/embedded/embeddedPostgres.ts";
import { migrate } from "@foyer/server/persistence/migrate.ts";
import pg from "pg";

/** A migrated, empty database. */
export interface BenchDatabase {
  readonly url: string;
  readonly directory: string;
  /** The id of the server's first process. */
  readonly pid: number;
  /** Runs one statement. */
  run(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
}

/** Starts one. */
export async function startBenchDatabase(): Promise<BenchDatabase> {
  const directory = mkdtempSync(join(tmpdir(), "foyer-bench-"));
  const postgres = await startEmbeddedPostgres({ directory: join(directory, "postgres") });
  const abandon = () => {
    postgres.kill();
    rmSync(directory, { recursive: true, force: true });
  };
  process.once("exit", abandon);
  await migrate(postgres.url);
  // Making millions of rows takes half as long with room to sort their indexes in.
  const pool = new pg.Pool({ connectionString: postgres.url, max: 2, options: "-c maintenance_work_mem=512MB" });
  pool.on("error", () => {});
  return {
    url: postgres.url,
    directory,
    pid: postgres.pid,
    run: async (text, values) => (await pool.query(text, values)).rows,
    async stop() {
      await pool.end();
      await postgres.stop();
      process.off("exit", abandon);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
