/** The server that is measured: as `main.ts` starts it, but with rate limits out of the way and able to tell about itself. */
import { readConfig } from "@foyer/server/config.ts";
import { startFoyer } from "@foyer/server/foyer.ts";
import type { ServerFacts, ServerRequest } from "./serverProcess.ts";

const { DATABASE_URL: databaseUrl = "" } = process.env;
const foyer = await startFoyer({ config: readConfig(process.env), databaseUrl, limitFactor: 1_000_000 });

process.on("message", (request: ServerRequest) => {
  if (request === "stop") return void foyer.stop().then(() => process.exit(0));
  if (request === "collect") globalThis.gc?.();
  process.send?.(readFacts());
});
// Whoever measures is gone: nobody needs this any more.
process.on("disconnect", () => process.exit(0));
process.send?.("ready");

function readFacts(): ServerFacts {
  const { rss, heapUsed } = process.memoryUsage();
  return {
    residentKb: rss / 1_024,
    heapKb: heapUsed / 1_024,
    evaluations: foyer.engine.live.evaluations,
    connections: foyer.sync.connections,
  };
}
