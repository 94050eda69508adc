/**
 * Starts one node: reads the configuration, starts the embedded database unless another is named, listens, and stops when told.
 */
import { type Config, readConfig } from "./config.ts";
import { type Foyer, startFoyer } from "./foyer.ts";
import { startEmbeddedPostgres } from "./persistence/embedded/embeddedPostgres.ts";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const database = config.DATABASE_URL ? undefined : await startDatabase(config);
  const foyer = await startFoyer({ config, databaseUrl: config.DATABASE_URL ?? database?.url ?? "" });
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await foyer.stop();
    await database?.stop();
    process.exit(0);
  };
  for (const signal of SIGNALS) process.once(signal, () => void stop());
  announce(foyer);
}

function startDatabase(config: Config) {
  return startEmbeddedPostgres({ directory: `${config.dataDirectory}/postgres` });
}

function announce(foyer: Foyer): void {
  process.stdout.write(`ready  dashboard ${foyer.url}/app  ·  API ${foyer.url}/api/reference\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
