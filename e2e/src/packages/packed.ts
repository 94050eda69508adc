/** Packs the packages as `npm run pack` does. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** Runs a program to its end; fails with what it printed. */
export const run = promisify(execFile);

/** The root of the repository. */
export const root = join(import.meta.dirname, "../../..");

/** Leaves tarballs in a directory, and what they hold below `packages` there. */
export async function packInto(directory: string): Promise<void> {
  await run(process.execPath, [join(root, "scripts/pack.mjs"), directory]);
}
