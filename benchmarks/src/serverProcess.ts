/** Starts the measured server as a process of its own. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { freePort } from "@foyer/testing/freePort.ts";

/** What a server is asked: "collect" asks for its facts after collecting garbage. */
export type ServerRequest = "facts" | "collect" | "stop";

/** What a server tells about itself. */
export interface ServerFacts {
  readonly residentKb: number;
  readonly heapKb: number;
  readonly evaluations: number;
  readonly connections: number;
}

/** A running server. */
export interface ServerProcess {
  readonly port: number;
  readonly pid: number;
  ask(request: "facts" | "collect"): Promise<ServerFacts>;
  stop(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
}

/** How a server is started. */
export interface ServerProcessOptions {
  readonly databaseUrl: string;
  readonly dataDirectory: string;
  /** The installation's master key, so that the generator can sign tokens too. */
  readonly secret: string;
  readonly port?: number;
}

/** Starts a server and waits until it is ready. */
export async function startServerProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  const port = options.port ?? (await freePort());
  const child = fork(fileURLToPath(new URL("./server.js", import.meta.url)), {
    // As much room for young objects as `npm start` gives.
    execArgv: ["--max-semi-space-size=64", "--expose-gc", "--enable-source-maps"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      LOG_LEVEL: "error",
      DATABASE_URL: options.databaseUrl,
      FOYER_DATA_DIR: options.dataDirectory,
      FOYER_SECRET: options.secret,
    },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  await answerOf(child, () => {});
  return {
    port,
    pid: child.pid ?? 0,
    ask: async (request) => (await answerOf(child, () => child.send(request))) as ServerFacts,
    stop: () => end(child, () => child.send("stop")),
    kill: () => end(child, () => child.kill("SIGKILL")),
  };
}

async function answerOf(child: ChildProcess, ask: () => void): Promise<unknown> {
  const gone = new AbortController();
  const exited = once(child, "exit", { signal: gone.signal }).then(() => {
    throw new Error("The server ended by itself.");
  });
  const answered = once(child, "message", { signal: gone.signal });
  ask();
  try {
    const [answer] = await Promise.race([answered, exited]);
    return answer;
  } finally {
    gone.abort();
    await Promise.allSettled([exited, answered]);
  }
}

async function end(child: ChildProcess, ask: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  ask();
  const late = setTimeout(() => child.kill("SIGKILL"), 20_000);
  await exited;
  clearTimeout(late);
}
