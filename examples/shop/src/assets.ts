import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Found by the package's name, because the server that runs the shop may be bundled elsewhere. */
const source = join(dirname(createRequire(import.meta.url).resolve("@foyer/shop/package.json")), "src");

const assets: Record<string, { type: string; files: readonly string[] }> = {
  "/favicon.svg": { type: "image/svg+xml", files: ["favicon.svg"] },
  "/styles.css": {
    type: "text/css; charset=utf-8",
    files: ["base", "frame", "products", "home", "orders", "chats"].map((name) => `styles/${name}.css`),
  },
};

/** The style sheet or the icon, when the path is theirs. */
export async function findAsset(path: string): Promise<Response | undefined> {
  const asset = assets[path];
  if (!asset) return undefined;
  const parts = await Promise.all(asset.files.map((file) => readFile(join(source, file), "utf8")));
  return new Response(parts.join("\n"), { headers: { "content-type": asset.type, "cache-control": "max-age=60" } });
}
