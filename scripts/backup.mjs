/** Installs and builds what is missing, then makes or restores a backup: `npm run backup -- FILE`, `npm run restore -- FILE`. */
import { join } from "node:path";
import { installIfNeeded, root } from "./install.mjs";

installIfNeeded();
const { build } = await import("./build.mjs");
await build({ only: ["server"] });
await import(join(root, "packages/server/dist/operate.js"));
