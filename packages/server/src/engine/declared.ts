/**
 * Declared functions and jobs as the engine keeps them, whatever their kind.
 * Knows arguments, results, subjects and access; does not know what handlers are given.
 */
import type { PgTable } from "drizzle-orm/pg-core";
import type { UniqueRead } from "../persistence/bufferedWriter.ts";
import type { Reader } from "../persistence/reader.ts";
import type { Row, Table } from "../persistence/table.ts";
import type { Caller, CallerKind } from "./caller.ts";
import type { ArgsOf, Schema, Shape } from "./values.ts";

/** What an access rule may look at. */
export interface AccessInput<K extends CallerKind, A extends Shape, S> {
  readonly caller: Extract<Caller, { kind: K }>;
  readonly args: ArgsOf<A>;
  readonly subject: S;
  readonly db: Reader;
  isPast(time: number): boolean;
}

/** Grants a kind of caller access always, by a permission, or by a rule on the subject. */
export type AccessRule<K extends CallerKind, A extends Shape, S> =
  | true
  | (K extends "agent" | "apiKey" ? string : never)
  | ((input: AccessInput<K, A, S>) => boolean | Promise<boolean>);

/** Who may call a function; a kind that is not listed is refused. `anyone` admits callers without credentials too. */
export type Access<A extends Shape, S> = { readonly [K in CallerKind]?: AccessRule<K, A, S> } & {
  readonly anyone?: true;
};

/** The row that a call concerns: the table, the argument that holds its id, and which rows there are for this function. */
export type SubjectReference<T extends PgTable, A extends Shape> = readonly [
  table: Table<T>,
  argument: keyof A & string,
  exists?: (row: Row<T>) => boolean,
];

/** At most `points` calls in `seconds` from one caller, or from one network address. */
export interface RateLimit {
  readonly per: "caller" | "address";
  readonly points: number;
  readonly seconds: number;
}

/** The kinds of declared things. */
export type FunctionKind = "query" | "mutation" | "action";

/** A declared function, as the engine keeps it. */
export interface FunctionDeclaration<A extends Shape = Shape, R extends Schema = Schema> {
  readonly type: "function";
  readonly kind: FunctionKind;
  readonly isInternal: boolean;
  readonly isEphemeral: boolean;
  readonly args: A;
  readonly returns: R;
  readonly subject?: SubjectReference<PgTable, Shape>;
  readonly access: Access<Shape, unknown>;
  readonly rateLimit?: RateLimit;
  readonly whenRefused?: unknown;
  readonly windowMs?: number;
  readonly shared?: boolean;
  readonly together?: (args: unknown) => boolean;
  readonly ahead?: (caller: Caller, args: unknown) => UniqueRead | undefined;
  readonly isSecret?: true;
  handler(ctx: unknown, args: unknown, subject: unknown): Promise<unknown>;
}

/** A declared job, as the engine keeps it. */
export interface Job<A extends Shape = Shape> {
  readonly type: "job";
  readonly args: A;
  readonly cron?: string;
  readonly maxAttempts?: number;
  handler(ctx: unknown, args: unknown): Promise<void>;
}
