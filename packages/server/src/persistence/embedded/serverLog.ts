import { closeSync, copyFileSync, openSync, readSync, statSync, truncateSync } from "node:fs";

const limitBytes = 8 * 1024 * 1024;
const tailBytes = 4096;

/** Opens PostgreSQL's log for appending; the caller closes the descriptor once PostgreSQL has it. */
export function openServerLog(file: string): number {
  trimServerLog(file);
  return openSync(file, "a", 0o600);
}

/** Moves a log that has grown large to `<file>.previous`, while PostgreSQL may be writing to it. */
export function trimServerLog(file: string): void {
  if (sizeOf(file) < limitBytes) return;
  copyFileSync(file, `${file}.previous`);
  truncateSync(file);
}

/** How much the log holds, in bytes. */
export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** The end of what was logged after the first `fromByte` bytes. */
export function readServerLog(file: string, fromByte: number): string {
  const end = sizeOf(file);
  const start = Math.max(fromByte, end - tailBytes);
  if (end <= start) return "";
  const descriptor = openSync(file, "r");
  try {
    const buffer = Buffer.alloc(end - start);
    return buffer.toString("utf8", 0, readSync(descriptor, buffer, 0, buffer.length, start)).trim();
  } finally {
    closeSync(descriptor);
  }
}
