/** Installs, builds and runs every test: `npm test`. Arguments go to vitest. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { installIfNeeded, root } from "./install.mjs";

installIfNeeded();
const { build } = await import("./build.mjs");
await build();

const isCrash = process.argv.includes("--crash");
const args = process.argv.slice(2).filter((arg) => arg !== "--crash");
const vitest = join(root, "node_modules/vitest/vitest.mjs");
const reporters = ["--reporter=default", `--reporter=${join(root, "scripts/closingLine.mjs")}`];
const run = spawn(process.execPath, [vitest, "run", ...reporters, ...args], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, ...(isCrash ? { FOYER_CRASH_ROUNDS: "20" } : {}) },
});
run.on("exit", (code) => process.exit(code ?? 1));
