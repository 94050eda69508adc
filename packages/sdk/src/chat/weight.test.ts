import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

const LIMIT = 25_000;

test("the whole chat client with its transport is at most 25 kB, compressed, and needs nothing of Node", async () => {
  const result = await build({
    stdin: { contents: `export { createFoyer } from "../index.ts"`, resolveDir: import.meta.dirname },
    bundle: true,
    format: "esm",
    platform: "browser",
    minify: true,
    write: false,
    logLevel: "silent",
  });
  const bytes = gzipSync(result.outputFiles[0]?.contents ?? "", { level: 9 }).length;
  expect(bytes).toBeGreaterThan(1_000);
  expect(bytes).toBeLessThan(LIMIT);
});
