import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { lchownSync, lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Under whose name PostgreSQL runs; it refuses to run as root. */
export interface Account {
  description: string;
  /** What goes before each command line. */
  prefix: readonly string[];
  /** The user to become, where that is not the one we are. */
  user?: { uid: number; gid: number };
}

/** What an account must be able to get at. */
export interface Placement {
  directory: string;
  data: string;
  program: string;
}

const ourselves: Account = { description: "the current user", prefix: [] };

// Inside its own user namespace root looks like nobody to PostgreSQL, while every file stays root's: no ownership
// changes hands, and a data directory below root's private home works.
const namespace: Account = {
  description: "root, seen as nobody in a user namespace",
  prefix: ["unshare", "--user", "--map-user=65534", "--map-group=65534"],
};

/**
 * Chooses the account for a data directory: ourselves; as root, the directory's owner if that is somebody else, else
 * a user namespace where the system has them, else the system's user `postgres` or `nobody`.
 */
export function chooseAccount({ directory, data, program }: Placement): Account {
  if (process.getuid?.() !== 0) return ourselves;
  const owner = ownerOf(data);
  if (owner && owner.uid !== 0) return { description: `user ${owner.uid}, who owns ${data}`, prefix: [], user: owner };
  if (canRun(namespace, "true", [])) return namespace;
  const account = ["postgres", "nobody"].map(systemUser).find((candidate) => candidate !== undefined);
  if (!account) throw new Error(`${refusal} Neither exists here, nor do user namespaces (unshare).`);
  handOver(account, directory);
  if (!canRun(account, "/bin/sh", ["-c", `test -x "$0" && test -x "$1"`, program, directory])) {
    throw new Error(
      `${refusal} ${account.description} cannot get at ${directory} and ${program}; move them elsewhere.`,
    );
  }
  return account;
}

const refusal =
  "PostgreSQL refuses to run as root, so it has to run in a user namespace or as the user postgres or nobody. " +
  "Start Foyer as an ordinary user, or set DATABASE_URL to a PostgreSQL 15 or newer that runs elsewhere.";

/** Starts a program under an account. */
export function spawnAs(account: Account, command: readonly string[], options: SpawnOptions): ChildProcess {
  const [program = "", ...args] = [...account.prefix, ...command];
  return spawn(program, args, { ...options, ...account.user });
}

/** Gives a file or directory, with all that it holds, to the account, if that is another user's. */
export function handOver(account: Account, target: string): void {
  if (!account.user) return;
  lchownSync(target, account.user.uid, account.user.gid);
  if (!lstatSync(target).isDirectory()) return;
  for (const name of readdirSync(target)) handOver(account, path.join(target, name));
}

function canRun(account: Account, program: string, args: string[]): boolean {
  const [first = "", ...rest] = [...account.prefix, program, ...args];
  return spawnSync(first, rest, { stdio: "ignore", ...account.user }).status === 0;
}

function ownerOf(data: string): { uid: number; gid: number } | undefined {
  return statSync(data, { throwIfNoEntry: false });
}

function systemUser(name: string): Account | undefined {
  const line = readFileSync("/etc/passwd", "utf8").match(new RegExp(`^${name}:[^:]*:(-?\\d+):(-?\\d+):`, "m"));
  if (!line) return undefined;
  // macOS writes nobody's id as -2.
  const [uid, gid] = [Number(line[1]) >>> 0, Number(line[2]) >>> 0];
  return { description: `the user ${name}`, prefix: [], user: { uid, gid } };
}
