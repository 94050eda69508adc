/** Builds `store-chat.js`, the marketplace chat as elements for any page: a small loader, and what it loads when it is needed. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { prune } from "../messenger/build.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const target = ["chrome111", "firefox119", "safari16.4"];

/** What a visitor may have downloaded when a chat is shown, compressed, in bytes. */
export const LIMIT = 45_000;

/** Builds everything into `dist`; answers what a visitor downloads of it, compressed. */
export async function buildStoreChat({ outDir = join(here, "dist") } = {}) {
  const shared = { bundle: true, minify: true, charset: "utf8", legalComments: "none", write: false, target };
  const parts = await build({
    ...shared,
    entryPoints: [join(here, "src/embed/elements.tsx")],
    outdir: join(outDir, "parts"),
    format: "esm",
    jsx: "automatic",
    // The components are React's; in a page of somebody else the small equivalent draws them.
    alias: { react: "preact/compat", "react-dom": "preact/compat", "react/jsx-runtime": "preact/jsx-runtime" },
    define: { "process.env.NODE_ENV": '"production"' },
    entryNames: "[name]-[hash]",
    plugins: [styleText, namesOnly],
  });
  const [part] = parts.outputFiles;
  const loader = await build({
    ...shared,
    entryPoints: [join(here, "src/embed/loader.ts")],
    format: "iife",
    define: { PARTS: JSON.stringify(`store-chat/parts/${basename(part.path)}`) },
  });
  mkdirSync(join(outDir, "parts"), { recursive: true });
  writeFileSync(join(outDir, "parts", basename(part.path)), part.contents);
  writeFileSync(join(outDir, "store-chat.js"), loader.outputFiles[0].contents);
  prune(join(outDir, "parts"));
  return [part, loader.outputFiles[0]].reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
}

/** Style sheets as minified text, since they are adopted by shadow roots. */
const styleText = {
  name: "style text",
  setup(bundle) {
    bundle.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { outputFiles } = await build({ entryPoints: [path], bundle: true, minify: true, write: false, target });
      const { text } = outputFiles[0];
      // An element says its theme by the attribute that its page gives it; without one the system decides.
      const styles = path.endsWith("tokens.css") ? themedByAttribute(text) : text;
      return { contents: styles.trim(), loader: "text" };
    });
  },
};

/** Of `convex/server` pages need the names of functions; the rest of it, which describes tables, does not fall away by itself. */
const namesOnly = {
  name: "names only",
  setup(bundle) {
    bundle.onResolve({ filter: /^convex\/server$/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === namesOnly) return undefined;
      const found = await bundle.resolve(path, { ...from, pluginData: namesOnly });
      return { path: join(dirname(found.path), "api.js") };
    });
  },
};

/** The design tokens as the elements need them: those in use, and the theme by an attribute without a prefix. */
function themedByAttribute(tokens) {
  const styles = join(here, "src/chat/styles");
  const texts = readdirSync(styles).map((file) => readFileSync(join(styles, file), "utf8"));
  const used = new Set(texts.flatMap(namesIn));
  const declarations = [...tokens.matchAll(/(--ui-[\w-]+):([^;}]*)/g)];
  for (let size = -1; size !== used.size; ) {
    size = used.size;
    for (const [, name, value] of declarations) if (used.has(name)) for (const other of namesIn(value)) used.add(other);
  }
  return tokens
    .replaceAll("[data-theme", "[theme")
    .replace(/(--ui-[\w-]+):[^;}]*;?/g, (text, name) => (used.has(name) ? text : ""));
}

function namesIn(text) {
  return text.match(/--ui-[\w-]+/g) ?? [];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildStoreChat();
