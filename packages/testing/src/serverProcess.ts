/** A Foyer in a process of its own, on an embedded database, that can be killed and started again. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { databaseUrl, socketEndpoint } from "@foyer/server/persistence/embedded/endpoint.ts";
import { findPostmaster } from "@foyer/server/persistence/embedded/postmasterFile.ts";
import { signal } from "@foyer/server/persistence/embedded/processes.ts";
import { packageDirectory } from "@foyer/server/persistence/migrate.ts";
import { eventually } from "./eventually.ts";
import { freePort } from "./freePort.ts";
import { fillDisk, onSmallDisk } from "./smallDisk.ts";

/** Every key of these servers is derived from this one, so that tests can sign tokens. */
export const MASTER_KEY = "a master key for tests, 32 characters and more";

/** A server process. */
export interface ServerProcess {
  readonly url: string;
  /** The id of the present process; 0 before the first. */
  pid(): number;
  /** The URL of its database. */
  databaseUrl(): string;
  /** What the present process has printed so far. */
  output(): string;
  /** How the present process ended, with what it printed; undefined while it runs. */
  ending(): string | undefined;
  start(): Promise<void>;
  /** Asks it to stop, as an operator does, and answers with its exit code. */
  stop(): Promise<number | null>;
  /** As a power cut would: no goodbye. */
  killServer(): void;
  /** Kills PostgreSQL's first process the same way. */
  killDatabase(): void;
  /** Fills its own disk to the last byte; answers with what makes room again. */
  fillDisk(): () => void;
  /** Ends everything and removes the data. */
  dispose(): Promise<void>;
}

/** Makes a server process; the server must have been built. With `diskMegabytes` its data are on a disk of that size. */
export async function createServerProcess(
  environment: Record<string, string> = {},
  { diskMegabytes }: { diskMegabytes?: number } = {},
): Promise<ServerProcess> {
  const directory = mkdtempSync(path.join(tmpdir(), "foyer-process-"));
  const port = await freePort();
  const postgres = path.join(directory, "postgres");
  /** The data as we see them: a disk of its own is seen by the server only. */
  const data = () => path.join(diskMegabytes && child ? `/proc/${child.pid}/root` : "", postgres, "data");
  let child: ChildProcess | undefined;
  let output = "";

  async function start(): Promise<void> {
    output = "";
    const command = [process.execPath, path.join(packageDirectory(), "dist", "main.js")];
    const [program = "", ...args] = diskMegabytes ? onSmallDisk(command, directory, diskMegabytes) : command;
    const started = spawn(program, args, {
      env: {
        ...process.env,
        PORT: String(port),
        FOYER_DATA_DIR: directory,
        FOYER_SECRET: MASTER_KEY,
        FOYER_SAMPLE: "0",
        FOYER_SHOP_PORT: "0",
        LOG_LEVEL: "error",
        ...environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = started;
    const collect = (data: Buffer) => {
      output = (output + String(data)).slice(-20_000);
    };
    started.stdout?.on("data", collect);
    started.stderr?.on("data", collect);
    await eventually(
      () => output.includes("ready") || (started.exitCode !== null && Promise.reject(new Error(output))),
      {
        timeoutMs: 30_000,
        what: "the server to be ready",
      },
    );
  }

  async function stop(): Promise<number | null> {
    const ended = child;
    ended?.kill("SIGTERM");
    await eventually(() => ended === undefined || ended.exitCode !== null || ended.signalCode !== null, {
      timeoutMs: 30_000,
      what: "the server to end",
    });
    return ended?.exitCode ?? null;
  }

  function postmaster(): number | undefined {
    try {
      return Number(readFileSync(path.join(data(), "postmaster.pid"), "utf8").split("\n")[0]);
    } catch {
      return undefined;
    }
  }

  return {
    url: `http://127.0.0.1:${port}`,
    pid: () => child?.pid ?? 0,
    databaseUrl() {
      const { password } = JSON.parse(readFileSync(path.join(data(), "foyer.json"), "utf8")) as {
        password: string;
      };
      return databaseUrl(socketEndpoint(postgres, password), password, "foyer");
    },
    output: () => output,
    ending() {
      const how = child?.signalCode ?? child?.exitCode ?? undefined;
      return how === undefined ? undefined : `${how}\n${output}`;
    },
    start,
    stop,
    killServer: () => void child?.kill("SIGKILL"),
    killDatabase() {
      const pid = postmaster();
      if (pid) process.kill(pid, "SIGKILL");
    },
    fillDisk: () => fillDisk(child?.pid ?? 0, directory),
    async dispose() {
      await stop();
      // A test's own connections keep the database up.
      const running = findPostmaster(data());
      if (running) signal(running, "SIGQUIT");
      await eventually(() => findPostmaster(data()) === undefined, { what: "the database to end" });
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
