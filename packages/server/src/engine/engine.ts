/**
 * Puts the engine together: one object that everything else is handed.
 */
import { createHash } from "node:crypto";
import { AppError } from "@foyer/protocol";
import type { Pool } from "../persistence/connection.ts";
import type { Snapshots } from "../persistence/snapshots.ts";
import type { Transaction } from "../persistence/transaction.ts";
import type { Writer } from "../persistence/writer.ts";
import { type Attendance, createAttendance } from "./attendance.ts";
import type { Authority } from "./authorize.ts";
import type { Caller, Credentials } from "./caller.ts";
import { type Clock, CommitClock } from "./clock.ts";
import { CommitLog } from "./commits.ts";
import type { AuditEntry, JobOptions, Surroundings } from "./context.ts";
import { createEphemeralStore, type EphemeralStore } from "./ephemeral.ts";
import type { Limits } from "./limits.ts";
import { LiveResults } from "./live/liveResults.ts";
import type { RegisteredFunction, RegisteredJob, Registry } from "./registry.ts";
import { createGates, type Gates } from "./together/gates.ts";
import { Groups } from "./together/groups.ts";

/** A job as it is added. */
export interface NewJob {
  readonly job: RegisteredJob;
  readonly args: unknown;
  readonly options: JobOptions;
}

/** An audit entry as it is written. */
export type CompleteAuditEntry = AuditEntry & { readonly id: string; readonly caller: Caller; readonly at: number };

/** What the engine is made of. */
export interface EngineOptions {
  readonly registry: Registry;
  readonly authority: Authority;
  /** Connections for mutations. */
  readonly writes: Pool;
  readonly snapshots: Snapshots;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly surroundings: Surroundings;
  addJob(transaction: Transaction, job: NewJob): void;
  writeAudit(writer: Writer, entry: CompleteAuditEntry): void;
  onError(error: unknown): void;
  /** Check every result against its declaration, and fail when it does not fit: for tests. */
  readonly isStrict?: boolean;
}

/** The engine. */
export interface Engine extends EngineOptions {
  readonly commits: CommitLog;
  readonly live: LiveResults;
  readonly ephemeral: EphemeralStore;
  /** Who has a socket open. */
  readonly attendance: Attendance;
  /** Drops what a function does not declare to return. */
  checkResult(fn: RegisteredFunction, value: unknown): unknown;
  /** A text that stands for credentials in keys, and cannot be turned back. */
  hashToken(credentials: Credentials): string;
  /** Decisions about callers of hot mutations. */
  readonly gates: Gates;
  /** The groups of a hot mutation. */
  groupsOf(fn: RegisteredFunction): Groups;
  /** Told of each change of memory-only state in this process, so that others can be. */
  onEphemeral(listener: Parameters<typeof createEphemeralStore>[0]): void;
}

/** How often memory is given back that nobody reads any more. */
const SWEEP_MS = 60_000;

/** Creates an engine. */
export function createEngine(options: EngineOptions): Engine {
  const commits = new CommitLog(new CommitClock());
  const listeners: Parameters<typeof createEphemeralStore>[0][] = [];
  const ephemeral = createEphemeralStore((touch, change, isOwn) => {
    commits.record(null, [touch]);
    for (const listener of listeners) listener(touch, change, isOwn);
  });
  setInterval(() => ephemeral.sweep(options.clock.now()), SWEEP_MS).unref();
  const live = new LiveResults({
    snapshots: options.snapshots,
    commits,
    clock: options.clock,
    onError: options.onError,
  });
  const groups = new Map<RegisteredFunction, Groups>();
  const engine: Omit<Engine, "gates"> & { gates?: Gates } = {
    ...options,
    commits,
    live,
    ephemeral,
    attendance: createAttendance(ephemeral.writer(options.clock.now)),
    checkResult: (fn, value) => (options.isStrict ? checkStrictly(fn, value) : fn.strip(value ?? null)),
    hashToken,
    onEphemeral: (listener) => void listeners.push(listener),
    groupsOf(fn) {
      const known = groups.get(fn) ?? new Groups(engine as Engine, fn);
      groups.set(fn, known);
      return known;
    },
  };
  engine.gates = createGates(engine as Engine);
  return engine as Engine;
}

function checkStrictly(fn: RegisteredFunction, value: unknown): unknown {
  const parsed = fn.declaration.returns.safeParse(value ?? null);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(
      `${fn.name} returned what it does not declare: ${issue?.path.map(String).join(".")} ${issue?.message}`,
    );
  }
  return fn.strip(parsed.data);
}

const hashes = new Map<string, string>();
const MOST_KEPT = 4_096;

function hashToken({ token, sessionToken }: Credentials): string {
  if (token === undefined && sessionToken === undefined) return "";
  const key = `${token ?? ""} ${sessionToken ?? ""}`;
  let hash = hashes.get(key);
  if (hash === undefined) {
    hash = createHash("sha256").update(key).digest("base64url");
    // A cache, so that a client with many queries is hashed once; its entries can always be made again. Whoever sends long
    // tokens that are none must not fill it with them.
    if (hashes.size > 10_000) hashes.clear();
    if (key.length <= MOST_KEPT) hashes.set(key, hash);
  }
  return hash;
}

/** An error for a state that only a fault of ours can bring about. */
export function fault(message: string): AppError {
  return new AppError("INTERNAL_ERROR", message);
}
