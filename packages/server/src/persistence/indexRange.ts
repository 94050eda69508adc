/**
 * A range of a table's index: as the condition of a statement, and as the read that a result depends on.
 * Knows columns and bounds; does not know connections nor what is read.
 */
import type { PgTable } from "drizzle-orm/pg-core";
import type { KeyValue, RangeRead } from "./ranges.ts";
import type { ColumnFacts, IndexDeclaration, Row, TableFacts } from "./table.ts";

/** How a read takes its rows. */
export interface RangeOptions<T extends PgTable> {
  /** Values of the index's leading columns. */
  eq?: Partial<Row<T>>;
  /** Bounds of the columns after those, as tuples in index order. */
  after?: readonly KeyValue[];
  from?: readonly KeyValue[];
  before?: readonly KeyValue[];
  to?: readonly KeyValue[];
  order?: "asc" | "desc";
  limit: number;
}

/** A range of an index. */
export interface IndexRange {
  read: RangeRead;
  where: string[];
  values: unknown[];
  /** The SQL types of the values. */
  types: string[];
}

/** The range that the options describe; throws when the index cannot give it. */
export function rangeOf(facts: TableFacts, index: string, options: RangeOptions<PgTable>): IndexRange {
  const declared = facts.indexes[index];
  if (!declared) throw new Error(`${facts.name} has no index ${index}`);
  const eq = (options.eq ?? {}) as Record<string, KeyValue | undefined>;
  const columns = orderedBy(declared);
  const length = columns.findIndex((column) => !(column in eq) || eq[column] === undefined);
  const prefix = columns.slice(0, length === -1 ? columns.length : length);
  if (prefix.length < Object.keys(eq).length) throw new Error(`${facts.name}.${index}: eq must name leading columns`);
  const where: string[] = declared.where ? [declared.where] : [];
  const values: unknown[] = [];
  const types: string[] = [];
  const place = (column: string, value: KeyValue | undefined) => {
    types.push(facts.columns[column]?.sqlType ?? "text");
    return `$${values.push(facts.columns[column]?.toDriver(value))}`;
  };
  for (const column of prefix) {
    const value = eq[column];
    const { sqlName } = facts.columns[column] as ColumnFacts;
    where.push(value === null ? `${sqlName} is null` : `${sqlName} = ${place(column, value)}`);
  }
  const rest = columns.slice(prefix.length);
  const bounds = [
    ["after", ">"],
    ["from", ">="],
    ["before", "<"],
    ["to", "<="],
  ] as const;
  for (const [key, operator] of bounds) {
    const bound = options[key];
    if (bound && bound.length > 0) where.push(compareTuple(facts, rest, { bound, operator, place }));
  }
  const low = options.after ?? options.from;
  const high = options.before ?? options.to;
  const read: RangeRead = {
    source: facts.name,
    columns,
    prefix: prefix.map((column) => eq[column] as KeyValue),
    ...(low ? { low: comparable(facts, rest, low) } : {}),
    ...(high ? { high: comparable(facts, rest, high) } : {}),
  };
  return { read, where, values, types };
}

/** A full page depends on nothing beyond its last row. */
export function narrowed(
  facts: TableFacts,
  read: RangeRead,
  last: Record<string, KeyValue> | undefined,
  order: "asc" | "desc",
): RangeRead {
  const rest = read.columns.slice(read.prefix.length);
  if (!last || rest.length === 0) return read;
  const bound = comparable(
    facts,
    rest,
    rest.map((column) => last[column] as KeyValue),
  );
  if (bound.length === 0) return read;
  return order === "asc" ? { ...read, high: bound } : { ...read, low: bound };
}

const orders = new WeakMap<IndexDeclaration, readonly string[]>();

/** The columns that give each row of an index its place; one list for all reads. */
function orderedBy(declared: IndexDeclaration): readonly string[] {
  let columns = orders.get(declared);
  if (!columns) {
    columns = declared.columns.includes("id") || declared.unique ? declared.columns : [...declared.columns, "id"];
    orders.set(declared, columns);
  }
  return columns;
}

function compareTuple(
  facts: TableFacts,
  columns: readonly string[],
  {
    bound,
    operator,
    place,
  }: { bound: readonly KeyValue[]; operator: string; place: (column: string, value: KeyValue) => string },
): string {
  const names = columns.slice(0, bound.length).map((column) => facts.columns[column]?.sqlName);
  const params = bound.map((value, i) => {
    const column = columns[i] as string;
    const { sqlType } = facts.columns[column] as ColumnFacts;
    return `${place(column, sqlType === "integer" ? withinInteger(value) : value)}::${sqlType}`;
  });
  return `(${names.join(", ")}) ${operator} (${params.join(", ")})`;
}

/** A bound beyond all integers of the database admits or excludes the same rows as the last of them, which nothing reaches. */
function withinInteger(value: KeyValue): KeyValue {
  return typeof value === "number" ? Math.min(Math.max(value, -MOST_INTEGER), MOST_INTEGER) : value;
}

const MOST_INTEGER = 2_147_483_647;

/** The part of a bound that can be compared in memory: texts are ordered by the database's collation, which we do not know. */
function comparable(facts: TableFacts, columns: readonly string[], bound: readonly KeyValue[]): KeyValue[] {
  const length = bound.findIndex((value, i) => value === null || !facts.columns[columns[i] as string]?.isOrdered);
  return bound.slice(0, length === -1 ? bound.length : length);
}
