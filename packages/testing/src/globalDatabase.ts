/** One PostgreSQL for a whole run of tests, with a migrated database that each test file gets a copy of. */
import { migrate } from "@foyer/server/persistence/migrate.ts";
import type { TestProject } from "vitest/node";
import { startThrowawayCluster } from "./throwawayPostgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    clusterUrl: string;
  }
}

/** The database that is copied. */
export const TEMPLATE = "foyer_template";

/** Called by vitest once, before any test; what it answers with is called once after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startThrowawayCluster();
  await migrate(await cluster.createDatabase(TEMPLATE));
  project.provide("clusterUrl", cluster.url);
  return () => cluster.stop();
}
