/** What a visitor downloads, compressed. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Build } from "@foyer/messenger/src/testing/site.ts";
import { build } from "esbuild";
import type { Row } from "./table.ts";

const MOST_CHAT_BYTES = 25_000;

/** Weighs each stage of the messenger against its limit. */
export async function measureSizes(): Promise<Row[]> {
  // Not bundled with the benchmarks, since it finds the sources from where it stands.
  const file = join(process.cwd(), "packages/messenger/build.mjs");
  const { buildMessenger, LIMITS } = (await import(pathToFileURL(file).href)) as {
    buildMessenger(): Promise<Pick<Build, "stages">>;
    LIMITS: Build["limits"];
  };
  const { stages } = await buildMessenger();
  return stages.map(({ stage, bytes }) => {
    const limit = LIMITS[stage] ?? 0;
    return {
      what: `sizes: messenger, gzip, up to its ${stage}`,
      target: `≤ ${limit / 1_000} kB`,
      measured: `${(bytes / 1_000).toFixed(2)} kB`,
      isMet: bytes <= limit,
    };
  });
}

/** Weighs the sdk's chat object as a site would bundle it. */
export async function measureChatSize(): Promise<Row> {
  const { outputFiles } = await build({
    stdin: { contents: 'export { createFoyer } from "./packages/sdk/src/index.ts";', resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    logLevel: "warning",
  });
  const bytes = gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
  return {
    what: "sizes: the sdk's chat object, bundled for a browser, gzip",
    target: `≤ ${MOST_CHAT_BYTES / 1_000} kB`,
    measured: `${(bytes / 1_000).toFixed(2)} kB`,
    isMet: bytes <= MOST_CHAT_BYTES,
  };
}

/** Weighs what a page downloads when it shows the marketplace chat. */
export async function measureStoreChatSize(): Promise<Row> {
  const file = join(process.cwd(), "packages/react/build.mjs");
  const { buildStoreChat, LIMIT } = (await import(pathToFileURL(file).href)) as {
    buildStoreChat(): Promise<number>;
    LIMIT: number;
  };
  const bytes = await buildStoreChat();
  return {
    what: "sizes: the marketplace chat for any page, gzip",
    target: `≤ ${LIMIT / 1_000} kB`,
    measured: `${(bytes / 1_000).toFixed(2)} kB`,
    isMet: bytes <= LIMIT,
  };
}
