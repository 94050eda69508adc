/**
 * Builds the messenger in its three stages: the loader (`messenger.js`), the launcher that it imports, and the parts
 * that are loaded when they are first needed. `--sizes` prints what each stage weighs and fails when one is too heavy.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, "src");
const tokensFile = join(here, "../ui/src/tokens.css");
const target = ["chrome111", "firefox119", "safari16.4"];
/** Pages that were loaded before an upgrade still ask for the parts that they were built with. */
const KEEP_PARTS_MS = 30 * 86_400_000;

/** What a visitor may have downloaded at each stage, compressed, in bytes. */
export const LIMITS = { loader: 3_000, launcher: 10_000, conversation: 35_000 };

/** Tells Chromium that nearly all functions of the launcher run at once; each would be read twice otherwise. */
const RUNS_AT_ONCE = "//# allFunctionsCalledOnLoad\n";

/**
 * For as long as a page lives, browsers remember that an import has failed: a file, and what it imports, is fetched
 * first, so that the next try can succeed.
 */
const LOAD =
  "const $load=async(...f)=>{await Promise.all(f.map(async n=>{const r=await fetch(import.meta.resolve(n));" +
  "if(!r.ok)throw Error(n);await r.blob()}));return import(f[0])};";

/** Builds everything into `dist`. */
export async function buildMessenger({ outDir = join(here, "dist") } = {}) {
  const options = { ...partOptions, outdir: join(outDir, "parts") };
  const arrivals = await build({ ...options, entryPoints: { arrivals: join(source, "launcher/arrivals.ts") } });
  const shared = await build({
    ...options,
    entryPoints: { launcher: join(source, "launcher/launcher.ts") },
    splitting: true,
    plugins: [styleText, apart("arrivals.ts", arrivals)],
  });
  const parts = {
    outputFiles: [...shared.outputFiles, ...arrivals.outputFiles],
    metafile: { outputs: { ...shared.metafile.outputs, ...arrivals.metafile.outputs } },
  };
  const outputs = Object.entries(parts.metafile.outputs).map(([path, facts]) => ({ name: basename(path), ...facts }));
  const launcher = outputs.find(({ entryPoint }) => entryPoint?.endsWith("launcher/launcher.ts"));
  for (const file of parts.outputFiles) file.contents = fetchFirst(file, outputs);
  const entry = parts.outputFiles.find(({ path }) => basename(path) === launcher.name);
  entry.contents = Buffer.concat([Buffer.from(RUNS_AT_ONCE), entry.contents]);
  const loader = await build({
    entryPoints: [join(source, "loader/loader.ts")],
    bundle: true,
    format: "iife",
    target,
    minify: true,
    write: false,
    define: { LAUNCHER: JSON.stringify(`messenger/parts/${launcher.name}`) },
    logLevel: "warning",
  });
  mkdirSync(join(outDir, "parts"), { recursive: true });
  for (const file of parts.outputFiles) put(join(outDir, "parts", basename(file.path)), file.contents);
  put(join(outDir, "messenger.js"), loader.outputFiles[0].contents);
  prune(join(outDir, "parts"));
  return weigh(parts, outputs, loader.outputFiles[0].contents);
}

/** A module that was built by itself: what it has in common with others would be a file that those have to wait for. */
function apart(module, { outputFiles: [file] }) {
  return {
    name: `${module} apart`,
    setup(bundle) {
      const filter = new RegExp(`/${module.replace(".", "\\.")}$`);
      bundle.onResolve({ filter }, () => ({ path: `./${basename(file.path)}`, external: true }));
    },
  };
}

/** A part whose imports on demand go by `LOAD`. */
function fetchFirst({ path, text, contents }, outputs) {
  const here = new Set(withImports(basename(path), outputs));
  const pattern = /\bimport\("\.\/([\w-]+\.js)"\)/g;
  if (!pattern.test(text)) return contents;
  const changed = text.replace(pattern, (_, name) => {
    const needed = withImports(name, outputs).filter((each) => !here.has(each));
    return `$load(${needed.map((each) => `"./${each}"`).join()})`;
  });
  return Buffer.from(LOAD + changed);
}

/** An output and all that it imports at once, by name. */
function withImports(name, outputs, found = []) {
  if (found.includes(name)) return found;
  found.push(name);
  for (const { path, kind } of outputs.find((output) => output.name === name).imports) {
    if (kind === "import-statement") withImports(basename(path), outputs, found);
  }
  return found;
}

/** Style sheets as minified text, since they are adopted by the shadow root; tokens by short names. */
const styleText = {
  name: "style text",
  setup(bundle) {
    bundle.onLoad({ filter: /palette\.ts$/ }, ({ path }) => ({
      contents: shortenTokens(readFileSync(path, "utf8")),
      loader: "ts",
    }));
    bundle.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const text = readFileSync(path, "utf8");
      const styles = path.endsWith("tokens.css") ? rootTokens(text) : text;
      const { code } = await transform(styles, { loader: "css", minify: true, target });
      return { contents: shortenTokens(code.trim()), loader: "text" };
    });
  },
};

const partOptions = {
  bundle: true,
  format: "esm",
  target,
  minify: true,
  charset: "utf8",
  jsx: "automatic",
  jsxImportSource: "preact",
  entryNames: "[name]-[hash]",
  // Every name is downloaded with whatever may ask for it.
  chunkNames: "c-[hash]",
  legalComments: "none",
  metafile: true,
  write: false,
  logLevel: "warning",
  plugins: [styleText],
};

