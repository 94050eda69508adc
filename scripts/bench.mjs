/** Installs, builds and measures: `npm run bench`, or `npm run bench -- sends idle` for chosen parts. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { installIfNeeded, root } from "./install.mjs";

installIfNeeded();
// What is measured as it ships is built as `npm start` builds it.
const { build } = await import("./build.mjs");
await build();
const { bundleForNode } = await import("./bundle.mjs");
// Beside the server's own bundle, since the server finds its migrations from where it stands.
await bundleForNode({ "bench/main": "benchmarks/src/main.ts", "bench/server": "benchmarks/src/server.ts" });
process.chdir(root);
process.env.NODE_ENV ??= "production";
await import(pathToFileURL(join(root, "packages/server/dist/bench/main.js")).href);
