import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { codeOf } from "../../errorCode.ts";
import { inspectProcess, processesIn, type RunningProcess, signal } from "./processes.ts";

/** What PostgreSQL says about itself in the `postmaster.pid` of its data directory. */
export interface PostmasterFile {
  pid: number;
  port: number;
  /** Empty where it listens on TCP only. */
  socketDirectory: string;
  status: "starting" | "ready" | "stopping" | "";
}

// Beyond every system's process ids, and odd, which no Windows process id is.
const impossiblePid = 2147483647;

/** Reads `postmaster.pid`; undefined when there is none or PostgreSQL has only begun to write it. */
export function readPostmasterFile(data: string): PostmasterFile | undefined {
  const [pid = "", , , port = "", socketDirectory = "", , , status = ""] = readLines(data);
  if (!Number.parseInt(pid, 10)) return undefined;
  return {
    pid: Math.abs(Number.parseInt(pid, 10)),
    port: Number.parseInt(port, 10),
    socketDirectory: socketDirectory.trim(),
    status: status.trim() as PostmasterFile["status"],
  };
}

/** The running PostgreSQL of a data directory, whoever started it. */
export function findPostmaster(data: string): RunningProcess | undefined {
  const file = readPostmasterFile(data);
  const running = file && inspectProcess(file.pid);
  const isOurs = running && /postgres/.test(running.command) && running.command.includes(data);
  return isOurs ? running : undefined;
}

/**
 * Makes way for a new PostgreSQL where a dead one left its file and perhaps some of its backends, which do not notice
 * the death of their parent while they compute; returns how many of those had to be ended.
 */
export function clearAfterDeath(data: string): number {
  const [firstLine, ...rest] = readLines(data);
  // Looked at once more, because a server whose parent was just killed may have made the file a moment ago.
  if (firstLine === undefined || findPostmaster(data)) return 0;
  const file = path.join(data, "postmaster.pid");
  if (firstLine === "") rmSync(file);
  // PostgreSQL refuses to start while the id in the file belongs to any process at all, even to one that only waits to
  // be collected. The rest of the file stays: by its shared memory key PostgreSQL notices, on every system, that
  // somebody is still writing to the data.
  else writeFileSync(file, [impossiblePid, ...rest].join("\n"));
  const leftBehind = processesIn(data).filter(({ command }) => command.startsWith("postgres: "));
  for (const backend of leftBehind) signal(backend, "SIGKILL");
  return leftBehind.length;
}

function readLines(data: string): string[] {
  try {
    return readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}
