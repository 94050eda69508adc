import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { findProduct, type Product } from "./catalogue.ts";

/** Found by the package's name, because the server that runs the shop may be bundled elsewhere. */
const source = join(dirname(createRequire(import.meta.url).resolve("@foyer/shop/package.json")), "src");

const assets: Record<string, { type: string; files: readonly string[] }> = {
  "/favicon.svg": { type: "image/svg+xml", files: ["favicon.svg"] },
  "/styles.css": {
    type: "text/css; charset=utf-8",
    files: ["base", "frame", "products", "home", "orders", "chats"].map((name) => `styles/${name}.css`),
  },
};

/** A product's drawing as a picture by itself, for the chat. */
function pictureOf({ draw }: Product): string {
  return draw()
    .text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    .replace(/(<svg[^>]*>)/, '$1<rect width="200" height="200" fill="#e7e3d8"/>')
    .replaceAll('class="shade"', 'fill="#14201a" opacity="0.13"');
}

/** The style sheet, the icon or a product's picture, when the path is theirs. */
export async function findAsset(path: string): Promise<Response | undefined> {
  const drawn = /^\/drawings\/([\w-]+)\.svg$/.exec(path)?.[1];
  const product = drawn ? findProduct(drawn) : undefined;
  if (product) return new Response(pictureOf(product), { headers: { "content-type": "image/svg+xml" } });
  const asset = assets[path];
  if (!asset) return undefined;
  const parts = await Promise.all(asset.files.map((file) => readFile(join(source, file), "utf8")));
  return new Response(parts.join("\n"), { headers: { "content-type": asset.type, "cache-control": "max-age=60" } });
}
