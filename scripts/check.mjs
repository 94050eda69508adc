/** Checks what needs no run of the program: types, lint and format, dead code, generated files. `npm run check`. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { installIfNeeded, root } from "./install.mjs";

installIfNeeded();

const bin = (path) => join(root, "node_modules", path);
const checks = [
  { name: "types", args: [bin("typescript/bin/tsc"), "-p", ".", "--noEmit"] },
  { name: "types of the messenger", args: [bin("typescript/bin/tsc"), "-p", "packages/messenger", "--noEmit"] },
  { name: "lint, format, boundaries", args: [bin("@biomejs/biome/bin/biome"), "check", "--diagnostic-level=error"] },
  { name: "dead code", args: [bin("knip/bin/knip.js"), "--no-progress"] },
  { name: "generated files", args: [join(root, "scripts/generate.mjs"), "--check"] },
];

const failed = [];
for (const check of checks) {
  const start = Date.now();
  const { code, output } = await run(check.args);
  const seconds = ((Date.now() - start) / 1_000).toFixed(1);
  console.log(`${code === 0 ? "✓" : "✗"} ${check.name} (${seconds} s)`);
  if (code === 0) continue;
  failed.push(check.name);
  console.log(output.trimEnd().replace(/^/gm, "    "));
}
console.log(failed.length === 0 ? "Everything is in order." : `Failed: ${failed.join("; ")}.`);
process.exit(failed.length === 0 ? 0 : 1);

function run(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => {
      output += data;
    });
  }
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, output })));
}
