/**
 * The API reference: a page at `/api/reference` over the description at `/api/openapi.json`, in which calls can be tried.
 * Everything comes from this server: the page works without the internet and tells nobody that it was opened.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Context } from "hono";
import { printOpenApi } from "../generate/openapi.ts";
import { packageDirectory } from "../persistence/migrate.ts";
import type { App, RouteContext } from "./routes.ts";

/** The renderer brings its styles as elements and its icons as data; it needs no code made of text. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API reference · Foyer</title>
<link rel="icon" href="/app/favicon.svg" type="image/svg+xml">
</head>
<body>
<div id="reference"></div>
<noscript>This page needs JavaScript. The same is in /api/openapi.json.</noscript>
<script src="/api/reference/renderer.js"></script>
<script src="/api/reference/start.js"></script>
</body>
</html>
`;

/** The fonts of the reader's own system, and our accent. */
const STYLE = `
.light-mode { --scalar-color-accent: #00626c; }
.dark-mode { --scalar-color-accent: #71cfd9; }
.light-mode, .dark-mode {
  --scalar-font: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  --scalar-font-code: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}`;

/** What the renderer would ask of other hosts unless told not to: fonts, measurements, a proxy, an assistant. */
const CONFIGURATION = {
  url: "/api/openapi.json",
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: "never",
  agent: { disabled: true },
  mcp: { disabled: true },
  documentDownloadType: "direct",
  authentication: { preferredSecurityScheme: "bearer" },
  hiddenClients: ["unirest"],
  favicon: "/app/favicon.svg",
  customCss: STYLE,
};

const START = `Scalar.createApiReference("#reference", ${JSON.stringify(CONFIGURATION)});\n`;

/** Adds the routes. */
export function addReferenceRoutes(app: App, { engine }: RouteContext): void {
  let description: string | undefined;
  const renderer = createRenderer();
  app.get("/api/openapi.json", (c) => {
    description ??= printOpenApi(engine.registry.functions.filter((fn) => !fn.declaration.isInternal));
    return c.body(description, 200, { "Content-Type": "application/json", "Cache-Control": "no-cache" });
  });
  app.get("/api/reference", (c) => {
    c.header("Content-Security-Policy", POLICY);
    c.header("Referrer-Policy", "no-referrer");
    return c.html(PAGE);
  });
  app.get("/api/reference/start.js", (c) => c.body(START, 200, { "Content-Type": "text/javascript; charset=utf-8" }));
  app.get("/api/reference/renderer.js", (c) => renderer(c));
  app.use("/api/reference/*", async (c, next) => {
    c.header("X-Content-Type-Options", "nosniff");
    await next();
  });
}

/** The renderer is 3.5 MB, compressed when it is built and read when it is first asked for. */
function createRenderer() {
  const path = join(packageDirectory(), "dist", "reference", "renderer.js");
  const loaded = new Map<string, Uint8Array<ArrayBuffer>>();
  const read = (name: string) => {
    const bytes = loaded.get(name) ?? new Uint8Array(readFileSync(name));
    loaded.set(name, bytes);
    return bytes;
  };
  return (c: Context): Response => {
    if (!existsSync(path)) return c.text("The reference is not built. Run `npm start`.", 503);
    c.header("Content-Type", "text/javascript; charset=utf-8");
    c.header("Cache-Control", "public, max-age=86400");
    c.header("Vary", "Accept-Encoding");
    if (!c.req.header("accept-encoding")?.includes("br")) return c.body(read(path));
    c.header("Content-Encoding", "br");
    return c.body(read(`${path}.br`));
  };
}
