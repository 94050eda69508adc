/**
 * Puts a node together from its configuration: database, engine, transport, jobs.
 */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type Bus, joinBus } from "./bus/bus.ts";
import type { Config } from "./config.ts";
import { createUseLog, recordUses, type UseLog } from "./domains/apiKeys/uses.ts";
import { createFileDoor } from "./domains/attachments/fileDoor.ts";
import { writeAudit } from "./domains/audit/writeAudit.ts";
import { createMailer } from "./domains/channels/mailer.ts";
import { createPusher } from "./domains/channels/pusher.ts";
import { createAuthority } from "./domains/identity/callers.ts";
import { docs, modules } from "./domains/modules.gen.ts";
import { callInternally } from "./engine/call.ts";
import { type Clock, wallClock } from "./engine/clock.ts";
import { createEngine, type Engine } from "./engine/engine.ts";
import { createLimits } from "./engine/limits.ts";
import { createRegistry, type Modules } from "./engine/registry.ts";
import { createFileStore, filesDirectory } from "./files/configuredStore.ts";
import { createIncoming } from "./files/incoming.ts";
import { createGeolocation, type Geolocate } from "./geolocation.ts";
import { addJob, type Jobs, startJobs } from "./jobs.ts";
import { createLog, type Log } from "./log.ts";
import { createOutside } from "./outside.ts";
import { type Connection, createPool, type Pool } from "./persistence/connection.ts";
import { migrate } from "./persistence/migrate.ts";
import { createSnapshots } from "./persistence/snapshots.ts";
import { listen } from "./ports.ts";
import { createSecrets, type Secrets } from "./secrets.ts";
import { createFileSigner } from "./signedFiles.ts";
import { createHttpServer } from "./transport/httpServer.ts";
import { createSyncServer, type SyncServer } from "./transport/sync/syncServer.ts";

/** How a node is made. */
export interface FoyerOptions {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly clock?: Clock;
  /** Check every result against its declaration: for tests. */
  readonly isStrict?: boolean;
  /** Multiplies every rate limit: for tests and benchmarks. */
  readonly limitFactor?: number;
  readonly isMigrated?: boolean;
  readonly log?: Log;
  /** Lets others choose addresses on this machine: for tests. */
  readonly allowsLoopback?: boolean;
  /** The functions to serve instead of Foyer's own: for tests of the engine and the transport. */
  readonly functions?: FunctionSet;
}

/** Modules of functions with the doc comment of each function. */
export interface FunctionSet {
  readonly modules: Modules;
  readonly docs: Readonly<Record<string, string>>;
}

/** A running node. */
export interface Foyer {
  readonly engine: Engine;
  readonly url: string;
  readonly port: number;
  readonly log: Log;
  readonly sync: SyncServer;
  readonly bus: Bus;
  /** Finishes what runs, then stops. */
  stop(): Promise<void>;
}

/** Starts a node and listens. */
export async function startFoyer(options: FoyerOptions): Promise<Foyer> {
  const { config, databaseUrl } = options;
  const log = options.log ?? createLog(config);
  if (!options.isMigrated) await migrate(databaseUrl);
  const writes = createPool({ url: databaseUrl, max: 8, name: "writes" });
  // A generic plan would read and sort a whole long conversation for its newest page; the index gives it in order.
  const planner = { enable_bitmapscan: "off", enable_sort: "off" };
  const reads = createPool({ url: databaseUrl, max: 4, name: "reads", settings: planner });
  const secrets = createSecrets(config.FOYER_SECRET ?? (await writes.use(masterKey)));
  const geolocate = createGeolocation();
  const address = { url: config.publicUrl };
  const uses: UseLog = createUseLog({
    clock: options.clock ?? wallClock,
    write: (gathered) => callInternally(engine, recordUses, { uses: gathered }),
    onError: log.error,
  });
  const engine: Engine = createFoyerEngine({ ...options, uses, log, writes, reads, secrets, geolocate, address });
  const http = createHttpServer({ engine, config, log, files: createFileDoor(engine) });
  const sync = createSyncServer({ engine, originOf: http.originOf, onError: log.error });
  sync.attach(http.server);
  const bus = await joinBus({ engine, url: databaseUrl, onError: log.error });
  const jobs = await startJobs(engine, { url: databaseUrl, onError: log.error });
  const port = await listen(http.server, { host: config.HOST, port: config.PORT, variable: "PORT" });
  if (!config.PUBLIC_URL) address.url = config.publicUrl.replace(/:\d+$/, `:${port}`);
  return {
    engine,
    url: address.url,
    port,
    log,
    sync,
    bus,
    stop: () => stop({ engine, http, sync, jobs, bus, uses, pools: [writes, reads] }),
  };
}

interface Parts extends FoyerOptions {
  readonly log: Log;
  readonly writes: Pool;
  readonly reads: Pool;
  readonly secrets: Secrets;
  readonly uses: UseLog;
  readonly geolocate: Geolocate;
  /** Where browsers reach this node; a port that the system chooses is known only when it listens. */
  readonly address: { readonly url: string };
}

function createFoyerEngine(parts: Parts): Engine {
  const { config, log, secrets, address } = parts;
  const authority = createAuthority(secrets, parts.uses);
  const clock = parts.clock ?? wallClock;
  const absoluteUrl = (path: string) => `${address.url}${path}`;
  const outside = createOutside({ allowsLoopback: parts.allowsLoopback ?? false });
  const limits = createLimits(parts.limitFactor ?? config.FOYER_RATE_LIMIT_FACTOR);
  const functions = parts.functions ?? { modules, docs };
  return createEngine({
    registry: createRegistry(functions.modules, functions.docs),
    authority,
    writes: parts.writes,
    snapshots: createSnapshots(parts.reads),
    limits,
    clock,
    surroundings: {
      config,
      secrets,
      mailer: createMailer(config),
      pusher: createPusher(config, secrets, outside),
      outside,
      takePoint: limits.take,
      clock,
      geolocate: parts.geolocate,
      absoluteUrl,
      files: createFileStore(config),
      incoming: createIncoming(join(filesDirectory(config), "incoming")),
      signFile: createFileSigner(secrets, clock, absoluteUrl),
      permissionsOf: (db, userId, workspaceId) =>
        authority.permissionsOf({ db, isPast: () => false }, userId, workspaceId),
    },
    addJob,
    writeAudit,
    onError: log.error,
    isStrict: parts.isStrict ?? false,
  });
}

/** The master key that the database keeps when none is configured; made once, whichever node comes first. */
async function masterKey(connection: Connection): Promise<string> {
  await connection.query("insert into installation (key, value) values ('masterKey', $1) on conflict do nothing", [
    randomBytes(32).toString("hex"),
  ]);
  const { rows } = await connection.query<{ value: string }>("select value from installation where key = 'masterKey'");
  return rows[0]?.value ?? "";
}

async function stop(parts: {
  engine: Engine;
  http: ReturnType<typeof createHttpServer>;
  sync: SyncServer;
  jobs: Jobs;
  bus: Bus;
  uses: UseLog;
  pools: Pool[];
}): Promise<void> {
  await Promise.all([parts.http.drain(), parts.sync.drain()]);
  await parts.jobs.stop();
  await parts.uses.flush();
  await parts.bus.close();
  parts.engine.live.close();
  parts.engine.surroundings.mailer.close();
  await Promise.all(parts.pools.map((pool) => pool.end()));
}
