/** How much processor time processes have used, as Linux counts it; elsewhere nothing is known. */
import { readdirSync, readFileSync } from "node:fs";

/** The processor time of the live threads of a process in microseconds; 0 when it cannot be told. */
export function cpuOf(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const times = threads.map((thread) => Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(" ")[0]));
    return times.reduce((total, time) => total + time, 0) / 1_000;
  } catch {
    return 0;
  }
}

/** The processor time of a process and of each of its children in microseconds, by their ids. */
export function cpuOfFamily(pid: number): ReadonlyMap<number, number> {
  return new Map([pid, ...childrenOf(pid)].map((member) => [member, cpuOf(member)]));
}

/** What a family used between two readings; those who ended meanwhile are not counted. */
export function cpuBetween(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  return [...after].reduce((total, [pid, time]) => total + time - (before.get(pid) ?? 0), 0);
}

/** The resident memory of a process in kB. */
export function residentKb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync("/proc")
      .map(Number)
      .filter((child) => child > 0 && parentOf(child) === pid);
  } catch {
    return [];
  }
}

function parentOf(pid: number): number {
  // The name of a program stands in brackets and may hold anything, so the fields after it are counted from its end.
  return Number(read(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ")[1]);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
