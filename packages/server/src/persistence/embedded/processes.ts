import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { codeOf } from "../../errorCode.ts";

/** A process of this machine; `startedAt` tells it from a later process that got the same id. */
export interface RunningProcess {
  pid: number;
  startedAt: string;
  /** The whole command line, as far as the system shows it. */
  command: string;
}

/** Looks a process up; a zombie, which only waits to be collected by its parent, counts as gone. */
export function inspectProcess(pid: number): RunningProcess | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (process.platform === "linux") return inspectOnLinux(pid);
  if (!signalReaches(pid)) return undefined;
  return process.platform === "win32" ? inspectOnWindows(pid) : inspectWithPs(pid);
}

/** Whether this very process, not a later one with its id, still runs. */
export function isRunning({ pid, startedAt }: RunningProcess): boolean {
  // Elsewhere a look-up costs a process of its own, too much for something that is asked every few milliseconds.
  return process.platform === "linux" ? inspectOnLinux(pid)?.startedAt === startedAt : signalReaches(pid);
}

/** Sends a signal, unless the process has ended. */
export function signal(target: RunningProcess, name: NodeJS.Signals): void {
  if (!isRunning(target)) return;
  try {
    process.kill(target.pid, name);
  } catch (error) {
    if (codeOf(error) !== "ESRCH") throw error;
  }
}

/** The processes that work in a directory, where the system tells (Linux); elsewhere none. */
export function processesIn(directory: string): RunningProcess[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && workingDirectoryOf(name) === directory)
    .flatMap((name) => inspectOnLinux(Number(name)) ?? []);
}

function inspectOnLinux(pid: number): RunningProcess | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The program's name, in parentheses, may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, startedAt = ""] = [fields[0], fields[19]];
    if (state === "Z" || state === "X") return undefined;
    return { pid, startedAt, command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim() };
  } catch {
    return undefined;
  }
}

function inspectWithPs(pid: number): RunningProcess | undefined {
  const columns = (format: string) => {
    try {
      return execFileSync("ps", ["-ww", "-o", format, "-p", String(pid)], { encoding: "utf8" }).trim();
    } catch {
      return "";
    }
  };
  const state = columns("stat=");
  if (state === "" || state.startsWith("Z")) return undefined;
  return { pid, startedAt: columns("lstart="), command: columns("command=") };
}

function inspectOnWindows(pid: number): RunningProcess | undefined {
  const query =
    `$p = Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}'; ` +
    `if ($p) { $p.CreationDate.Ticks; $p.CommandLine }`;
  try {
    const shown = execFileSync("powershell", ["-NoProfile", "-Command", query], { encoding: "utf8" });
    const [startedAt, ...command] = shown.trim().split(/\r?\n/);
    return startedAt ? { pid, startedAt, command: command.join(" ") } : undefined;
  } catch {
    return undefined;
  }
}

function workingDirectoryOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function signalReaches(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}
