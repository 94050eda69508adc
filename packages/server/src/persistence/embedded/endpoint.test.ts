import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { databaseUrl, prepareEndpoint, socketEndpoint } from "./endpoint.ts";
import { query, scratchDirectory, startForTest } from "./scratch.ts";

const ourselves = { description: "us", prefix: [] };

afterEach(() => {
  vi.unstubAllEnvs();
});

test("the socket's path is short, however deep the data directory or the directory for temporary files", async () => {
  const directory = path.join(scratchDirectory(), ...Array.from({ length: 10 }, (_, n) => `${n}-level-of-directories`));
  vi.stubEnv("TMPDIR", directory);
  const { url } = await startForTest(directory);
  expect(new URL(url).searchParams.get("host")?.length).toBeLessThan(80);
  await query(url, "SELECT 1");
});

test("a directory for temporary files with unusual characters in its name works", async () => {
  const unusual = path.join(scratchDirectory(), "a b,c%20ü");
  mkdirSync(unusual);
  vi.stubEnv("TMPDIR", unusual);
  const { url } = await startForTest(scratchDirectory());
  expect(new URL(url).searchParams.get("host")).toContain(unusual);
  await query(url, "SELECT 1");
});

test("databases have sockets of their own, in places that cannot be guessed", () => {
  const hosts = [
    socketEndpoint("/srv/a", "secret"),
    socketEndpoint("/srv/b", "secret"),
    socketEndpoint("/srv/a", "other secret"),
  ].map(({ host }) => host);
  expect(new Set(hosts).size).toBe(3);
});

test("a socket directory that somebody else has put there is refused", () => {
  const host = path.join(scratchDirectory(), "foyer-socket");
  symlinkSync("/etc", host);
  expect(() => prepareEndpoint({ host, port: 5432 }, ourselves)).toThrow("is somebody else's");
});

test("the URL works with and without a host name before the database", async () => {
  const { url } = await startForTest(scratchDirectory());
  expect(new URL(url)).toMatchObject({ protocol: "postgresql:", username: "foyer", pathname: "/foyer" });
  expect(await query(url.replace("@localhost/", "@/"), "SELECT current_database() AS name")).toEqual([
    { name: "foyer" },
  ]);
});

test("a password with special characters survives the URL", () => {
  const url = databaseUrl({ host: "127.0.0.1", port: 5433 }, "p/w@%? x", "a b");
  expect(new pg.Client({ connectionString: url })).toMatchObject({
    password: "p/w@%? x",
    database: "a b",
    port: 5433,
  });
});