/** The design tokens as the messenger needs them: those in use, on its own root, which always says its theme. */
function rootTokens(text) {
  const [base, ...queries] = text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .split(/(?=@media \((?:pointer|prefers-reduced-motion))/);
  const used = usedNames(base);
  // The launcher's palette says these on the root element itself.
  for (const name of readFileSync(join(source, "launcher/palette.ts"), "utf8").match(/--ui-[\w-]+/g)) used.delete(name);
  const declarations = readDeclarations(base.slice(base.lastIndexOf("[data-theme] {"))).filter(([name]) =>
    used.has(name),
  );
  const themed = (index) => declarations.map(([name, value]) => [name, splitThemes(value)[index]]);
  const light = themed(0);
  const dark = themed(1).filter(([, value], index) => value !== light[index][1]);
  const print = (pairs) =>
    pairs.map(([name, value]) => `${name}:${value.replace(/calc\(([\d.]+) \* var\(--ui-px\)\)/g, "$1px")};`).join("");
  const rules = queries.map((query) => {
    const pairs = readDeclarations(query).filter(([name]) => used.has(name));
    return pairs.length > 0 ? `${query.slice(0, query.indexOf("{"))}{.root{${print(pairs)}}}` : "";
  });
  return `.root{color-scheme:light;${print(light)}}.root[data-theme=dark]{color-scheme:dark;${print(dark)}}${rules.join("")}`;
}

let shortNames;

/** Only the messenger's own styles read them, and each name is downloaded many times over. */
function shortenTokens(text) {
  shortNames ??= [...usedNames(readFileSync(tokensFile, "utf8"))].sort();
  return text.replace(/--ui-[\w-]+/g, (name) => `--u${shortNames.indexOf(name).toString(36)}`);
}

function usedNames(tokens) {
  const styles = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(css|tsx?)$/.test(file))
    .map((file) => readFileSync(join(source, file), "utf8"));
  const named = (texts) => new Set(texts.flatMap((text) => text.match(/--ui-[\w-]+/g) ?? []));
  const used = named(styles);
  for (const [name, value] of readDeclarations(tokens))
    if (used.has(name)) for (const other of named([value])) used.add(other);
  return used;
}

function readDeclarations(text) {
  return [...text.matchAll(/(--ui-[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value.replace(/\s+/g, " ")]);
}

/** `var(--when-light, a) var(--when-dark, b)` as `[a, b]`; anything else is the same in both. */
function splitThemes(value) {
  const match = /^var\( ?--when-light, (.*)\) var\( ?--when-dark, (.*)\)$/.exec(value.trim());
  return match ? [match[1].trim(), match[2].trim()] : [value.trim(), value.trim()];
}

/** Whole or not at all: a server may read it at this moment. */
function put(file, contents) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, contents);
  renameSync(draft, file);
}

/** Removes parts that no page can still ask for. */
export function prune(directory) {
  for (const file of readdirSync(directory)) {
    if (Date.now() - statSync(join(directory, file)).mtimeMs > KEEP_PARTS_MS) rmSync(join(directory, file));
  }
}

/** What a visitor has downloaded at each stage, compressed; stages include those before them. */
function weigh(parts, outputs, loader) {
  const texts = new Map(parts.outputFiles.map((file) => [basename(file.path), file.contents]));
  const gzip = (contents) => gzipSync(contents, { level: 9 }).length;
  const entry = (file) => outputs.find(({ entryPoint }) => entryPoint?.endsWith(file));
  const seen = new Set();
  const add = (output) => {
    if (!output || seen.has(output.name)) return 0;
    seen.add(output.name);
    const imported = output.imports.filter(({ kind }) => kind === "import-statement");
    const inner = imported.map(({ path }) => add(outputs.find(({ name }) => name === basename(path))));
    return inner.reduce((sum, size) => sum + size, gzip(texts.get(output.name)));
  };
  const stages = [{ stage: "loader", bytes: gzip(loader) }];
  const push = (stage, files) => {
    const bytes = files.reduce((sum, file) => sum + add(entry(file)), stages.at(-1).bytes);
    stages.push({ stage, bytes });
  };
  push("launcher", ["launcher/launcher.ts"]);
  push("conversation", ["src/window.tsx"]);
  const lazy = outputs
    .filter(({ name }) => !seen.has(name))
    .map(({ name, entryPoint }) => ({ name: entryPoint ? basename(entryPoint) : name, bytes: gzip(texts.get(name)) }));
  return { stages, lazy };
}

function printSizes({ stages, lazy }) {
  for (const { stage, bytes } of stages) {
    const limit = LIMITS[stage];
    console.log(
      `${stage.padEnd(14)}${String(bytes).padStart(7)} B gzip, at most ${limit}${bytes > limit ? "  TOO HEAVY" : ""}`,
    );
  }
  for (const { name, bytes } of lazy) console.log(`  later: ${name.padEnd(22)}${String(bytes).padStart(6)} B`);
  return stages.every(({ stage, bytes }) => bytes <= LIMITS[stage]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = await buildMessenger();
  if (process.argv.includes("--sizes") && !printSizes(sizes)) process.exit(1);
}
