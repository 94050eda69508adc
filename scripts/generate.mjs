/** Writes everything that follows from the declarations: `npm run generate`. With `--check`, fails when something was stale. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleForNode } from "./bundle.mjs";
import { collectModules, writeIfChanged } from "./collectModules.mjs";
import { root } from "./install.mjs";

const stale = [];
if (collectModules(join(root, "packages/server/src/domains"))) stale.push("packages/server/src/domains/modules.gen.ts");
await bundleForNode({ generate: "packages/server/src/generate/generate.ts" });
const { generate } = await import(pathToFileURL(join(root, "packages/server/dist/generate.js")).href);
for (const [file, text] of Object.entries(generate())) if (writeIfChanged(join(root, file), text)) stale.push(file);
if (stale.length > 0) console.log(`Written: ${stale.join(", ")}`);
if (process.argv.includes("--check") && stale.length > 0) process.exit(1);
