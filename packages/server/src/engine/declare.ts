/**
 * Declares functions: one object says what a function takes, gives, concerns, who may call it and what it does.
 * Knows the form of a declaration; does not run it.
 */
import type { PgTable } from "drizzle-orm/pg-core";
import type { UniqueRead } from "../persistence/bufferedWriter.ts";
import type { Row } from "../persistence/table.ts";
import type { Caller } from "./caller.ts";
import type { ActionContext, EphemeralContext, MutationContext, QueryContext, SharedQueryContext } from "./context.ts";
import type { Access, FunctionDeclaration, FunctionKind, Job, RateLimit, SubjectReference } from "./declared.ts";
import type { ArgsOf, Infer, Schema, Shape } from "./values.ts";

interface Common<A extends Shape, R extends Schema, T extends PgTable> {
  readonly args: A;
  readonly returns: R;
  readonly subject?: SubjectReference<T, A>;
  readonly access: Access<A, Row<T>>;
  readonly rateLimit?: RateLimit;
}

/** A read that can be subscribed to. */
export interface QueryDeclaration<A extends Shape, R extends Schema, T extends PgTable> extends Common<A, R, T> {
  /** The answer to those who are refused or ask for what is not there, where the contract wants one instead of an error. */
  readonly whenRefused?: NoInfer<Infer<R>>;
  /** How long changes may gather before a subscribed result is computed again; the first after a pause is not delayed. */
  readonly windowMs?: number;
  readonly shared?: false;
  handler(ctx: QueryContext, args: ArgsOf<A>, subject: Row<T>): Promise<Infer<R>>;
}

/** A query whose result is the same for every caller of a kind, so that one evaluation serves all who subscribe. */
export interface SharedQueryDeclaration<A extends Shape, R extends Schema, T extends PgTable>
  extends Omit<QueryDeclaration<A, R, T>, "handler" | "shared"> {
  readonly shared: true;
  handler(ctx: SharedQueryContext, args: ArgsOf<A>, subject: Row<T>): Promise<Infer<R>>;
}

/** A change, in one transaction. */
export interface MutationDeclaration<A extends Shape, R extends Schema, T extends PgTable> extends Common<A, R, T> {
  /**
   * For a hot mutation: whether calls with these arguments may share a transaction with others that wait at the same moment.
   * Its access must then rest on the caller and the subject alone, and its handler must change nothing before it refuses.
   */
  readonly together?: (args: ArgsOf<A>) => boolean;
  /** A row that its handler will look for by a unique key: it is read with the lock of the subject, and not in a flight of its own. */
  readonly ahead?: (caller: Caller, args: ArgsOf<A>) => UniqueRead | undefined;
  /** The result holds a token or a secret: its copy for repeated deliveries is encrypted, and opens for the same call only. */
  readonly isSecret?: true;
  handler(ctx: MutationContext, args: ArgsOf<A>, subject: Row<T>): Promise<Infer<R>>;
}

/** Work that is not a transaction: it talks to the world, and reads and changes through queries and mutations. */
export interface ActionDeclaration<A extends Shape, R extends Schema, T extends PgTable> extends Common<A, R, T> {
  handler(ctx: ActionContext, args: ArgsOf<A>, subject: Row<T>): Promise<Infer<R>>;
}

/** A change of what lives in memory only, such as typing; no transaction, never replayed. */
export interface EphemeralDeclaration<A extends Shape, R extends Schema, T extends PgTable> extends Common<A, R, T> {
  handler(ctx: EphemeralContext, args: ArgsOf<A>, subject: Row<T>): Promise<Infer<R>>;
}

/** Background work; may run more than once, so its handler must be idempotent. */
export interface JobDeclaration<A extends Shape> {
  readonly args: A;
  /** When it runs by itself, in cron form (UTC). */
  readonly cron?: string;
  readonly maxAttempts?: number;
  handler(ctx: ActionContext, args: ArgsOf<A>): Promise<void>;
}

/** Declares a query. */
export function query<A extends Shape, R extends Schema, T extends PgTable = never>(
  declaration: QueryDeclaration<A, R, T> | SharedQueryDeclaration<A, R, T>,
) {
  return declared<A, R>("query", declaration);
}

/** Declares a mutation. */
export function mutation<A extends Shape, R extends Schema, T extends PgTable = never>(
  declaration: MutationDeclaration<A, R, T>,
) {
  return declared<A, R>("mutation", declaration);
}

/** Declares an action. */
export function action<A extends Shape, R extends Schema, T extends PgTable = never>(
  declaration: ActionDeclaration<A, R, T>,
) {
  return declared<A, R>("action", declaration);
}

/** Declares a mutation of memory only. */
export function ephemeral<A extends Shape, R extends Schema, T extends PgTable = never>(
  declaration: EphemeralDeclaration<A, R, T>,
) {
  return declared<A, R>("mutation", declaration, { isEphemeral: true });
}

/** Declares a query that only other functions and jobs can call. */
export function internalQuery<A extends Shape, R extends Schema, T extends PgTable = never>(
  declaration: Omit<QueryDeclaration<A, R, T>, "access">,
) {
  return declared<A, R>("query", { ...declaration, access: { system: true } }, { isInternal: true });
}

/** Declares a mutation that only other functions and jobs can call. */
export function internalMutation<A extends Shape, R extends Schema, T extends PgTable = never>(
  declaration: Omit<MutationDeclaration<A, R, T>, "access">,
) {
  return declared<A, R>("mutation", { ...declaration, access: { system: true } }, { isInternal: true });
}

/** Declares a job. */
export function job<A extends Shape>(declaration: JobDeclaration<A>): Job<A> {
  return { type: "job", ...declaration } as Job<A>;
}

function declared<A extends Shape, R extends Schema>(
  kind: FunctionKind,
  declaration: object,
  { isInternal = false, isEphemeral = false } = {},
): FunctionDeclaration<A, R> {
  return { type: "function", kind, isInternal, isEphemeral, ...declaration } as FunctionDeclaration<A, R>;
}
