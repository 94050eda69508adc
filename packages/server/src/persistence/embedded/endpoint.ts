import { createHash } from "node:crypto";
import { chmodSync, chownSync, lstatSync, mkdirSync, rmdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Account } from "./account.ts";

/** Where PostgreSQL listens: the directory of its Unix socket, or the loopback address. */
export interface Endpoint {
  host: string;
  port: number;
}

const socketPort = 5432;

// The shortest limit of the systems with Unix sockets is macOS's 104 bytes, with the terminating zero.
const longestSocketPath = 103;

/**
 * The Unix socket for a data directory. Its place is short, whatever the directory's path, and the secret in the hash
 * keeps other users of the machine from taking it first.
 */
export function socketEndpoint(directory: string, secret: string): Endpoint {
  const name = `foyer-${createHash("sha256").update(`${secret}\0${directory}`).digest("hex").slice(0, 16)}`;
  const candidates = [tmpdir(), "/tmp"].map((parent) => path.join(parent, name));
  const host = candidates.find((candidate) => Buffer.byteLength(socketFile(candidate)) <= longestSocketPath);
  if (!host)
    throw new Error(`${tmpdir()} is too long a path for PostgreSQL's Unix socket. Set TMPDIR to a shorter one.`);
  return { host, port: socketPort };
}

/** A free port on the loopback address, below the ports that systems hand out for outgoing connections. */
export async function loopbackEndpoint(): Promise<Endpoint> {
  const [lowest, count] = [20_000, 10_000];
  for (let attempt = 0; attempt < 100; attempt++) {
    const endpoint = { host: "127.0.0.1", port: lowest + Math.floor(Math.random() * count) };
    if (await isFree(endpoint)) return endpoint;
  }
  throw new Error(`Found no free port for PostgreSQL between ${lowest} and ${lowest + count}.`);
}

/** The URL of a database; the socket's directory is a parameter, so that every URL parser reads it. */
export function databaseUrl(endpoint: Endpoint, password: string, database: string): string {
  const { host, port } = endpoint;
  const onSocket = isSocket(endpoint);
  const authority = `foyer:${encodeURIComponent(password)}@${onSocket ? "localhost" : `${host}:${port}`}`;
  const place = onSocket ? `?host=${encodeURIComponent(host).replaceAll("%2F", "/")}` : "";
  return `postgresql://${authority}/${encodeURIComponent(database)}${place}`;
}

/** The server settings that make PostgreSQL listen at an endpoint and nowhere else. */
export function endpointSettings(endpoint: Endpoint): Record<string, string> {
  const onSocket = isSocket(endpoint);
  return {
    port: String(endpoint.port),
    listen_addresses: onSocket ? "" : endpoint.host,
    // Quoted, because it is a list that commas would divide.
    unix_socket_directories: onSocket ? `"${endpoint.host}"` : "",
    unix_socket_permissions: "0700",
  };
}

/** Makes the socket's private directory, and takes a dead PostgreSQL's socket and lock file out of it. */
export function prepareEndpoint(endpoint: Endpoint, account: Account): void {
  if (!isSocket(endpoint)) return;
  mkdirSync(endpoint.host, { recursive: true, mode: 0o700 });
  const found = lstatSync(endpoint.host);
  const acceptable = [process.getuid?.(), account.user?.uid];
  if (!found.isDirectory() || !acceptable.includes(found.uid)) {
    throw new Error(
      `${endpoint.host} should be our private directory for PostgreSQL's socket, but is somebody else's.`,
    );
  }
  chmodSync(endpoint.host, 0o700);
  if (account.user) chownSync(endpoint.host, account.user.uid, account.user.gid);
  // PostgreSQL refuses to start while the process id in the lock file belongs to any process at all.
  for (const ending of ["", ".lock"]) rmSync(socketFile(endpoint.host) + ending, { force: true });
}

/** Removes the socket's directory after PostgreSQL has stopped. */
export function removeEndpoint(endpoint: Endpoint): void {
  if (!isSocket(endpoint)) return;
  try {
    rmdirSync(endpoint.host);
  } catch {
    // Somebody else has already removed it, or started PostgreSQL again in the meantime.
  }
}

function isSocket({ host }: Endpoint): boolean {
  return path.isAbsolute(host);
}

function socketFile(directory: string): string {
  return path.join(directory, `.s.PGSQL.${socketPort}`);
}

function isFree(endpoint: Endpoint): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(endpoint.port, endpoint.host, () => server.close(() => resolve(true)));
  });
}
