/** A host's site on an origin of its own, which carries the packed sdk under a strict content security policy. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { packInto, root } from "./packed.ts";

/** A running site. */
export interface ChatSite {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Builds the page's script as a host would, and serves it; `servers` are the addresses that the policy lets pages reach. */
export async function startChatSite(servers: readonly string[]): Promise<ChatSite> {
  const script = await bundlePage();
  const reached = servers.flatMap((url) => [url, url.replace(/^http/, "ws")]);
  const policy = `default-src 'none'; script-src 'self'; connect-src ${reached.join(" ")}; require-trusted-types-for 'script'`;
  const server = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html; charset=utf-8");
    response.setHeader("content-security-policy", policy);
    response.end(
      isScript ? script : '<!doctype html><title>Chat</title><script type="module" src="/page.js"></script>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function bundlePage(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), "foyer-site-"));
  await packInto(directory);
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "chatPage.ts")],
    bundle: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    write: false,
    alias: { "@foyer/sdk": join(directory, "packages/sdk/index.js") },
    nodePaths: [join(root, "node_modules")],
  });
  rmSync(directory, { recursive: true });
  return outputFiles[0]?.text ?? "";
}
