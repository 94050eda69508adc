/**
 * What a handler is given. Each kind of function gets what it may use, and nothing else.
 */
import type { Reader } from "../persistence/reader.ts";
import type { Writer } from "../persistence/writer.ts";
import type { Caller, CallerKind, Origin } from "./caller.ts";
import type { FunctionDeclaration, Job } from "./declared.ts";
import type { EphemeralReader, EphemeralWriter } from "./ephemeral.ts";
import type { ArgsIn, Infer, Schema, Shape } from "./values.ts";

interface Reading {
  readonly db: Reader;
  /** Whether `time` has passed; while it has not, the result is computed again when it does. */
  isPast(time: number): boolean;
  /** State that lives in memory only, such as who is typing. */
  readonly ephemeral: EphemeralReader;
  readonly surroundings: Surroundings;
}

/** For queries. */
export interface QueryContext extends Reading {
  readonly caller: Caller;
}

/** For queries whose result is shared: they cannot see who asks, only which kind of caller. */
export interface SharedQueryContext extends Reading {
  readonly callerKind: CallerKind | "anonymous";
}

/** For mutations. */
export interface MutationContext {
  readonly db: Writer;
  readonly caller: Caller;
  readonly origin: Origin;
  /** The moment at which the mutation began, in milliseconds since the epoch. */
  readonly now: number;
  readonly jobs: JobQueue;
  readonly surroundings: Surroundings;
  /** Writes an entry of the audit log in this transaction. */
  audit(entry: AuditEntry): void;
}

/** For actions and jobs. */
export interface ActionContext {
  readonly caller: Caller;
  readonly origin: Origin;
  readonly now: number;
  /** Runs a function as this caller; internal functions run as Foyer itself. */
  run<A extends Shape, R extends Schema>(target: FunctionDeclaration<A, R>, args: ArgsIn<A>): Promise<Infer<R>>;
  readonly surroundings: Surroundings;
}

/** For ephemeral functions. */
export interface EphemeralContext {
  readonly db: Reader;
  readonly caller: Caller;
  readonly origin: Origin;
  readonly now: number;
  readonly ephemeral: EphemeralWriter;
}

/** Adds background work in the mutation's own transaction: it runs if, and only if, the mutation commits. */
export interface JobQueue {
  add<A extends Shape>(job: Job<A>, args: ArgsIn<A>, options?: JobOptions): void;
  /** Takes back a job that was added with this key and has not begun. */
  cancel(key: string): void;
}

/** When and how a job runs. */
export interface JobOptions {
  /** Milliseconds since the epoch; now when absent. */
  runAt?: number;
  /** A later job with the same key replaces an earlier one that has not begun. */
  key?: string;
  /** Whether it then runs at the earlier one's time, so that those who keep adding it do not put it off. */
  keepsTime?: boolean;
}

/** One entry of the audit log. */
export interface AuditEntry {
  workspaceId: string;
  action: string;
  resourceType?: string;
  resourceId?: string;
  metadata?: Record<string, string | number | boolean | null>;
}

/** What handlers may reach besides the database: secrets, files, configuration. Domains add what they need. */
// biome-ignore lint/suspicious/noEmptyInterface: domains declare what they need by interface merging.
export interface Surroundings {}
