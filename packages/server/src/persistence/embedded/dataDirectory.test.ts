import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { startEmbeddedPostgres } from "./embeddedPostgres.ts";
import { query, scratchDirectory, startForTest, until } from "./scratch.ts";
import { startSeparately } from "./separateProcess.ts";

test("a process that is killed while it makes the database leaves a directory that the next one can use", async () => {
  const directory = scratchDirectory();
  const killed = await startSeparately({ directory });
  await until(() => readdirSync(directory).some((name) => /^initdb-\w+$/.test(name)));
  await Promise.all([expect(killed.report).rejects.toThrow(), killed.kill()]);
  expect(readdirSync(directory)).not.toContain("data");
  const postgres = await startForTest(directory);
  await query(postgres.url, "SELECT 1");
  expect(readdirSync(directory).filter((name) => name.startsWith("initdb-"))).toEqual([]);
});

test("what a half-made database left behind is not taken for a database", async () => {
  const directory = scratchDirectory();
  mkdirSync(path.join(directory, "initdb-0123456789ab"));
  writeFileSync(path.join(directory, "initdb-0123456789ab/PG_VERSION"), "18\n");
  await query((await startForTest(directory)).url, "SELECT 1");
});

test("only the owner can read the password and the data", async () => {
  const directory = path.join(scratchDirectory(0o755), "database");
  await startForTest(directory);
  const modeOf = (name: string) => (statSync(path.join(directory, name)).mode & 0o777).toString(8);
  expect(["", "data", "postgres.log"].map(modeOf)).toEqual(["700", "700", "600"]);
  expect(modeOf("data/foyer.json")).toBe("600");
});

test("a database that another major version of PostgreSQL made is refused, and says what to do", async () => {
  const directory = scratchDirectory();
  await (await startForTest(directory)).stop();
  const file = path.join(directory, "data/foyer.json");
  const marker: object = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...marker, postgresMajorVersion: 17 }));
  await expect(startEmbeddedPostgres({ directory })).rejects.toThrow(
    /made by PostgreSQL 17, .* brings PostgreSQL 18, .* Make a backup with the version of Foyer that you used before/,
  );
});

test("a database that is not Foyer's is left alone", async () => {
  const directory = scratchDirectory();
  await (await startForTest(directory)).stop();
  rmSync(path.join(directory, "data/foyer.json"));
  await expect(startEmbeddedPostgres({ directory })).rejects.toThrow("is no database of Foyer's");
  expect(readdirSync(path.join(directory, "data"))).toContain("PG_VERSION");
});

test("a database can be moved while it is stopped", async () => {
  const directory = path.join(scratchDirectory(), "before");
  const before = await startForTest(directory);
  await query(before.url, "CREATE TABLE moved ()");
  await before.stop();
  const elsewhere = path.join(scratchDirectory(), 'a directory, with a longer "name" '.repeat(5));
  renameSync(directory, elsewhere);
  expect(await query((await startForTest(elsewhere)).url, "SELECT * FROM moved")).toEqual([]);
});
