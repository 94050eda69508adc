/**
 * Changing tables; each change reports the row's indexed values before and after it.
 * Knows tables and touches; does not commit and does not know who is told.
 */
import type { PgTable } from "drizzle-orm/pg-core";
import type { Connection } from "./connection.ts";
import { newId } from "./ids.ts";
import type { KeyValue, Touch } from "./ranges.ts";
import { noLog } from "./ranges.ts";
import { columnList, createReader, type Reader } from "./reader.ts";
import { factsOf, type NewRow, type Row, type Table, type TableFacts } from "./table.ts";

/** Reads and changes that a mutation may do. Promises of changes need not be awaited: the commit waits for them. */
export interface Writer extends Reader {
  insert<T extends PgTable>(table: Table<T>, row: NewRow<T>): Promise<Row<T>>;
  insertMany<T extends PgTable>(table: Table<T>, rows: readonly NewRow<T>[]): Promise<Row<T>[]>;
  /** Inserts unless a unique index already has such a row; null when it has. */
  insertNew<T extends PgTable>(table: Table<T>, row: NewRow<T>): Promise<Row<T> | null>;
  /** Changes a row and answers with it as it is now; null when there is none. */
  update<T extends PgTable>(table: Table<T>, id: string, patch: Partial<Row<T>>): Promise<Row<T> | null>;
  remove<T extends PgTable>(table: Table<T>, id: string): Promise<Row<T> | null>;
  /** A changing statement of one's own; `touches` says from its rows what it changed. */
  write<R = Record<string, unknown>>(
    text: string,
    values: readonly unknown[],
    touches: (rows: R[]) => readonly Touch[],
  ): Promise<R[]>;
}

/** What a writer has done so far in its transaction. */
export interface Changes {
  readonly touches: Touch[];
  readonly pending: Promise<unknown>[];
}

/** Reads and writes over `connection`, which must be inside a transaction; changes are collected in `changes`. Rows have their table's type by declaration. */
export function createWriter(connection: Connection, changes: Changes): Writer {
  /** A failed change fails the commit, so a handler that does not look at the promise loses nothing. */
  function tracked<V>(work: Promise<V>): Promise<V> {
    changes.pending.push(work);
    work.catch(() => {});
    return work;
  }
  async function insertRows(table: Table, rows: readonly Record<string, unknown>[], suffix: string) {
    if (rows.length === 0) return [];
    const facts = factsOf(table);
    const { text, values } = insertStatement(facts, rows);
    const result = await connection.query<Record<string, KeyValue>>(
      `${text}${suffix} returning ${columnList(facts)}`,
      values,
    );
    for (const row of result.rows) changes.touches.push({ source: facts.name, after: keysOf(facts, row) });
    return result.rows;
  }
  return {
    ...createReader(connection, noLog),
    insert: (table, row) => tracked(insertRows(table, [row], "").then((rows) => rows[0] as never)),
    insertMany: (table, rows) => tracked(insertRows(table, rows, "") as Promise<never>),
    insertNew: (table, row) =>
      tracked(insertRows(table, [row], " on conflict do nothing").then((rows) => (rows[0] as never) ?? null)),
    update: (table, id, patch) => tracked(updateRow(connection, changes, { table, id, patch }) as Promise<never>),
    remove: (table, id) => tracked(removeRow(connection, changes, { table, id }) as Promise<never>),
    write<R>(text: string, values: readonly unknown[], touches: (rows: R[]) => readonly Touch[]) {
      const run = async () => {
        const { rows } = await connection.query<R>(text, values);
        changes.touches.push(...touches(rows));
        return rows;
      };
      return tracked(run());
    },
  };
}

/** The indexed values of a row, as a touch carries them. */
export function keysOf(facts: TableFacts, row: Record<string, unknown>): Record<string, KeyValue> {
  return Object.fromEntries(facts.keyColumns.map((column) => [column, row[column] as KeyValue]));
}

function insertStatement(facts: TableFacts, rows: readonly Record<string, unknown>[]) {
  const given = new Set(rows.flatMap((row) => Object.keys(row).filter((key) => row[key] !== undefined)));
  const columns = ["id", ...[...given].filter((key) => key !== "id")];
  const values: unknown[] = [];
  const tuples = rows.map((row) => {
    const cells = columns.map((key) => {
      if (key === "id") return `$${values.push(row.id ?? newId())}`;
      return row[key] === undefined ? "default" : `$${values.push(columnOf(facts, key).toDriver(row[key]))}`;
    });
    return `(${cells.join(", ")})`;
  });
  const names = columns.map((key) => columnOf(facts, key).sqlName).join(", ");
  return { text: `insert into ${facts.name} (${names}) values ${tuples.join(", ")}`, values };
}

async function updateRow(
  connection: Connection,
  changes: Changes,
  { table, id, patch }: { table: Table; id: string; patch: Record<string, unknown> },
) {
  const facts = factsOf(table);
  const changed = Object.keys(patch).filter((key) => patch[key] !== undefined);
  if (changed.length === 0) throw new Error(`${facts.name}: an update needs a change`);
  const values: unknown[] = [id];
  const sets = changed.map(
    (key) => `${columnOf(facts, key).sqlName} = $${values.push(columnOf(facts, key).toDriver(patch[key]))}`,
  );
  // The row is locked before it is changed, so that the old values are those that this very change replaces.
  const text = `with old as (select ${facts.keyColumns.map((key) => columnOf(facts, key).sqlName).join(", ")} from ${facts.name} where id = $1 for no key update)
    update ${facts.name} t set ${sets.join(", ")} from old where t.id = old.id
    returning ${columnList(facts, undefined, "t.")}, ${facts.keyColumns.map((key) => `old.${columnOf(facts, key).sqlName} as "old ${key}"`).join(", ")}`;
  const { rows } = await connection.query<Record<string, KeyValue>>(text, values);
  const row = rows[0];
  if (!row) return null;
  const before: Record<string, KeyValue> = {};
  for (const key of facts.keyColumns) {
    before[key] = row[`old ${key}`] as KeyValue;
    delete row[`old ${key}`];
  }
  changes.touches.push({ source: facts.name, before, after: keysOf(facts, row), changed });
  return row;
}

async function removeRow(connection: Connection, changes: Changes, { table, id }: { table: Table; id: string }) {
  const facts = factsOf(table);
  const text = `delete from ${facts.name} where id = $1 returning ${columnList(facts)}`;
  const { rows } = await connection.query<Record<string, KeyValue>>(text, [id]);
  const row = rows[0];
  if (row) changes.touches.push({ source: facts.name, before: keysOf(facts, row) });
  return row ?? null;
}

function columnOf(facts: TableFacts, key: string) {
  const column = facts.columns[key];
  if (!column) throw new Error(`${facts.name} has no column ${key}`);
  return column;
}
