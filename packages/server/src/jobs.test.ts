import { randomUUID } from "node:crypto";
import { type DatabaseLink, openDatabaseLink } from "@foyer/testing/databaseLink.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { closeGate, fixture } from "@foyer/testing/fixtureFunctions.ts";
import { TEMPLATE } from "@foyer/testing/globalDatabase.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { createDatabase } from "@foyer/testing/throwawayPostgres.ts";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";

describe("a job", () => {
  let server: TestServer;
  let link: DatabaseLink;
  let observer: pg.Client;
  let databaseUrl: string;
  beforeAll(async () => {
    databaseUrl = await createDatabase(inject("clusterUrl"), `jobs_${randomUUID().replaceAll("-", "")}`, TEMPLATE);
    observer = new pg.Client({ connectionString: databaseUrl });
    await observer.connect();
    link = await openDatabaseLink(databaseUrl);
    server = await startServer({ databaseUrl: link.url, functions: fixture });
  });
  afterAll(async () => {
    await server.stop();
    await observer.end();
    await link.close();
  });

  /** Adds a job that waits at a gate. */
  async function add(gate: string): Promise<string> {
    const text = "select id from graphile_worker.add_job('chores:wait', json_build_object('gate', $1::text))";
    return (await observer.query<{ id: string }>(text, [gate])).rows[0]?.id ?? "";
  }

  const areDone = async () => (await observer.query("select from graphile_worker.jobs")).rowCount === 0;

  async function expectToRun(gate: string): Promise<void> {
    const { isReached, open } = gateOf(gate);
    await add(gate);
    await eventually(isReached, { what: "a job to run" });
    open();
    await eventually(areDone, { what: "a job to be done" });
  }

  function gateOf(name: string) {
    const gate = closeGate(name);
    return { gate, isReached: () => gate.waiting === 1, open: gate.open };
  }

  test("that ends while the database is away is done once, and others follow", async () => {
    const { gate, isReached, open } = gateOf("away");
    await add("away");
    await eventually(isReached);
    const restore = link.cut();
    const before = link.refused;
    open();
    await eventually(() => link.refused > before, { what: "the end of the job to be refused" });
    restore();
    await eventually(areDone, { what: "the job to be done" });
    expect(gate.arrived).toBe(1);
    await expectToRun("afterwards");
  });

  test("is run by the next runner when one gave up", async () => {
    // What a runner is told when it must not go on; the process would end with this code.
    const { exitCode } = process;
    await observer.query("select pg_notify('worker:migrate', '{\"breaking\": true}')");
    await eventually(() => process.exitCode === 57, { what: "the runner to give up" });
    process.exitCode = exitCode;
    await expectToRun("next runner");
  });

  test("is taken from a runner that died, and from no other", { timeout: 60_000 }, async () => {
    const { gate: living, isReached, open } = gateOf("living");
    const livingId = await add("living");
    await eventually(isReached);
    const { gate: orphan, open: openOrphan } = gateOf("orphan");
    await observer.query("begin");
    const orphanId = await add("orphan");
    await observer.query(
      "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'pool-dead' where id = $1",
      [orphanId],
    );
    await observer.query("commit");
    // A node looks for such jobs when it starts.
    const other = await startServer({ databaseUrl, functions: fixture });
    await eventually(() => orphan.waiting === 1, { what: "the orphan to be run" });
    expect(living.arrived).toBe(1);
    expect(
      (await observer.query("select from graphile_worker.jobs where id = $1 and locked_by like 'pool-%'", [livingId]))
        .rowCount,
    ).toBe(1);
    for (const each of [open, openOrphan]) each();
    await eventually(areDone);
    await other.stop();
  });
});
