import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { inspectProcess, isRunning } from "./processes.ts";
import { query, scratchDirectory, startForTest, until } from "./scratch.ts";
import { startSeparately } from "./separateProcess.ts";

const insertRow = "CREATE TABLE kept AS SELECT 'still here' AS word";
const readRow = "SELECT word FROM kept";
const row = [{ word: "still here" }];
const durable = { settings: {} };

test("an empty directory becomes a database, and what is in it survives a stop and a start", async () => {
  const directory = path.join(scratchDirectory(), "not/yet/there");
  const first = await startForTest(directory, durable);
  expect(first.adopted).toBe(false);
  await query(first.url, insertRow);
  await first.stop();
  expect(inspectProcess(first.pid)).toBeUndefined();
  const second = await startForTest(directory);
  expect(await query(second.url, readRow)).toEqual(row);
  expect(second.url).toBe(first.url);
});

test("the server is durable, in UTC, knows every script's letters and listens on nothing but its socket", async () => {
  const { url } = await startForTest(scratchDirectory(), durable);
  const names = ["fsync", "synchronous_commit", "full_page_writes", "TimeZone", "jit", "ssl", "listen_addresses"];
  const settings = await query(url, `SELECT ${names.map((name) => `current_setting('${name}') AS "${name}"`).join()}`);
  expect(settings[0]).toEqual({
    fsync: "on",
    synchronous_commit: "on",
    full_page_writes: "on",
    TimeZone: "UTC",
    jit: "off",
    ssl: "off",
    listen_addresses: "",
  });
  expect(await query(url, "SELECT lower('ÜNÏ') AS lower, 'ÜBER' ILIKE 'über' AS found")).toEqual([
    { lower: "ünï", found: true },
  ]);
  expect(await query(url, "SELECT current_database() AS name, rolsuper FROM pg_roles WHERE rolname = 'foyer'")).toEqual(
    [{ name: "foyer", rolsuper: true }],
  );
});

test("a wrong password is refused", async () => {
  const { url } = await startForTest(scratchDirectory());
  await expect(query(url.replace(/foyer:[^@]+@/, "foyer:guess@"), "SELECT 1")).rejects.toThrow("password");
});

test("settings that are given win over the usual ones", async () => {
  const { url } = await startForTest(scratchDirectory(), { settings: { fsync: "off", work_mem: "5MB" } });
  expect(await query(url, "SHOW work_mem")).toEqual([{ work_mem: "5MB" }]);
});

test("where there are no Unix sockets the server listens on a loopback port, and keeps it after a crash", async () => {
  const directory = scratchDirectory();
  const postgres = await startForTest(directory, { transport: "loopback" });
  const { hostname, port } = new URL(postgres.url);
  expect(hostname).toBe("127.0.0.1");
  expect(Number(port)).toBeLessThan(32_768);
  const { url } = postgres;
  postgres.kill();
  await until(() => query(url, "SELECT 1"));
  const adopter = await startForTest(directory, { transport: "loopback" });
  expect(adopter).toMatchObject({ adopted: true, url, pid: postgres.pid });
});

test("a server that a killed process left running is adopted with its rows", async () => {
  const directory = scratchDirectory();
  const killed = await startSeparately({ directory });
  const { url, pid } = await killed.report;
  await query(url, insertRow);
  await killed.kill();
  const lines: string[] = [];
  const adopter = await startForTest(directory, { log: (line) => lines.push(line) });
  expect(adopter).toMatchObject({ adopted: true, url, pid });
  expect(lines.join()).toContain(`was running already (process ${pid})`);
  expect(await query(url, readRow)).toEqual(row);
  await adopter.stop();
  expect(inspectProcess(pid)).toBeUndefined();
});

test("an adopted server that dies is started again", async () => {
  const directory = scratchDirectory();
  const killed = await startSeparately({ directory });
  const { pid } = await killed.report;
  await killed.kill();
  const adopter = await startForTest(directory);
  adopter.kill();
  await until(() => adopter.pid !== pid);
  expect(adopter.adopted).toBe(false);
  await query(adopter.url, "SELECT 1");
});

test("a running server whose socket was tidied away is started anew", async () => {
  const directory = scratchDirectory();
  const killed = await startSeparately({ directory });
  const { url, pid } = await killed.report;
  await killed.kill();
  rmSync(new URL(url).searchParams.get("host") ?? "", { recursive: true });
  const postgres = await startForTest(directory);
  expect(postgres.adopted).toBe(false);
  expect(postgres.pid).not.toBe(pid);
});

test.for([{ names: "a process that is gone" }, { names: "another program", foreignPid: process.pid }])(
  "a pid file that names $names does not keep the server from starting",
  async ({ foreignPid }) => {
    const directory = scratchDirectory();
    const killed = await startSeparately({ directory });
    const { url, pid } = await killed.report;
    await query(url, insertRow);
    await killed.kill();
    process.kill(pid, "SIGKILL");
    await until(() => !inspectProcess(pid));
    for (const file of [path.join(directory, "data/postmaster.pid"), `${socketOf(url)}.lock`]) {
      writeFileSync(file, readFileSync(file, "utf8").replace(String(pid), String(foreignPid ?? pid)));
    }
    const postgres = await startForTest(directory);
    expect(postgres.adopted).toBe(false);
    expect(await query(postgres.url, readRow)).toEqual(row);
  },
);

