import { accessSync, constants, mkdirSync, realpathSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { locateBinaries } from "./binaries.ts";
import { placesIn } from "./dataDirectory.ts";
import { removeEndpoint } from "./endpoint.ts";
import { stopPostmaster } from "./postmaster.ts";
import { isRunning, signal } from "./processes.ts";
import { trimServerLog } from "./serverLog.ts";
import { withStartLock } from "./startLock.ts";
import { type RunningPostgres, type StartRequest, startOrAdopt } from "./startOrAdopt.ts";

/** How to start the embedded PostgreSQL. */
export interface EmbeddedPostgresOptions {
  /** Holds the data, the log and the locks; created when missing. */
  directory: string;
  /** PostgreSQL settings that win over ours; a server that already runs keeps those it was started with. */
  settings?: Record<string, string>;
  /** By default a Unix socket, where the system has them. */
  transport?: "socket" | "loopback";
  log?: (line: string) => void;
  /** Told each time PostgreSQL ends without having been asked to, before it is started again. */
  onExit?: (reason: string) => void;
}

/** A PostgreSQL of our own, which is started again whenever it dies. */
export interface EmbeddedPostgres {
  /** Superuser URL of the database "foyer". */
  readonly url: string;
  /** The id of the server process; another one after each restart. */
  readonly pid: number;
  /** Whether it ran already when we came. */
  readonly adopted: boolean;
  /** Shuts PostgreSQL down, whoever started it, and waits until it is gone. */
  stop(): Promise<void>;
  /** Kills the server process as a crash would. */
  kill(): void;
}

/** Starts PostgreSQL on a directory, or adopts the one that already runs there. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const directory = openDirectory(options.directory);
  const request: StartRequest = {
    directory,
    settings: options.settings ?? {},
    transport: options.transport ?? (process.platform === "win32" ? "loopback" : "socket"),
    log: options.log ?? (() => {}),
  };
  return new Supervisor(request, await startOrAdopt(request), options.onExit);
}

function openDirectory(directory: string): string {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  try {
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new Error(`${directory} belongs to another user. Start Foyer as that user, or give it to this one.`, {
      cause,
    });
  }
  return realpathSync(directory);
}

const watchMilliseconds = 100;
const logTrimMilliseconds = 600_000;

// A server that lived this long before it died is not in a loop of crashes.
const steadyMilliseconds = 30_000;

class Supervisor implements EmbeddedPostgres {
  readonly #request: StartRequest;
  readonly #onExit: (reason: string) => void;
  readonly #timers: NodeJS.Timeout[];
  readonly #halt = new AbortController();
  #running: RunningPostgres;
  #runningSince = performance.now();
  #crashes = 0;
  #revival: Promise<void> | undefined;
  #stopped: Promise<void> | undefined;

  constructor(request: StartRequest, running: RunningPostgres, onExit: (reason: string) => void = () => {}) {
    this.#request = request;
    this.#running = running;
    this.#onExit = onExit;
    // Neither timer keeps the process alive. Watching by a look now and then also works for a server that is not our
    // child.
    this.#timers = [
      setInterval(() => this.#watch(), watchMilliseconds).unref(),
      setInterval(() => trimServerLog(placesIn(request.directory).log), logTrimMilliseconds).unref(),
    ];
  }

  get url(): string {
    return this.#running.url;
  }

  get pid(): number {
    return this.#running.process.pid;
  }

  get adopted(): boolean {
    return this.#running.adopted;
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#shutDown();
    return this.#stopped;
  }

  kill(): void {
    signal(this.#running.process, "SIGKILL");
  }

  #watch(): void {
    if (this.#revival || isRunning(this.#running.process)) return;
    this.#revival = this.#revive().finally(() => {
      this.#revival = undefined;
    });
  }

  async #revive(): Promise<void> {
    const { log } = this.#request;
    const reason = `PostgreSQL (process ${this.pid}) ended unexpectedly.`;
    log(reason);
    this.#onExit(reason);
    if (performance.now() - this.#runningSince > steadyMilliseconds) this.#crashes = 0;
    for (;;) {
      await this.#pause(this.#crashes++);
      if (this.#halt.signal.aborted) return;
      try {
        this.#running = await startOrAdopt({ ...this.#request, previous: this.#running.endpoint });
        this.#runningSince = performance.now();
        return;
      } catch (error) {
        log(`PostgreSQL could not be started again: ${error instanceof Error ? error.message : error}`);
      }
    }
  }

  /** Not at all after the first crash, then 0.1, 0.2, 0.4 … up to 10 seconds. */
  async #pause(earlierCrashes: number): Promise<void> {
    if (earlierCrashes === 0) return;
    const milliseconds = Math.min(100 * 2 ** (earlierCrashes - 1), 10_000);
    await sleep(milliseconds, undefined, { signal: this.#halt.signal, ref: false }).catch(() => {});
  }

  async #shutDown(): Promise<void> {
    this.#halt.abort();
    for (const timer of this.#timers) clearInterval(timer);
    await this.#revival;
    const { directory, log } = this.#request;
    const { data, libraryLinks } = placesIn(directory);
    const { process, endpoint } = this.#running;
    if (isRunning(process)) await stopPostmaster(process, await locateBinaries(libraryLinks), data);
    log(`PostgreSQL (process ${process.pid}) has stopped.`);
    // Under the lock, because another process may be about to start it again.
    await withStartLock(directory, async () => removeEndpoint(endpoint));
  }
}
