import { randomUUID } from "node:crypto";
import { linkSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { codeOf } from "../../errorCode.ts";
import { inspectProcess, isRunning } from "./processes.ts";

const pollMilliseconds = 20;

/**
 * Runs `work` while no other process, nor another call in this one, is in it for the same directory; a holder that
 * was killed does not hold it any longer.
 */
export async function withStartLock<T>(directory: string, work: () => Promise<T>): Promise<T> {
  const file = await acquire(directory);
  try {
    return await work();
  } finally {
    // Empty means released. Removing the file would let a process that looked before take the same number again.
    truncateSync(file);
  }
}

/**
 * The lock is the highest of the files start.1.lock, start.2.lock …; whoever finds its holder gone creates the next
 * one. Taking a dead holder's file away instead could hit the file of somebody who did so a moment earlier.
 */
async function acquire(directory: string): Promise<string> {
  for (;;) {
    const highest = highestNumber(directory);
    if (isHeld(lockFile(directory, highest))) {
      await sleep(pollMilliseconds);
      continue;
    }
    const mine = lockFile(directory, highest + 1);
    if (!createWhole(mine)) continue;
    if (highestNumber(directory) === highest + 1) {
      removeOlder(directory, highest + 1);
      return mine;
    }
    rmSync(mine, { force: true });
  }
}

function isHeld(file: string): boolean {
  try {
    const content = readFileSync(file, "utf8");
    return content !== "" && isRunning(JSON.parse(content));
  } catch {
    return false;
  }
}

/** Creates the file together with its content, so that nobody reads half of it; false when it exists. */
function createWhole(file: string): boolean {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(inspectProcess(process.pid)));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

function removeOlder(directory: string, number: number): void {
  for (const name of readdirSync(directory)) {
    if (numberOf(name) < number) rmSync(path.join(directory, name), { force: true });
  }
}

function highestNumber(directory: string): number {
  return Math.max(0, ...readdirSync(directory).map(numberOf).filter(Number.isFinite));
}

function numberOf(name: string): number {
  return Number(/^start\.(\d+)\.lock$/.exec(name)?.[1]);
}

function lockFile(directory: string, number: number): string {
  return path.join(directory, `start.${number}.lock`);
}
