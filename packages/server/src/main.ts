/**
 * Starts one node: reads the configuration, starts the embedded database unless another is named, listens, and stops when told.
 */
import { readConfig } from "./config.ts";
import { hasDatabase, openDatabase } from "./database.ts";
import { type Demo, openDemo } from "./demo.ts";
import { type Foyer, startFoyer } from "./foyer.ts";
import { createLog, type Log } from "./log.ts";
import { requireFree } from "./ports.ts";
import { missingFrontEnds } from "./transport/assetRoutes.ts";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config);
  // Before anything else, since a second start is the likeliest mistake.
  await requireFree({ host: config.HOST, port: config.PORT, variable: "PORT" });
  if (!hasDatabase(config)) print("Creating the database …");
  const database = await openDatabase(config, log);
  try {
    const foyer = await startFoyer({ config, databaseUrl: database.url, log });
    const demo = await openDemo(foyer, config);
    stopWhenTold(log, [demo.close, foyer.stop, database.close]);
    announce(foyer, demo);
  } catch (error) {
    await database.abandon();
    throw error;
  }
}

/** Ends in good order at the first signal; a second one ends at once. */
function stopWhenTold(log: Log, steps: readonly (() => Promise<void>)[]): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    for (const step of steps) await step();
    process.exit(0);
  };
  for (const signal of SIGNALS) {
    process.once(signal, () => {
      stop().catch((error: unknown) => {
        log.error(error);
        process.exit(1);
      });
    });
  }
}

function announce({ url }: Foyer, { shopUrl, signInLink }: Demo): void {
  for (const line of missingFrontEnds()) print(line);
  const places = [`dashboard ${url}/app`, ...(shopUrl ? [`shop ${shopUrl}`] : []), `API ${url}/api/reference`];
  print(`ready  ${places.join("  ·  ")}`);
  if (signInLink) print(`Sign in to the sample workspace, once and within 24 hours: ${signInLink}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
