import { execFile } from "node:child_process";
import { closeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type Account, spawnAs } from "./account.ts";
import { type Binaries, explainUnrunnable } from "./binaries.ts";
import type { Endpoint } from "./endpoint.ts";
import { readPostmasterFile } from "./postmasterFile.ts";
import { inspectProcess, isRunning, type RunningProcess, signal } from "./processes.ts";
import { openServerLog, readServerLog, sizeOf } from "./serverLog.ts";
import { settingsArguments } from "./serverSettings.ts";

/** What it takes to start PostgreSQL on a cluster. */
export interface Launch {
  binaries: Binaries;
  account: Account;
  data: string;
  logFile: string;
  endpoint: Endpoint;
  settings: Record<string, string>;
}

/** PostgreSQL did not come up. */
export class LaunchError extends Error {
  /** What it had to say. */
  readonly output: string;
  /** Whether somebody killed it, so that there may be nothing wrong with it. */
  readonly wasKilled: boolean;
  constructor(output: string, signal: NodeJS.Signals | null) {
    super(`PostgreSQL did not start${signal ? ` (${signal})` : ""}: ${output}`);
    this.name = "LaunchError";
    this.output = output;
    this.wasKilled = signal !== null;
  }
}

const pollMilliseconds = 5;

/** Starts PostgreSQL so that it outlives this process, and waits until it accepts connections. */
export async function launchPostmaster(launch: Launch): Promise<RunningProcess> {
  const { binaries, account, data, logFile, endpoint, settings } = launch;
  const log = openServerLog(logFile);
  const logStart = sizeOf(logFile);
  const child = spawnAs(account, [binaries.postgres, "-D", data, ...settingsArguments(endpoint, settings)], {
    detached: true,
    stdio: ["ignore", log, log],
    cwd: data,
    env: binaries.environment,
    windowsHide: true,
  });
  closeSync(log);
  child.unref();
  let failure: Error | undefined;
  child.once("error", (error) => {
    failure = explainUnrunnable(binaries.postgres, error);
  });
  child.once("exit", (_code, killedBy) => {
    failure ??= new LaunchError(readServerLog(logFile, logStart) || "it ended without a word", killedBy);
  });
  // Recovery after a crash may take long; it ends, one way or the other.
  for (;;) {
    if (failure) throw failure;
    const file = readPostmasterFile(data);
    const running = file?.pid === child.pid && file?.status === "ready" ? inspectProcess(file.pid) : undefined;
    if (running) return running;
    await sleep(pollMilliseconds);
  }
}

/** Resolves when the process has ended, or with false when the time is over. */
export async function untilEnded(
  postmaster: RunningProcess,
  timeoutMilliseconds = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  const deadline = performance.now() + timeoutMilliseconds;
  while (isRunning(postmaster)) {
    if (performance.now() > deadline) return false;
    await sleep(pollMilliseconds);
  }
  return true;
}

/** Stops PostgreSQL: open transactions are rolled back, and the next start has nothing to recover. */
export async function stopPostmaster(postmaster: RunningProcess, binaries: Binaries, data: string): Promise<void> {
  if (process.platform === "win32") return stopOnWindows(binaries, data);
  signal(postmaster, "SIGINT");
  if (await untilEnded(postmaster, 30_000)) return;
  // Without the final checkpoint the next start recovers from the log instead; nothing is lost.
  signal(postmaster, "SIGQUIT");
  if (await untilEnded(postmaster, 10_000)) return;
  signal(postmaster, "SIGKILL");
  await untilEnded(postmaster);
}

// Signals on Windows only ever kill; pg_ctl speaks to PostgreSQL through a pipe of its own.
function stopOnWindows(binaries: Binaries, data: string): Promise<void> {
  const args = ["stop", "-D", data, "-m", "fast", "-w"];
  return new Promise((resolve, reject) => {
    execFile(binaries.pgCtl, args, { env: binaries.environment }, (error) => (error ? reject(error) : resolve()));
  });
}
