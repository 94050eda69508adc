/** The database of an installation: the configured one, else the embedded one, started here. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Config } from "./config.ts";
import type { Log } from "./log.ts";
import { startEmbeddedPostgres } from "./persistence/embedded/embeddedPostgres.ts";

/** A database that can be connected to. */
export interface Database {
  readonly url: string;
  /** Stops the embedded one, unless somebody else uses it. */
  close(): Promise<void>;
  /** Stops the embedded one if it was started here, whatever is connected to it: for starts that fail. */
  abandon(): Promise<void>;
}

/** Whether this installation has an embedded database already. */
export function hasDatabase(config: Config): boolean {
  return config.DATABASE_URL !== undefined || existsSync(join(directoryOf(config), "data"));
}

/** Opens the database; an embedded one is made when there is none. */
export async function openDatabase(config: Config, log?: Log): Promise<Database> {
  const nothing = async () => {};
  if (config.DATABASE_URL) return { url: config.DATABASE_URL, close: nothing, abandon: nothing };
  const postgres = await startEmbeddedPostgres({
    directory: directoryOf(config),
    log: (line) => log?.debug(line),
    onExit: (reason) => log?.warn(reason),
  });
  return {
    get url() {
      return postgres.url;
    },
    async close() {
      if (!(await isInUse(postgres.url))) await postgres.stop();
    },
    async abandon() {
      if (!postgres.adopted) await postgres.stop();
    },
  };
}

function directoryOf({ dataDirectory }: Config): string {
  return join(dataDirectory, "postgres");
}

const GOODBYE_MS = 1_000;

/** Whether other processes of Foyer are connected; our own connections take a moment to be gone. */
async function isInUse(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    const text = "select from pg_stat_activity where datname = current_database() and application_name like 'foyer %'";
    for (const deadline = performance.now() + GOODBYE_MS; ; await sleep(20)) {
      const { rowCount } = await client.query(text);
      if (rowCount === 0) return false;
      if (performance.now() > deadline) return true;
    }
  } catch {
    // It does not answer, so nobody uses it.
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
