/** What a visitor downloads, compressed. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Build } from "@foyer/messenger/src/testing/site.ts";
import type { Row } from "./table.ts";

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
