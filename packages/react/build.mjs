/** Builds `store-chat.js`, the marketplace chat as elements for any page: a small loader, and what it loads when it is needed. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { prune } from "../messenger/build.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const target = ["chrome111", "firefox119", "safari16.4"];

/** Builds everything into `dist`. */
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
    plugins: [styleText],
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
}

/** Style sheets as minified text, since they are adopted by shadow roots. */
const styleText = {
  name: "style text",
  setup(bundle) {
    bundle.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const text = readFileSync(path, "utf8");
      // An element says its theme by the attribute that its page gives it; without one the system decides.
      const styles = path.endsWith("tokens.css") ? text.replaceAll("[data-theme", "[theme") : text;
      const { code } = await transform(styles, { loader: "css", minify: true, target });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildStoreChat();
