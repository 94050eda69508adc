/** Installs, builds and starts everything: `npm start`. */
import { join } from "node:path";
import { installIfNeeded, root } from "./install.mjs";

installIfNeeded();
const { build } = await import("./build.mjs");
await build();
process.env.NODE_ENV ??= "production";
await import(join(root, "packages/server/dist/main.js"));
