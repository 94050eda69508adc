/** Bundles TypeScript of this repository for Node. */
import { join } from "node:path";
import { build, context } from "esbuild";
import { root } from "./install.mjs";

/** Bundles entry points, by name, into `packages/server/dist`. */
export async function bundleForNode(entries) {
  await build(bundleOptions(entries));
}

/** Bundles entry points again whenever a source changes, until disposed; `onBuilt` is told how it went. */
export async function watchForNode(entries, onBuilt) {
  const options = bundleOptions(entries);
  const telling = { name: "telling", setup: (bundle) => bundle.onEnd(onBuilt) };
  const watching = await context({ ...options, plugins: [...options.plugins, telling] });
  await watching.watch();
  return watching;
}

function bundleOptions(entries) {
  return {
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)])),
    outdir: join(root, "packages/server/dist"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: true,
    logLevel: "warning",
    plugins: [externalPackages],
  };
}

/** Our own packages are bundled, since Node does not run TypeScript; everything else is loaded as installed. */
const externalPackages = {
  name: "external packages",
  setup(bundle) {
    bundle.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === "entry-point" || path.startsWith("@foyer/") ? undefined : { path, external: true },
    );
  },
};
