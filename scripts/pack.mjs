/**
 * Makes what other projects install: `npm run pack` leaves `foyer-sdk`, `foyer-react` and `foyer-vue` as tarballs in `dist`.
 *
 * Inside of this repository the packages are their sources. Outside of it they are directories of their own: bundled
 * JavaScript, declarations, and a package.json that follows from the one here. So nothing here has to know of both.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { build } from "esbuild";
import { installIfNeeded, root } from "./install.mjs";

const SDK = { "@foyer/sdk": `^${versionOf("sdk")}` };

/** What is packed. `needs` comes along; `shares` is the app's own, since there may be only one of it. */
const PACKAGES = [
  { name: "sdk", entries: ["index", "node"], needs: { convex: "^1.24.8", ws: "^8.18.0" } },
  {
    name: "react",
    entries: ["index"],
    shares: { ...SDK, convex: "^1.24.8", react: "^18.3.0 || ^19.0.0" },
    styles: "chat.css",
  },
  { name: "vue", entries: ["index"], shares: { ...SDK, "convex-vue": "^0.1.5", vue: "^3.5.0" } },
];

/** Builds each package into a directory of its own below `outDir`; gives the directories. */
async function buildPackages(outDir) {
  rmSync(outDir, { recursive: true, force: true });
  const declarations = declare(outDir);
  const directories = [];
  for (const each of PACKAGES) {
    const directory = join(outDir, each.name);
    await bundle(each, directory);
    copyDeclarations(join(declarations, each.name, "src/index.d.ts"), { declarations, directory });
    if (each.styles) writeFileSync(join(directory, each.styles), readStyles());
    writeFileSync(join(directory, "package.json"), `${JSON.stringify(manifestOf(each), null, 2)}\n`);
    cpSync(join(root, "LICENSE"), join(directory, "LICENSE"));
    cpSync(join(root, "packages", each.name, "README.md"), join(directory, "README.md"));
    directories.push(directory);
  }
  rmSync(declarations, { recursive: true });
  return directories;
}

/** Only our own sources are bundled, and of them not what is a package of its own. */
async function bundle({ name, entries, needs, shares }, directory) {
  await build({
    entryPoints: entries.map((entry) => join(root, "packages", name, "src", `${entry}.ts`)),
    outdir: directory,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    chunkNames: "[name]-[hash]",
    logLevel: "warning",
    external: Object.keys({ ...needs, ...shares }),
  });
}

/** Writes the declarations of all packages and of what they are made of, by the compiler; gives where they are. */
function declare(outDir) {
  const directory = join(outDir, ".declarations");
  const project = join(directory, "tsconfig.json");
  mkdirSync(directory, { recursive: true });
  const settings = {
    extends: join(root, "tsconfig.json"),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: join(root, "packages"),
      outDir: directory,
      typeRoots: [join(root, "node_modules/@types")],
    },
    include: [],
    files: PACKAGES.map(({ name }) => join(root, "packages", name, "src/index.ts")),
  };
  writeFileSync(project, JSON.stringify(settings));
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const { status, stdout } = spawnSync(process.execPath, [compiler, "-p", project], { encoding: "utf8" });
  if (status !== 0) throw new Error(`The declarations could not be made.\n${stdout}`);
  return directory;
}

const PROTOCOL = "@foyer/protocol";

/** Copies a declaration file with all that it leads to, the protocol's too, which is no package outside. */
function copyDeclarations(entry, { declarations, directory }) {
  const copied = new Set();
  const copy = (file) => {
    if (copied.has(file)) return;
    copied.add(file);
    const text = readFileSync(file, "utf8").replace(/(from |import\()"([^"]+)"/g, (whole, before, specifier) => {
      const found = resolve(specifier, file);
      if (!found) return whole;
      copy(found);
      const path = relative(dirname(place(file)), place(found)).replace(/\.d\.ts$/, ".js");
      return `${before}"${path.startsWith(".") ? path : `./${path}`}"`;
    });
    mkdirSync(dirname(place(file)), { recursive: true });
    writeFileSync(place(file), text);
  };
  const resolve = (specifier, from) => {
    if (specifier === PROTOCOL) return join(declarations, "protocol/src/index.d.ts");
    if (specifier.startsWith(".")) return join(dirname(from), specifier.replace(/\.tsx?$/, ".d.ts"));
  };
  const place = (file) => join(directory, "types", relative(declarations, file).replace("/src/", "/"));
  copy(entry);
}

/** The chat's styles with the tokens that they stand on. */
function readStyles() {
  const files = ["packages/ui/src/tokens.css", "packages/react/src/chat/chat.css"];
  return files.map((file) => readFileSync(join(root, file), "utf8")).join("\n");
}

function manifestOf({ name, entries, needs, shares, styles }) {
  const { description, license } = readManifest(join("packages", name));
  const isForNode = entries.includes("node");
  return {
    name: `@foyer/${name}`,
    version: versionOf(name),
    description,
    license,
    type: "module",
    engines: readManifest(".").engines,
    sideEffects: [...(isForNode ? ["./node.js"] : []), ...(styles ? [`./${styles}`] : [])],
    exports: {
      ".": {
        types: `./types/${name}/index.d.ts`,
        ...(isForNode ? { node: "./node.js" } : {}),
        default: "./index.js",
      },
      ...(styles ? { [`./${styles}`]: `./${styles}` } : {}),
    },
    dependencies: needs,
    peerDependencies: shares,
  };
}

function versionOf(name) {
  return readManifest(join("packages", name)).version;
}

function readManifest(path) {
  return JSON.parse(readFileSync(join(root, path, "package.json"), "utf8"));
}

/** Packs into the directory that is given, or into `dist`. */
async function main(directory = join(root, "dist")) {
  installIfNeeded();
  const packages = await buildPackages(join(directory, "packages"));
  const args = ["pack", "--pack-destination", directory, ...packages];
  const { status } = spawnSync("npm", args, { stdio: "inherit", shell: process.platform === "win32" });
  process.exit(status ?? 1);
}

await main(process.argv[2]);
