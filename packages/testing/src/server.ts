/** A whole Foyer for one test file, on a database of its own. */
import { randomUUID } from "node:crypto";
import { readConfig } from "@foyer/server/config.ts";
import { type Foyer, type FunctionSet, startFoyer } from "@foyer/server/foyer.ts";
import { ConvexClient, ConvexHttpClient } from "convex/browser";
import { inject } from "vitest";
import { createTestClock, type TestClock } from "./clock.ts";
import { TEMPLATE } from "./globalDatabase.ts";
import { watchLiveResults } from "./oracle.ts";
import { createPeople, type People, sourceOf } from "./people.ts";
import { createDatabase } from "./throwawayPostgres.ts";
import { webSocketConstructor } from "./webSocket.ts";

/** A running server with people to call it as. */
export interface TestServer {
  readonly foyer: Foyer;
  readonly url: string;
  readonly databaseUrl: string;
  readonly clock: TestClock;
  readonly people: People;
  /** An official HTTP client, signed in with `token` if given. */
  http(token?: string): ConvexHttpClient;
  /** An official live client, signed in with `token` if given; closed with the server. */
  live(token?: string): ConvexClient;
  /** Checks that kept results were true, then stops. */
  stop(): Promise<void>;
}

/** What a test may set. */
export interface TestServerOptions {
  readonly environment?: Record<string, string>;
  readonly limitFactor?: number;
  /** Lets people name services on this machine, such as a push service of the test. */
  readonly allowsLoopback?: boolean;
  /** Joins the database of another server instead of making one. */
  readonly databaseUrl?: string;
  /** Serves these functions instead of Foyer's own; `prepare` makes what they need in a new database. */
  readonly functions?: FunctionSet & { prepare(databaseUrl: string): Promise<void> };
}

/** Starts a server. */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const databaseUrl = options.databaseUrl ?? (await createDatabase(inject("clusterUrl"), name, TEMPLATE));
  if (!options.databaseUrl) await options.functions?.prepare(databaseUrl);
  const environment = {
    PORT: "0",
    LOG_LEVEL: process.env.FOYER_TEST_LOG ?? "fatal",
    FOYER_DATA_DIR: `${process.env.TMPDIR ?? "/tmp"}/${name}`,
    ...options.environment,
  };
  const config = readConfig(environment);
  const clock = createTestClock();
  const limitFactor = options.limitFactor ?? 100;
  const foyer = await startFoyer({
    config,
    databaseUrl,
    clock,
    isStrict: true,
    limitFactor,
    allowsLoopback: options.allowsLoopback ?? false,
    isMigrated: true,
    ...(options.functions && { functions: options.functions }),
  });
  const oracle = watchLiveResults(foyer.engine);
  const clients: ConvexClient[] = [];
  return {
    foyer,
    url: foyer.url,
    databaseUrl,
    clock,
    people: createPeople(sourceOf(foyer)),
    http(token) {
      const client = new ConvexHttpClient(foyer.url, { logger: false });
      if (token) client.setAuth(token);
      return client;
    },
    live(token) {
      const client = new ConvexClient(foyer.url, {
        logger: false,
        webSocketConstructor,
      });
      if (token) client.setAuth(async () => token);
      clients.push(client);
      return client;
    },
    async stop() {
      await oracle.verify();
      await Promise.all(clients.map((client) => client.close()));
      await foyer.stop();
    },
  };
}
