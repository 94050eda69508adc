/** Compiles a Svelte component with all that it needs, since its libraries are published as sources. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { compile, compileModule } from "svelte/compiler";

/** What a bundled component offers. */
export interface MountedSvelte {
  /** Draws the component into an element; gives what takes it away again. */
  mount(target: Element, props: Record<string, unknown>): () => void;
}

/** Bundles a component from its source; `directory` is where its imports are looked for. */
export async function bundleSvelte(component: string, directory: string): Promise<MountedSvelte> {
  const out = await mkdtemp(join(tmpdir(), "foyer-svelte-"));
  const outfile = join(out, "component.mjs");
  try {
    await build({
      stdin: { contents: entry, resolveDir: directory, loader: "js" },
      outfile,
      bundle: true,
      format: "esm",
      platform: "browser",
      conditions: ["svelte", "browser"],
      logLevel: "silent",
      plugins: [svelte(component, directory)],
    });
    return (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as MountedSvelte;
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

const entry = `
import { mount as draw, unmount, flushSync } from "svelte";
import Component from "the-component.svelte";
export function mount(target, props) {
  const drawn = draw(Component, { target, props });
  flushSync();
  return () => unmount(drawn);
}`;

function svelte(component: string, directory: string): Plugin {
  return {
    name: "svelte",
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^the-component\.svelte$/ }, ({ path }) => ({ path, namespace: "component" }));
      onLoad({ filter: /.*/, namespace: "component" }, () => ({
        contents: compile(component, { generate: "client", dev: false }).js.code,
        resolveDir: directory,
      }));
      onLoad({ filter: /\.svelte\.js$/ }, async ({ path }) => ({
        contents: compileModule(await readFile(path, "utf8"), { generate: "client", filename: path }).js.code,
      }));
    },
  };
}
