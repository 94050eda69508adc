import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { databaseUrl, type Endpoint } from "./endpoint.ts";

const unknownDatabase = "3D000";

// Starting up or shutting down, and: the connections of a killed server have not yet been noticed as gone.
const passing = new Set(["57P03", "53300"]);

const patienceMilliseconds = 30_000;

/** Connects as the application will, and creates the database "foyer" on the first time. */
export async function ensureFoyerDatabase(endpoint: Endpoint, password: string): Promise<void> {
  const deadline = performance.now() + patienceMilliseconds;
  for (;;) {
    try {
      return await runOn("foyer", "SELECT 1", { endpoint, password });
    } catch (error) {
      const code = codeOf(error);
      if (code === unknownDatabase) await runOn("postgres", "CREATE DATABASE foyer", { endpoint, password });
      else if (!passing.has(code) || performance.now() > deadline) throw error;
      else await sleep(20);
    }
  }
}

/** Whether the error says that nobody listens there. */
export function isUnreachable(error: unknown): boolean {
  return ["ENOENT", "ECONNREFUSED"].includes(codeOf(error));
}

async function runOn(database: string, sql: string, access: { endpoint: Endpoint; password: string }): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl(access.endpoint, access.password, database),
    ssl: false,
    connectionTimeoutMillis: patienceMilliseconds,
  });
  // A connection that breaks rejects what waits for it; without a listener it would also end this process.
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
