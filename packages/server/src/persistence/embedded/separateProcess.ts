import { type ChildProcess, fork } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { build } from "esbuild";
import { onTestFinished } from "vitest";
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from "./embeddedPostgres.ts";

/** What another process reports about the PostgreSQL that it has started or adopted. */
export type Report = Pick<EmbeddedPostgres, "url" | "pid" | "adopted"> & { lines: string[] };

/** Another Node process that supervises PostgreSQL. */
export interface SeparateProcess {
  report: Promise<Report>;
  /** Stops PostgreSQL and ends the process. */
  stop(): Promise<void>;
  /** Kills the process, not PostgreSQL. */
  kill(): Promise<void>;
}

type Start = Pick<EmbeddedPostgresOptions, "directory" | "settings"> & { uid?: number };

const program = `
  import { startEmbeddedPostgres } from "./embeddedPostgres.ts";
  const lines = [];
  const postgres = startEmbeddedPostgres({ ...JSON.parse(process.argv[2]), log: (line) => lines.push(line) });
  process.on("message", () => postgres.then((running) => running.stop()).then(() => process.exit()));
  postgres.then(
    ({ url, pid, adopted }) => process.send({ url, pid, adopted, lines }),
    (error) => process.send({ failure: error.message }, () => process.exit(1)),
  );
`;

/** Starts PostgreSQL from another Node process, which may belong to another user. */
export async function startSeparately({ uid, ...options }: Start): Promise<SeparateProcess> {
  const child = fork(await bundle(), [JSON.stringify({ settings: { fsync: "off" }, ...options })], {
    execArgv: [],
    cwd: "/",
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const end = (act: () => void) => {
    if (child.exitCode === null && child.signalCode === null) act();
    return ended;
  };
  const kill = () => end(() => child.kill("SIGKILL"));
  onTestFinished(kill);
  return { report: reportOf(child), stop: () => end(() => child.send("stop")), kill };
}

function reportOf(child: ChildProcess): Promise<Report> {
  return new Promise((resolve, reject) => {
    child.once("message", (message: Report | { failure: string }) => {
      if ("failure" in message) reject(new Error(message.failure));
      else resolve(message);
    });
    child.once("exit", (code) => reject(new Error(`The process ended with ${code} before PostgreSQL ran.`)));
  });
}

async function bundle(): Promise<string> {
  // Among the modules, where the program finds its packages.
  const cache = path.join(createRequire(import.meta.url).resolve("pg/package.json"), "../../.cache");
  mkdirSync(cache, { recursive: true });
  const directory = mkdtempSync(path.join(cache, "embedded-postgres-"));
  chmodSync(directory, 0o755);
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const outfile = path.join(directory, "start.mjs");
  await build({
    stdin: { contents: program, resolveDir: import.meta.dirname, loader: "ts" },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    outfile,
  });
  return outfile;
}
