/**
 * Reading tables through declared indexes; each read is logged as the index range that it depends on.
 * Knows tables and ranges; does not know transactions, callers or subscriptions.
 */
import type { PgTable } from "drizzle-orm/pg-core";
import type { Connection } from "./connection.ts";
import { narrowed, type RangeOptions, rangeOf } from "./indexRange.ts";
import type { KeyValue, RangeRead, ReadLog } from "./ranges.ts";
import { factsOf, type Row, type Table, type TableFacts } from "./table.ts";

/** How a single row is read. */
export interface GetOptions<T extends PgTable, K extends keyof Row<T> = keyof Row<T>> {
  /** Read, and depend on, these columns only. */
  only?: readonly K[];
  /** Hold the row until the transaction ends, so that nobody changes it meanwhile. */
  lock?: boolean;
}

/** Statements of one's own declare what they read. */
export interface DeclaredRead {
  table: Table;
  index?: string;
  eq?: Readonly<Record<string, KeyValue>>;
  from?: readonly KeyValue[];
  to?: readonly KeyValue[];
}

/** Reads that a query may do. */
export interface Reader {
  get<T extends PgTable, K extends keyof Row<T> & string = keyof Row<T> & string>(
    table: Table<T>,
    id: string,
    options?: GetOptions<T, K>,
  ): Promise<Pick<Row<T>, K> | null>;
  /** A row of which the result depends on only those columns that are looked at. */
  observe<T extends PgTable>(table: Table<T>, id: string): Promise<Row<T> | null>;
  /** Several rows by id in one statement; missing ones are left out. */
  getMany<T extends PgTable, K extends keyof Row<T> & string = keyof Row<T> & string>(
    table: Table<T>,
    ids: readonly string[],
    options?: { only?: readonly K[] },
  ): Promise<Map<string, Pick<Row<T>, K>>>;
  /** The first row of an index range, or null. */
  first<T extends PgTable, I extends string>(
    table: Table<T, I>,
    index: I,
    eq: Partial<Row<T>>,
    options?: { lock?: boolean; order?: "asc" | "desc" },
  ): Promise<Row<T> | null>;
  /** At most `limit` rows of an index range, in index order. */
  list<T extends PgTable, I extends string>(table: Table<T, I>, index: I, options: RangeOptions<T>): Promise<Row<T>[]>;
  /** The number of rows with these leading values, counted up to `limit`. */
  count<T extends PgTable, I extends string>(
    table: Table<T, I>,
    index: I,
    eq: Partial<Row<T>>,
    limit: number,
  ): Promise<number>;
  /** A statement of one's own; `reads` says which ranges its result depends on. */
  sql<R = Record<string, unknown>>(
    text: string,
    values: readonly unknown[],
    reads: readonly DeclaredRead[],
  ): Promise<R[]>;
}

/** Reads over `connection`, logged into `log`. A row has its table's type by declaration: the compiler cannot follow it through the texts of statements. */
export function createReader(connection: Connection, log: ReadLog): Reader {
  return {
    async get(table, id, options = {}) {
      const facts = factsOf(table);
      log.range(pointRead(facts, id, options.only));
      const rows = await readIds(connection, facts, { ids: [id], ...options });
      return (rows[0] as never) ?? null;
    },
    async observe(table, id) {
      const facts = factsOf(table);
      const looked: string[] = [];
      log.range(pointRead(facts, id, looked));
      const [row] = await readIds(connection, facts, { ids: [id] });
      return (row ? observed(row, looked) : null) as never;
    },
    async getMany(table, ids, options = {}) {
      const facts = factsOf(table);
      const distinct = [...new Set(ids)];
      for (const id of distinct) log.range(pointRead(facts, id, options.only));
      if (distinct.length === 0) return new Map();
      const rows = await readIds(connection, facts, { ids: distinct, ...options });
      return new Map(rows.map((row) => [row.id, row as never]));
    },
    async first(table, index, eq, options = {}) {
      const limit = { eq, limit: 1, ...(options.order ? { order: options.order } : {}) };
      const rows = await readRange(connection, log, {
        table,
        index,
        options: limit as never,
        lock: options.lock ?? false,
      });
      return (rows[0] as never) ?? null;
    },
    async list(table, index, options) {
      return (await readRange(connection, log, { table, index, options: options as never, lock: false })) as never;
    },
    async count(table, index, eq, limit) {
      const facts = factsOf(table);
      const range = rangeOf(facts, index, { eq: eq as never, limit });
      log.range(range.read);
      const text = `select count(*)::int as n from (select 1 from ${facts.name} where ${range.where.join(" and ")} limit ${Math.trunc(limit)}) counted`;
      const { rows } = await connection.query<{ n: number }>(text, range.values, range.types);
      return rows[0]?.n ?? 0;
    },
    async sql<R>(text: string, values: readonly unknown[], reads: readonly DeclaredRead[]) {
      for (const read of reads) log.range(declaredRange(read));
      return (await connection.query<R>(text, values)).rows;
    },
  };
}

