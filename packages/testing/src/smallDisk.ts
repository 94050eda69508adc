/** Programs that run on a small disk of their own, which can be filled up and emptied. */
import { spawnSync } from "node:child_process";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";

const namespace = ["unshare", "--user", "--map-root-user", "--mount"];

/** Whether this system lets anybody have a disk of their own. */
export function canHaveSmallDisk(): boolean {
  const [program = "", ...args] = [...namespace, "mount", "-t", "tmpfs", "tmpfs", "/tmp"];
  return process.platform === "linux" && spawnSync(program, args, { stdio: "ignore" }).status === 0;
}

/** The command line that runs `command` where `directory` is an empty disk of so many megabytes, which vanishes with it. */
export function onSmallDisk(command: readonly string[], directory: string, megabytes: number): readonly string[] {
  const script = `mount -t tmpfs -o size=${megabytes}m tmpfs "$0" && exec "$@"`;
  return [...namespace, "sh", "-c", script, directory, ...command];
}

/** Fills the disk that process `pid` sees at `directory` to its last byte; answers with what empties it again. */
export function fillDisk(pid: number, directory: string): () => void {
  const file = path.join(`/proc/${pid}/root`, directory, "filler");
  const handle = openSync(file, "w");
  for (let size = 1_048_576; size >= 1; size = Math.floor(size / 2)) {
    const part = Buffer.alloc(size);
    while (canWrite(handle, part));
  }
  closeSync(handle);
  return () => rmSync(file);
}

function canWrite(handle: number, part: Buffer): boolean {
  try {
    return writeSync(handle, part) === part.length;
  } catch {
    return false;
  }
}
