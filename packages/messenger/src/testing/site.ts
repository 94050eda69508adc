/** A site on an origin of its own that carries the messenger, under a strict content security policy. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { BrowserContext, Page } from "@foyer/testing/browser.ts";

/** A running site. */
export interface Site {
  readonly origin: string;
  /** Attributes of the script element, and scripts of the page's own that run before it. */
  set(options: SiteOptions): void;
  stop(): Promise<void>;
}

/** How the site includes the messenger. */
export interface SiteOptions {
  foyerUrl: string;
  /** As they stand in the element: `data-workspace="…"`. */
  attributes: string;
  /** A script of the page's own that runs first. */
  before?: string;
  language?: string;
}

/** Starts a site. */
export async function startSite(): Promise<Site> {
  let options: SiteOptions = { foyerUrl: "", attributes: "" };
  const server = createServer((request, response) => {
    if (request.url === "/before.js") {
      response.setHeader("content-type", "text/javascript");
      return response.end(options.before ?? "");
    }
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader("content-security-policy", policyFor(options.foyerUrl));
    response.end(pageFor(options, request.url ?? "/"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    set(next) {
      options = next;
    },
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** The lines that the guide tells sites to add. */
function policyFor(foyerUrl: string): string {
  const socket = foyerUrl.replace(/^http/, "ws");
  return [
    "default-src 'none'",
    `script-src 'self' ${foyerUrl}`,
    `connect-src ${foyerUrl} ${socket}`,
    `img-src 'self' blob: ${foyerUrl}`,
    "require-trusted-types-for 'script'",
    "style-src 'self'",
  ].join("; ");
}

function pageFor({ foyerUrl, attributes, language = "en" }: SiteOptions, path: string): string {
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Field &amp; Fern</title><script src="/before.js"></script>
<main><h1>Field &amp; Fern</h1><p>You are at ${path.replace(/[^\w/]/g, "")}.</p><p><a href="/next">Next page</a></p>
<button id="help">Help</button></main>
<script async src="${foyerUrl}/messenger.js" ${attributes}></script></html>`;
}

/** What went wrong on a page: errors, and what the policy refused. */
export function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    const text = message.text();
    // A server that is away, and a network that is off, are said by the browser itself.
    const isNetwork = /WebSocket connection to|net::ERR_|Failed to load resource/.test(text);
    if (message.type() === "error" && !isNetwork) complaints.push(text);
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

/** Opens the messenger's closed root to the test; the messenger itself is as it ships. */
export async function openShadowRoots(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      return attach.call(this, { ...options, mode: "open" });
    };
  });
}

/** What a build says about itself. */
export interface Build {
  /** What a visitor has downloaded at each stage, compressed. */
  stages: { stage: "loader" | "launcher" | "conversation"; bytes: number }[];
  limits: Record<string, number>;
}

/** Builds the messenger where the server serves it from. */
export async function buildForTests(): Promise<Build> {
  const file = join(dirname(fileURLToPath(import.meta.url)), "../../build.mjs");
  const { buildMessenger, LIMITS } = (await import(pathToFileURL(file).href)) as {
    buildMessenger(): Promise<Pick<Build, "stages">>;
    LIMITS: Build["limits"];
  };
  return { ...(await buildMessenger()), limits: LIMITS };
}