/** Notes in `looked` which columns of a row are looked at; the note is part of the read that was logged. */
function observed(row: Record<string, unknown>, looked: string[]): Record<string, unknown> {
  const note = (key: string | symbol) => {
    if (typeof key === "string" && key in row && !looked.includes(key)) looked.push(key);
  };
  return new Proxy(row, {
    get(target, key) {
      note(key);
      return target[key as string];
    },
    ownKeys(target) {
      Object.keys(target).forEach(note);
      return Reflect.ownKeys(target);
    },
  });
}

/** The columns of a table as a select list with camelCase names. */
export function columnList(facts: TableFacts, only?: readonly PropertyKey[], prefix = ""): string {
  const known = only || prefix ? undefined : wholeRows.get(facts);
  if (known !== undefined) return known;
  const list = listColumns(facts, only, prefix);
  if (!only && !prefix) wholeRows.set(facts, list);
  return list;
}

const wholeRows = new WeakMap<TableFacts, string>();

function listColumns(facts: TableFacts, only: readonly PropertyKey[] | undefined, prefix: string): string {
  const chosen = only ?? Object.keys(facts.columns);
  return [...new Set(chosen)]
    .map((key) => `${prefix}${facts.columns[key as string]?.sqlName} as "${String(key)}"`)
    .join(", ");
}

interface IdsInput {
  readonly ids: readonly string[];
  readonly only?: readonly string[];
  readonly lock?: boolean;
}

async function readIds(
  connection: Connection,
  facts: TableFacts,
  { ids, only, lock = false }: IdsInput,
): Promise<(Record<string, unknown> & { id: string })[]> {
  const columns = columnList(facts, only && ["id", ...only]);
  const text = `select ${columns} from ${facts.name} where id = any($1::uuid[])${lock ? " for no key update" : ""}`;
  return (await connection.query<{ id: string }>(text, [ids], lock ? undefined : "ids")).rows;
}

interface RangeInput {
  table: Table<PgTable, string>;
  index: string;
  options: RangeOptions<PgTable>;
  lock: boolean;
}

async function readRange(connection: Connection, log: ReadLog, input: RangeInput): Promise<Record<string, KeyValue>[]> {
  const { table, index, options } = input;
  const facts = factsOf(table);
  const range = rangeOf(facts, index, options);
  const order = options.order ?? "asc";
  const limit = Math.max(0, Math.trunc(options.limit));
  const orderBy = range.read.columns
    .slice(range.read.prefix.length)
    .map((column) => `${facts.columns[column]?.sqlName} ${order}`)
    .join(", ");
  const where = range.where.length > 0 ? ` where ${range.where.join(" and ")}` : "";
  const text = `select ${columnList(facts)} from ${facts.name}${where}${orderBy ? ` order by ${orderBy}` : ""} limit ${limit}${input.lock ? " for no key update" : ""}`;
  const alike = input.lock ? undefined : range.types;
  const { rows } = await connection.query<Record<string, KeyValue>>(text, range.values, alike);
  log.range(rows.length >= limit && limit > 0 ? narrowed(facts, range.read, rows.at(-1), order) : range.read);
  return rows;
}

const ID = ["id"];

function pointRead(facts: TableFacts, id: string, only?: readonly PropertyKey[]): RangeRead {
  return { source: facts.name, columns: ID, prefix: [id], ...(only ? { only: only as readonly string[] } : {}) };
}

function declaredRange({ table, index, eq = {}, from, to }: DeclaredRead): RangeRead {
  const facts = factsOf(table);
  if (!index) {
    const id = eq.id;
    return { source: facts.name, columns: ID, prefix: id === undefined ? [] : [id] };
  }
  return rangeOf(facts, index, { eq: eq as never, limit: 0, ...(from ? { from } : {}), ...(to ? { to } : {}) }).read;
}
