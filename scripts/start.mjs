/**
 * Installs, builds and starts everything: `npm start`, which gives the process much room for young objects. With the
 * runtime's own 16 MB, what a busy moment makes is moved twice before it dies; the room can be set only from outside.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { installIfNeeded, root } from "./install.mjs";

installIfNeeded();
// In a process of its own, since the bundlers' memory would stay with the server.
const { status } = spawnSync(process.execPath, [join(root, "scripts/build.mjs")], { stdio: "inherit" });
if (status !== 0) process.exit(status ?? 1);
process.env.NODE_ENV ??= "production";
await import(join(root, "packages/server/dist/main.js"));
