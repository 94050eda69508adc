import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chooseAccount } from "./account.ts";
import { locateBinaries } from "./binaries.ts";
import { openCluster, placesIn } from "./dataDirectory.ts";
import { databaseUrl, type Endpoint, loopbackEndpoint, prepareEndpoint, socketEndpoint } from "./endpoint.ts";
import { ensureFoyerDatabase, isUnreachable } from "./foyerDatabase.ts";
import { type Launch, LaunchError, launchPostmaster, stopPostmaster } from "./postmaster.ts";
import { clearAfterDeath, findPostmaster, readPostmasterFile } from "./postmasterFile.ts";
import { isRunning, type RunningProcess } from "./processes.ts";
import { withStartLock } from "./startLock.ts";

/** What startOrAdopt needs to know. */
export interface StartRequest {
  /** An existing directory, by its real path. */
  directory: string;
  settings: Record<string, string>;
  transport: "socket" | "loopback";
  /** Where PostgreSQL listened until it died: there it is looked for. */
  previous?: Endpoint;
  log: (line: string) => void;
}

/** PostgreSQL, accepting connections. */
export interface RunningPostgres {
  process: RunningProcess;
  endpoint: Endpoint;
  url: string;
  adopted: boolean;
}

/** Makes sure that PostgreSQL runs on a directory, one at a time among all processes that want it. */
export function startOrAdopt(request: StartRequest): Promise<RunningPostgres> {
  const { directory, settings, log } = request;
  return withStartLock(directory, async () => {
    const { data, log: logFile, libraryLinks } = placesIn(directory);
    const binaries = await locateBinaries(libraryLinks);
    const account = chooseAccount({ directory, data, program: binaries.postgres });
    const { password } = await openCluster(directory, { binaries, account, isDurable: settings.fsync !== "off" });
    const endpoint = await chooseEndpoint(request, password);
    const launch: Launch = { binaries, account, data, logFile, endpoint, settings };
    const running = (await adopt(launch, password, log)) ?? (await start(launch, password, log));
    const how = running.adopted ? "was running already" : `started as ${account.description}`;
    log(`PostgreSQL ${binaries.majorVersion} ${how} (process ${running.process.pid}).`);
    return running;
  });
}

async function chooseEndpoint(request: StartRequest, password: string): Promise<Endpoint> {
  const { transport, directory, previous } = request;
  if (transport === "loopback") return previous ?? loopbackEndpoint();
  const endpoint = socketEndpoint(directory, password);
  // A server that we adopted may have been started with another directory for temporary files. A socket elsewhere was
  // not of our making, and its directory is not ours to prepare.
  const isOurs = previous && path.basename(previous.host) === path.basename(endpoint.host);
  return isOurs ? previous : endpoint;
}

async function adopt(launch: Launch, password: string, log: (line: string) => void) {
  const process = await settledPostmaster(launch.data);
  const file = readPostmasterFile(launch.data);
  if (!process || !file) return undefined;
  const endpoint = { host: file.socketDirectory || "127.0.0.1", port: file.port };
  try {
    await ensureFoyerDatabase(endpoint, password);
    return running(process, { endpoint, password, adopted: true });
  } catch (error) {
    if (!isRunning(process)) return undefined;
    if (!isUnreachable(error)) throw error;
    // Something has tidied up the directory for temporary files.
    log(`PostgreSQL (process ${process.pid}) runs but its socket is gone: starting it anew.`);
    await stopPostmaster(process, launch.binaries, launch.data);
    return undefined;
  }
}

/** The postmaster that runs, once it has finished starting; undefined once it has finished stopping. */
async function settledPostmaster(data: string): Promise<RunningProcess | undefined> {
  for (;;) {
    const process = findPostmaster(data);
    if (!process || readPostmasterFile(data)?.status === "ready") return process;
    await sleep(5);
  }
}

async function start(launch: Launch, password: string, log: (line: string) => void): Promise<RunningPostgres> {
  const deadline = performance.now() + 15_000;
  for (;;) {
    const ended = clearAfterDeath(launch.data);
    if (ended > 0) log(`Ended ${ended} processes that a dead PostgreSQL had left behind.`);
    prepareEndpoint(launch.endpoint, launch.account);
    let process: RunningProcess | undefined;
    try {
      process = await launchPostmaster(launch);
      await ensureFoyerDatabase(launch.endpoint, password);
      return running(process, { endpoint: launch.endpoint, password, adopted: false });
    } catch (error) {
      const isOver = process ? !isRunning(process) : isPassing(error);
      if (!isOver || performance.now() > deadline) throw error;
    }
    const adopted = await adopt(launch, password, log);
    if (adopted) return adopted;
    await sleep(100);
  }
}

/**
 * Whether another attempt may succeed: the last processes of a dead PostgreSQL need a moment to end, one whose parent
 * was killed may just have begun, and ours may have been killed itself.
 */
function isPassing(error: unknown): boolean {
  if (!(error instanceof LaunchError)) return false;
  return error.wasKilled || /is still in use|lock file .* already exists/.test(error.output);
}

function running(
  process: RunningProcess,
  { endpoint, password, adopted }: { endpoint: Endpoint; password: string; adopted: boolean },
): RunningPostgres {
  return { process, endpoint, url: databaseUrl(endpoint, password, "foyer"), adopted };
}
