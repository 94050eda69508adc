import { chownSync, mkdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { chooseAccount } from "./account.ts";
import { inspectProcess } from "./processes.ts";
import { query, scratchDirectory, startForTest } from "./scratch.ts";
import { startSeparately } from "./separateProcess.ts";

const isRoot = process.getuid?.() === 0;
const nobody = 65534;

afterEach(() => {
  vi.unstubAllEnvs();
});

test.skipIf(isRoot)("an ordinary user runs PostgreSQL as itself", () => {
  expect(choose(scratchDirectory())).toEqual({ description: "the current user", prefix: [] });
});

describe.runIf(isRoot && process.platform === "linux")("root", () => {
  test("runs PostgreSQL in a user namespace, even below a private home, and keeps the files", async () => {
    const directory = path.join(scratchDirectory(0o700), "home/foyer");
    const lines: string[] = [];
    const { url, pid } = await startForTest(directory, { log: (line) => lines.push(line) });
    await query(url, "SELECT 1");
    expect(lines.join()).toContain("as root, seen as nobody in a user namespace");
    expect(inspectProcess(pid)?.command).toMatch(/bin\/postgres -D/);
    expect(statSync(path.join(directory, "data/PG_VERSION")).uid).toBe(0);
  });

  test("runs PostgreSQL as a system user where there are no user namespaces, and hands the files over", async () => {
    withoutUnshare();
    const directory = path.join(scratchDirectory(0o755), "foyer");
    const lines: string[] = [];
    const first = await startForTest(directory, { log: (line) => lines.push(line) });
    await query(first.url, "CREATE TABLE kept ()");
    expect(lines.join()).toMatch(/as the user (postgres|nobody)/);
    const { uid } = statSync(path.join(directory, "data/PG_VERSION"));
    expect(uid).not.toBe(0);
    expect(statSync(`/proc/${first.pid}`).uid).toBe(uid);
    await first.stop();

    // With namespaces again, the files still belong to that user.
    vi.unstubAllEnvs();
    const second = await startForTest(directory);
    expect(statSync(`/proc/${second.pid}`).uid).toBe(uid);
    expect(await query(second.url, "SELECT * FROM kept")).toEqual([]);
  });

  test("can go on with a database that it had made in a user namespace where there are none any more", async () => {
    const directory = path.join(scratchDirectory(0o755), "foyer");
    await (await startForTest(directory)).stop();
    withoutUnshare();
    const { pid } = await startForTest(directory);
    expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
  });

  test("is told what to do where neither a namespace nor a system user can get at the database", async () => {
    withoutUnshare();
    const directory = path.join(scratchDirectory(0o700), "home/foyer");
    mkdirSync(directory, { recursive: true });
    expect(() => choose(directory)).toThrow(
      /PostgreSQL refuses to run as root.* Start Foyer as an ordinary user, or set DATABASE_URL .* cannot get at/,
    );
  });

  test("leaves it to an ordinary user to run PostgreSQL as itself", async (context) => {
    const readable = (statSync(import.meta.dirname).mode & 0o005) === 0o005;
    context.skip(!readable, "the project is private to root");
    const directory = scratchDirectory();
    chownSync(directory, nobody, nobody);
    const ordinary = await startSeparately({ directory, uid: nobody });
    const { url, pid, lines } = await ordinary.report;
    expect(lines.join()).toContain("started as the current user");
    expect(statSync(`/proc/${pid}`).uid).toBe(nobody);
    await query(url, "SELECT 1");
    await ordinary.stop();
    expect(inspectProcess(pid)).toBeUndefined();

    // Whoever then comes as root works under that user's name.
    const { pid: pidForRoot } = await startForTest(directory);
    expect(statSync(`/proc/${pidForRoot}`).uid).toBe(nobody);
  });

  test("leaves an ordinary user outside of its own database, with a clear word", async (context) => {
    const readable = (statSync(import.meta.dirname).mode & 0o005) === 0o005;
    context.skip(!readable, "the project is private to root");
    const directory = scratchDirectory();
    await (await startForTest(directory)).stop();
    const ordinary = await startSeparately({ directory, uid: nobody });
    await expect(ordinary.report).rejects.toThrow(`${directory} belongs to another user`);
  });
});

function choose(directory: string) {
  return chooseAccount({ directory, data: path.join(directory, "data"), program: process.execPath });
}

function withoutUnshare(): void {
  vi.stubEnv("PATH", path.join(tmpdir(), "no-programs-here"));
}
