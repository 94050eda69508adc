/** Builds what runs: the server, the messenger, the store chat and the dashboard. What has not changed since its last build is left alone. */
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { root } from "./install.mjs";

const parts = [
  {
    name: "server",
    sources: ["packages/server/src", "packages/protocol/src", "examples/shop/src"],
    build: buildServer,
  },
  {
    name: "messenger",
    sources: ["packages/messenger", "packages/protocol/src", "packages/sdk/src", "packages/ui/src"],
    build: buildMessenger,
  },
  {
    name: "store chat",
    directory: "react",
    sources: ["packages/react", "packages/protocol/src", "packages/sdk/src", "packages/ui/src"],
    build: buildStoreChat,
  },
  {
    name: "dashboard",
    sources: ["packages/dashboard", "packages/protocol/src", "packages/sdk/src", "packages/ui/src"],
    build: buildDashboard,
  },
];

/** Builds the parts that are out of date: all, or only those that are named. */
export async function build({ log = console.log, only } = {}) {
  for (const part of parts.filter(({ name }) => !only || only.includes(name))) {
    const dist = join(root, "packages", part.directory ?? part.name, "dist");
    const mark = join(dist, ".built");
    const wanted = fingerprint([...part.sources, "package-lock.json", "scripts"]);
    if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) continue;
    const start = Date.now();
    log(`Building the ${part.name} …`);
    mkdirSync(dist, { recursive: true });
    await part.build();
    writeFileSync(mark, wanted);
    log(`Built the ${part.name} in ${((Date.now() - start) / 1_000).toFixed(1)} s.`);
  }
}

async function buildServer() {
  const { bundleForNode } = await import("./bundle.mjs");
  await bundleForNode({ main: "packages/server/src/main.ts", operate: "packages/server/src/operate.ts" });
  copyReferenceRenderer();
}

/**
 * The page of the API reference is served from the build, so that an installed server needs none of the renderer's own
 * dependencies. Its maintainers' package for fastify carries the same file as their main one, at a tenth of the size.
 */
function copyReferenceRenderer() {
  const source = join(root, "node_modules/@scalar/fastify-api-reference");
  const target = join(root, "packages/server/dist/reference");
  mkdirSync(target, { recursive: true });
  const bytes = readFileSync(join(source, "dist/js/standalone.js"));
  writeFileSync(join(target, "renderer.js"), bytes);
  writeFileSync(
    join(target, "renderer.js.br"),
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 8 } }),
  );
  copyFileSync(join(source, "LICENSE"), join(target, "LICENSE"));
}

async function buildMessenger() {
  const file = join(root, "packages/messenger/build.mjs");
  if (existsSync(file)) await (await import(file)).buildMessenger();
}

async function buildStoreChat() {
  await (await import(join(root, "packages/react/build.mjs"))).buildStoreChat();
}

async function buildDashboard() {
  const { build: bundle } = await import("vite");
  await bundle({ root: join(root, "packages/dashboard"), logLevel: "warn" });
}

/** A text that changes when any file below the paths does. */
function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of filesBelow(join(root, path))) hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((file) => !/(^|\/)(dist|node_modules)(\/|$)|\.test\.tsx?$/.test(file))
    .map((file) => join(path, file))
    .filter((file) => statSync(file).isFile())
    .sort();
}

// Run by itself rather than imported.
if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