test("an empty pid file does not keep the server from starting", async () => {
  const directory = scratchDirectory();
  await (await startForTest(directory)).stop();
  writeFileSync(path.join(directory, "data/postmaster.pid"), "");
  await query((await startForTest(directory)).url, "SELECT 1");
});

test("a killed server is started again at once, with every acknowledged row", async () => {
  const reasons: string[] = [];
  const postgres = await startForTest(scratchDirectory(), { ...durable, onExit: (reason) => reasons.push(reason) });
  const { url, pid } = postgres;
  await query(url, "CREATE TABLE counted (n int)");
  for (let n = 1; n <= 50; n++) await query(url, `INSERT INTO counted VALUES (${n})`);
  postgres.kill();
  await until(() => postgres.pid !== pid);
  expect(await query(postgres.url, "SELECT count(*)::int AS rows FROM counted")).toEqual([{ rows: 50 }]);
  expect(postgres.url).toBe(url);
  expect(reasons).toEqual([`PostgreSQL (process ${pid}) ended unexpectedly.`]);
});

test.runIf(process.platform === "linux")("a query that outlives its killed server does not keep it down", async () => {
  const lines: string[] = [];
  const postgres = await startForTest(scratchDirectory(), { log: (line) => lines.push(line) });
  const { url, pid } = postgres;
  const endless = query(url, "SELECT count(*) FROM generate_series(1, 1e12) AS n").catch(() => "broken off");
  const active = "SELECT pid FROM pg_stat_activity WHERE query LIKE '%1e12%' AND pid <> pg_backend_pid()";
  const backend = await until(async () => inspectProcess(Number((await query(url, active))[0]?.pid)));
  postgres.kill();
  await until(() => postgres.pid !== pid);
  expect(await endless).toBe("broken off");
  expect(isRunning(backend)).toBe(false);
  expect(lines.join()).toContain("left behind");
});

test("a server that cannot be started again is tried until it can", async () => {
  const directory = scratchDirectory();
  const lines: string[] = [];
  const postgres = await startForTest(directory, { log: (line) => lines.push(line) });
  const { pid } = postgres;
  const configuration = path.join(directory, "data/postgresql.conf");
  const good = readFileSync(configuration);
  writeFileSync(configuration, "nonsense = 1");
  postgres.kill();
  await until(() => lines.filter((line) => line.includes("could not be started again")).length >= 3);
  expect(lines.join()).toContain('unrecognized configuration parameter "nonsense"');
  writeFileSync(configuration, good);
  await until(() => postgres.pid !== pid);
  await query(postgres.url, "SELECT 1");
});

test("a server that was told to stop stays stopped, even when it had just been killed", async () => {
  const directory = scratchDirectory();
  const reasons: string[] = [];
  const postgres = await startForTest(directory, { onExit: (reason) => reasons.push(reason) });
  postgres.kill();
  await until(() => reasons.length === 1);
  await Promise.all([postgres.stop(), postgres.stop()]);
  expect(inspectProcess(postgres.pid)).toBeUndefined();
  expect(existsSync(path.dirname(socketOf(postgres.url)))).toBe(false);
});

test("two starts at once on an empty directory, in one process or in two, share one server", async () => {
  const directory = scratchDirectory();
  const others = await Promise.all([startSeparately({ directory }), startSeparately({ directory })]);
  const here = await Promise.all([startForTest(directory), startForTest(directory)]);
  const all = [...here, ...(await Promise.all(others.map(({ report }) => report)))];
  expect(new Set(all.map(({ pid }) => pid)).size).toBe(1);
  expect(all.filter(({ adopted }) => !adopted)).toHaveLength(1);
});

test("when one of two processes stops the server that they share, the other one has it again", async () => {
  const directory = scratchDirectory();
  const other = await startSeparately({ directory });
  const { pid } = await other.report;
  const here = await startForTest(directory);
  await other.stop();
  await until(() => here.pid !== pid);
  await query(here.url, "SELECT 1");
});

test("the server's log never holds what people wrote", async () => {
  const directory = scratchDirectory();
  const { url } = await startForTest(directory);
  await query(url, "CREATE TABLE people (email text UNIQUE)");
  await query(url, "INSERT INTO people VALUES ('alice@example.com')");
  await expect(query(url, "INSERT INTO people VALUES ('alice@example.com')")).rejects.toThrow("duplicate key");
  const log = await until(() => {
    const text = readFileSync(path.join(directory, "postgres.log"), "utf8");
    return text.includes("duplicate key") ? text : undefined;
  });
  expect(log).not.toContain("alice");
});

function socketOf(url: string): string {
  return path.join(new URL(url).searchParams.get("host") ?? "", ".s.PGSQL.5432");
}
