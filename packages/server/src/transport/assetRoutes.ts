/**
 * The built front ends: the dashboard under `/app`, the scripts for sites and their lazy parts.
 * Knows files and cache headers; does not know what they do.
 */
import { existsSync, readFileSync } from "node:fs";
import { extname, join, normalize, sep } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import type { Context } from "hono";
import { packageDirectory } from "../persistence/migrate.ts";
import type { App, RouteContext } from "./routes.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".json": "application/json",
  ".woff2": "font/woff2",
  ".mp3": "audio/mpeg",
  ".webmanifest": "application/manifest+json",
};

/**
 * What may be loaded by our own pages: nothing from elsewhere, but files by their public address, which may be another
 * name of this server than the one the page was opened by. Styles are set by scripts, as floating parts need.
 */
const pagePolicy = (publicOrigin: string) =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${publicOrigin}`,
    `media-src 'self' blob: ${publicOrigin}`,
    `connect-src 'self' ws: wss: ${publicOrigin}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

/** What is missing of the built front ends, as sentences. */
export function missingFrontEnds(): string[] {
  const parts = [
    { name: "dashboard", file: "index.html" },
    { name: "messenger", file: "messenger.js" },
    { name: "store chat", file: "store-chat.js", directory: "react" },
  ];
  return parts
    .filter(({ name, file, directory = name }) => !existsSync(join(distOf(directory), file)))
    .map(({ name }) => `The ${name} is not built, so it cannot be shown. \`npm start\` builds it.`);
}

function distOf(name: string): string {
  return join(packageDirectory(), "..", name, "dist");
}

/** Adds the routes. */
export function addAssetRoutes(app: App, { engine }: RouteContext): void {
  const dashboard = createFiles(distOf("dashboard"));
  const policy = () => pagePolicy(new URL(engine.surroundings.absoluteUrl("/")).origin);
  app.get("/", (c) => c.redirect("/app"));
  app.get("/app", (c) => servePage(c, dashboard, policy()));
  app.get("/app/*", (c) => {
    const path = c.req.path.slice("/app/".length);
    return dashboard.serve(c, path) ?? servePage(c, dashboard, policy());
  });
  addScriptRoutes(app, "messenger", createFiles(distOf("messenger")));
  addScriptRoutes(app, "store-chat", createFiles(distOf("react")));
}

/** A script that is loaded by pages of other origins, and its parts below its name. */
function addScriptRoutes(app: App, name: string, files: Files): void {
  const serve = (c: Context, path: string) => files.serve(c, path, { isShared: true }) ?? c.notFound();
  app.get(`/${name}.js`, (c) => serve(c, `${name}.js`));
  app.get(`/${name}/*`, (c) => serve(c, c.req.path.slice(`/${name}/`.length)));
}

function servePage(c: Context, files: Files, policy: string): Response {
  c.header("Content-Security-Policy", policy);
  c.header("X-Content-Type-Options", "nosniff");
  c.header("Referrer-Policy", "same-origin");
  return files.serve(c, "index.html") ?? c.text("The dashboard is not built. Run `npm start`.", 503);
}

interface Files {
  serve(c: Context, path: string, options?: { isShared?: boolean }): Response | undefined;
}

interface LoadedFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly compressed: Uint8Array<ArrayBuffer> | undefined;
}

/** Files of a directory, read and compressed once at their first use. */
function createFiles(directory: string): Files {
  const loaded = new Map<string, LoadedFile>();
  return {
    serve(c, path, { isShared = false } = {}) {
      const file = load(directory, path, loaded);
      if (!file) return undefined;
      c.header("Content-Type", TYPES[extname(path)] ?? "application/octet-stream");
      c.header("X-Content-Type-Options", "nosniff");
      c.header("Vary", "Accept-Encoding");
      // Names with a content hash never change; everything else is asked for again.
      const isHashed = /[-.][A-Za-z0-9_-]{8,}\.\w+$/.test(path) && path.includes("/");
      c.header(
        "Cache-Control",
        isHashed ? "public, max-age=31536000, immutable" : isShared ? "public, max-age=300" : "no-cache",
      );
      if (isShared) {
        c.header("Access-Control-Allow-Origin", "*");
        c.header("Cross-Origin-Resource-Policy", "cross-origin");
      }
      if (file.compressed && c.req.header("accept-encoding")?.includes("br")) {
        c.header("Content-Encoding", "br");
        return c.body(file.compressed);
      }
      return c.body(file.bytes);
    },
  };
}

function load(directory: string, path: string, loaded: Map<string, LoadedFile>): LoadedFile | undefined {
  const full = normalize(join(directory, path));
  if (!full.startsWith(directory + sep) || !TYPES[extname(full)]) return undefined;
  const known = loaded.get(full);
  if (known) return known;
  if (!existsSync(full)) return undefined;
  const bytes = new Uint8Array(readFileSync(full));
  const isText = /\.(html|js|css|svg|json|webmanifest)$/.test(full);
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  const file = { bytes, compressed: isText ? new Uint8Array(brotliCompressSync(bytes, options)) : undefined };
  loaded.set(full, file);
  return file;
}
