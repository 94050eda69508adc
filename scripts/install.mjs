/** Installs the dependencies when they are missing or when the lock file has changed since. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST_NODE = [20, 19];

/** The root of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Ends the process with a clear message on a Node that is too old. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(`Foyer needs Node ${OLDEST_NODE.join(".")} or later; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Runs `npm install` unless what is installed belongs to the present lock file. */
export function installIfNeeded() {
  requireNode();
  const mark = join(root, "node_modules", ".foyer-installed");
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  console.log("Installing dependencies …");
  // Not `npm ci`: it refuses a lock file that lacks builds for other platforms, which some registries do not carry.
  runNpm(["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(mark, wanted);
}

function runNpm(args) {
  const result = spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (result.status === 0) return;
  console.error("The dependencies could not be installed.");
  process.exit(result.status ?? 1);
}
