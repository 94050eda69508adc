import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { codeOf } from "../../errorCode.ts";
import { type Account, handOver, spawnAs } from "./account.ts";
import { type Binaries, explainUnrunnable } from "./binaries.ts";

/** What we note about a database cluster, in a private file among its own. */
export interface ClusterMarker {
  postgresMajorVersion: number;
  password: string;
}

/** The places below the directory that an embedded PostgreSQL is given. */
export function placesIn(directory: string) {
  return {
    data: path.join(directory, "data"),
    log: path.join(directory, "postgres.log"),
    libraryLinks: path.join(directory, "lib"),
  };
}

/** Reads the marker of a directory's cluster, which is first created when there is none. */
export async function openCluster(directory: string, options: NewCluster): Promise<ClusterMarker> {
  const { data } = placesIn(directory);
  if (!existsSync(data)) await createCluster(directory, options);
  const marker = readMarker(data);
  const { majorVersion } = options.binaries;
  if (marker.postgresMajorVersion !== majorVersion) {
    throw new Error(
      `The database in ${data} was made by PostgreSQL ${marker.postgresMajorVersion}, but this version of Foyer brings ` +
        `PostgreSQL ${majorVersion}, which cannot read it. Make a backup with the version of Foyer that you used before, ` +
        `move ${directory} away, and restore the backup with this one.`,
    );
  }
  return marker;
}

/** What a new cluster is made with. */
export interface NewCluster {
  binaries: Binaries;
  account: Account;
  /** Whether it must survive a loss of power right after it was made. */
  isDurable: boolean;
}

/**
 * A cluster is made aside, with the marker in it, and then renamed: `data` is whole whenever it exists, and what a
 * killed attempt leaves is known by its name.
 */
async function createCluster(directory: string, { binaries, account, isDurable }: NewCluster): Promise<void> {
  for (const name of readdirSync(directory)) {
    if (name.startsWith("initdb-")) rmSync(path.join(directory, name), { recursive: true, force: true });
  }
  const draft = path.join(directory, `initdb-${randomBytes(6).toString("hex")}`);
  const marker: ClusterMarker = {
    postgresMajorVersion: binaries.majorVersion,
    password: randomBytes(24).toString("base64url"),
  };
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, marker.password, { mode: 0o600 });
  mkdirSync(draft, { mode: 0o700 });
  handOver(account, passwordFile);
  handOver(account, draft);
  const syncing = isDurable ? [] : ["--no-sync"];
  await initialize(account, binaries, ["-D", draft, `--pwfile=${passwordFile}`, ...clusterOptions, ...syncing]);
  writeMarker(draft, marker);
  handOver(account, markerFile(draft));
  renameSync(draft, placesIn(directory).data);
  if (isDurable) syncToDisk(directory);
  rmSync(passwordFile);
}

const clusterOptions = [
  "--username=foyer",
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  // Nothing depends on the system's locales, which differ and change. PostgreSQL's own one sorts by code point but
  // knows upper and lower case in every script, which searching needs.
  "--no-locale",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
];

function initialize(account: Account, binaries: Binaries, args: string[]): Promise<void> {
  const child = spawnAs(account, [binaries.initdb, ...args], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...binaries.environment, TZ: "UTC" },
  });
  let complaints = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    complaints += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(explainUnrunnable(binaries.initdb, error)));
    child.once("close", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`PostgreSQL could not create its database (${signal ?? code}): ${complaints.trim()}`));
    });
  });
}

function readMarker(data: string): ClusterMarker {
  try {
    return JSON.parse(readFileSync(markerFile(data), "utf8"));
  } catch (cause) {
    if (codeOf(cause) === "EACCES") {
      throw new Error(`${data} belongs to another user. Start Foyer as that user, or give it to this one.`, { cause });
    }
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${data} is no database of Foyer's, or its marker is damaged: ${message}`, { cause });
  }
}

function writeMarker(data: string, marker: ClusterMarker): void {
  writeFileSync(markerFile(data), `${JSON.stringify(marker)}\n`, { mode: 0o600, flush: true });
}

function markerFile(data: string): string {
  return path.join(data, "foyer.json");
}

function syncToDisk(directory: string): void {
  // Windows cannot open a directory, and its file system journals renames.
  if (process.platform === "win32") return;
  const descriptor = openSync(directory, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
