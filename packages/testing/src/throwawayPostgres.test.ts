import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "@foyer/server/persistence/embedded/embeddedPostgres.ts";
import { inspectProcess } from "@foyer/server/persistence/embedded/processes.ts";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startThrowawayCluster, type ThrowawayCluster } from "./throwawayPostgres.ts";

let cluster: ThrowawayCluster;

beforeAll(async () => {
  cluster = await startThrowawayCluster();
});

afterAll(() => cluster.stop());

test("databases made from a template begin with what is in it and then differ", async () => {
  const template = await cluster.createDatabase("template");
  await run(template, "CREATE TABLE greetings AS SELECT 'hello' AS word");
  const names = ["first", 'with "odd" name'];
  const urls = await Promise.all(names.map((name) => cluster.createDatabase(name, "template")));
  const [first = "", second = ""] = urls;
  await run(first, "INSERT INTO greetings VALUES ('only here')");
  expect(await run(second, "SELECT word, current_database() AS name FROM greetings")).toEqual([
    { word: "hello", name: 'with "odd" name' },
  ]);
});

test("a cluster that stops leaves nothing behind", async () => {
  const brief = await startThrowawayCluster();
  const [shown] = await run(brief.url, "SELECT current_setting('data_directory') AS directory");
  const directory = String(shown?.directory);
  expect(existsSync(directory)).toBe(true);
  await brief.stop();
  expect(existsSync(path.dirname(directory))).toBe(false);
  expect(existsSync(new URL(brief.url).searchParams.get("host") ?? "")).toBe(false);
});

test("a cluster whose test was killed is swept up by the next one", async () => {
  const gone = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(gone, "exit");
  const directory = path.join(tmpdir(), `foyer-throwaway-${gone.pid}-killed`);
  mkdirSync(directory);
  const { pid } = await startEmbeddedPostgres({ directory, settings: { fsync: "off" } });
  await (await startThrowawayCluster()).stop();
  expect(inspectProcess(pid)).toBeUndefined();
  expect(existsSync(directory)).toBe(false);
});

async function run(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
