/**
 * Taking over many rows from a host at once: each is judged by itself, good ones are written, bad ones are named.
 * The same call again changes nothing, so a host that lost an answer simply repeats it.
 */
import { AppError } from "@foyer/protocol";
import type { PgTable } from "drizzle-orm/pg-core";
import type { MutationContext } from "../../engine/context.ts";
import { type Infer, type Schema, z } from "../../engine/values.ts";
import { columnList } from "../../persistence/reader.ts";
import { factsOf, type Table } from "../../persistence/table.ts";
import { keysOf } from "../../persistence/writer.ts";

/** The most rows of one call. */
export const MOST_ROWS = 5_000;
const ROWS_PER_STATEMENT = 1_000;

/** Rows as they arrive; what each must hold is checked row by row. */
export const rowsArg = z.array(z.looseObject({})).max(MOST_ROWS);

/** What became of the rows of a call. */
export const outcomeShape = z.object({
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  failed: z.number(),
  /** One entry for each row that was left out, by its place in the call. */
  errors: z.array(z.object({ index: z.number(), path: z.string(), code: z.string(), message: z.string() })),
});

/** What became of the rows. */
export type Outcome = Infer<typeof outcomeShape>;
type RowError = Outcome["errors"][number];

/** A row that is good so far. */
export interface Judged<R> {
  readonly index: number;
  readonly row: R;
}

/** Tells good rows from bad ones; the second of two with one `externalId` is bad. */
export function judgeRows<S extends Schema>(
  rows: readonly unknown[],
  schema: S,
): { good: Judged<Infer<S> & { externalId: string }>[]; errors: RowError[] } {
  const good: Judged<Infer<S> & { externalId: string }>[] = [];
  const errors: RowError[] = [];
  const places = new Map<string, number>();
  for (const [index, raw] of rows.entries()) {
    const parsed = schema.safeParse(raw);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const path = (issue?.path ?? []).map(String).join(".");
      errors.push({ index, path, code: "INVALID_INPUT", message: inWords(issue?.message) });
      continue;
    }
    // Every schema of rows has an `externalId`, which cannot be said of the parameter `S`.
    const row = parsed.data as Infer<S> & { externalId: string };
    const first = places.get(row.externalId);
    if (first !== undefined) {
      const message = `rows[${first}] has the same externalId`;
      errors.push({ index, path: "externalId", code: "ALREADY_EXISTS", message });
      continue;
    }
    places.set(row.externalId, index);
    good.push({ index, row });
  }
  return { good, errors };
}

/** What is wrong with a field, for whoever fills in a spreadsheet. */
function inWords(message = "invalid"): string {
  return message.endsWith("received undefined") ? "is missing" : message.replace(/^Invalid input: /, "");
}

/** A row to be written: its id, and what is known of it. What is undefined stays as it is. */
export type Draft = { id: string; externalId: string } & Record<string, unknown>;

/** A row as it is written: its columns by their names. */
type Written = { id: string } & Record<string, unknown>;

/** Writes rows of one kind, those that differ only. Calls for one workspace and table run one after another. */
export async function upsertRows<T extends PgTable>(
  ctx: MutationContext,
  { table, workspaceId, defaults }: { table: Table<T>; workspaceId: string; defaults: Record<string, unknown> },
  drafts: readonly Draft[],
): Promise<{ created: number; updated: number; unchanged: number; changedIds: Set<string> }> {
  const facts = factsOf(table);
  await ctx.db.sql("select pg_advisory_xact_lock(hashtext($1))", [`${facts.name} ${workspaceId}`], []);
  const rows = await ctx.db.getMany(
    table,
    drafts.map((draft) => draft.id),
  );
  // A row of any table is columns by their names, which cannot be said of the parameter `T`.
  const known = rows as ReadonlyMap<string, Record<string, unknown>>;
  const changed: Written[] = [];
  for (const draft of drafts) {
    const before = known.get(draft.id);
    const given = Object.entries(draft).filter(([, value]) => value !== undefined);
    if (before && given.every(([key, value]) => before[key] === value)) continue;
    const fresh = { ...defaults, workspaceId, createdAt: ctx.now };
    changed.push({ ...(before ?? fresh), ...Object.fromEntries(given), id: draft.id, updatedAt: ctx.now });
  }
  const columns = ["id", "externalId", "workspaceId", "createdAt", "updatedAt", ...Object.keys(defaults)];
  for (let from = 0; from < changed.length; from += ROWS_PER_STATEMENT) {
    await writeRows(ctx, { table, columns, known }, changed.slice(from, from + ROWS_PER_STATEMENT));
  }
  const created = changed.filter((row) => !known.has(row.id)).length;
  const changedIds = new Set(changed.map((row) => row.id));
  return { created, updated: changed.length - created, unchanged: drafts.length - changed.length, changedIds };
}

async function writeRows<T extends PgTable>(
  ctx: MutationContext,
  {
    table,
    columns,
    known,
  }: { table: Table<T>; columns: readonly string[]; known: ReadonlyMap<string, Record<string, unknown>> },
  rows: readonly Written[],
): Promise<void> {
  const facts = factsOf(table);
  const column = (key: string) => {
    const found = facts.columns[key];
    if (!found) throw new Error(`${facts.name} has no column ${key}`);
    return found;
  };
  const values: unknown[] = [];
  const tuples = rows.map(
    (row) => `(${columns.map((key) => `$${values.push(column(key).toDriver(row[key]))}`).join(", ")})`,
  );
  const names = columns.map((key) => column(key).sqlName);
  const sets = names.slice(1).map((name) => `${name} = excluded.${name}`);
  const text = `insert into ${facts.name} (${names.join(", ")}) values ${tuples.join(", ")}
    on conflict (id) do update set ${sets.join(", ")} returning ${columnList(facts)}`;
  await ctx.db.write<Written>(text, values, (written) =>
    written.map((row) => {
      const before = known.get(row.id);
      const after = keysOf(facts, row);
      return { source: facts.name, after, ...(before ? { before: keysOf(facts, before), changed: [...columns] } : {}) };
    }),
  );
}

/** Throws the fault of the only row, for functions that take one. */
export function requireNoError({ errors: [error] }: Outcome): void {
  if (!error) return;
  const code = error.code === "NOT_FOUND" ? "NOT_FOUND" : "INVALID_INPUT";
  throw new AppError(code, error.message, { path: error.path });
}
