/**
 * A writer for several mutations that share one transaction: changes wait in memory and leave together,
 * one statement for all inserts into a table and one for all equal updates.
 * Knows rows that were locked or inserted here; a change of any other row is sent at once.
 */
import { getTableColumns } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Connection } from "./connection.ts";
import { gathering } from "./gathering.ts";
import { newId } from "./ids.ts";
import { type KeyValue, noLog, type Touch } from "./ranges.ts";
import { createReader } from "./reader.ts";
import { type ColumnFacts, factsOf, type Table, type TableFacts } from "./table.ts";
import { type Changes, createWriter, keysOf, type Writer } from "./writer.ts";

type AnyRow = Record<string, unknown> & { id: string };

interface Update {
  readonly facts: TableFacts;
  readonly row: AnyRow;
  readonly before: Record<string, KeyValue>;
  readonly changed: Set<string>;
}

/** A writer whose changes leave with `flush`. */
export interface BufferedWriter {
  readonly writer: Writer;
  /** Tells of a row that this transaction has locked, so that its changes can wait. */
  know(table: Table, row: AnyRow): void;
  /** Reads what a mutation will look for. */
  ahead(read: UniqueRead): void;
  /** Sends what waits; the promises of `changes.pending` tell whether it went well. */
  flush(): void;
}

/** A look for the row with these values of a unique index. */
export interface UniqueRead {
  readonly table: Table;
  readonly index: string;
  readonly eq: Readonly<Record<string, KeyValue>>;
}

/** A buffered writer over `connection`, inside a transaction. Rows have their table's type by declaration, here too. */
export function createBufferedWriter(connection: Connection, changes: Changes): BufferedWriter {
  const direct = createWriter(connection, changes);
  const together = createReader(gathering(connection), noLog);
  const known = new Map<string, AnyRow>();
  const inserts = new Map<Table, AnyRow[]>();
  const updates = new Map<string, Update>();
  const readAhead = new Map<string, Promise<AnyRow | null>>();

  function insert(table: Table, given: Record<string, unknown>): AnyRow {
    const row = completeRow(table, given);
    const rows = inserts.get(table);
    if (rows) rows.push(row);
    else inserts.set(table, [row]);
    return row;
  }

  function update(table: Table, row: AnyRow, patch: Record<string, unknown>): AnyRow {
    const facts = factsOf(table);
    const update = updates.get(row.id) ?? { facts, row, before: keysOf(facts, row), changed: new Set<string>() };
    updates.set(row.id, update);
    for (const key of assign(row, patch)) update.changed.add(key);
    return row;
  }

  function flush(): void {
    const send = (text: string, values: unknown[]) => {
      const sent = connection.query(text, values);
      sent.catch(() => {});
      changes.pending.push(sent);
    };
    for (const [table, rows] of inserts) {
      const facts = factsOf(table);
      const { text, values } = printInsert(facts, rows);
      send(text, values);
      for (const row of rows) changes.touches.push({ source: facts.name, after: keysOf(facts, row) });
    }
    for (const alike of groupAlike(updates.values())) {
      const { text, values } = printUpdate(alike);
      send(text, values);
      changes.touches.push(...alike.map(touchOf));
    }
  }

  return {
    know: (table, row) => void known.set(`${factsOf(table).name} ${row.id}`, row),
    ahead({ table, index, eq }) {
      const found = together.first(table, index, eq) as Promise<AnyRow | null>;
      found.catch(() => {});
      readAhead.set(nameOf(table, index, eq), found);
    },
    flush,
    writer: {
      ...direct,
      first: (table, index, eq, options = {}) =>
        !options.lock && isUniqueKey(factsOf(table), index, eq)
          ? ((readAhead.get(nameOf(table, index, eq)) as never) ?? together.first(table, index, eq))
          : direct.first(table, index, eq, options),
      insert: <T extends PgTable>(table: Table<T>, row: object) =>
        hasOnlyKnownColumns(table)
          ? (Promise.resolve(insert(table, { ...row })) as never)
          : direct.insert(table, row as never),
      update: <T extends PgTable>(table: Table<T>, id: string, patch: object) => {
        const row = known.get(`${factsOf(table).name} ${id}`);
        if (row) return Promise.resolve({ ...update(table, row, { ...patch }) }) as never;
        const inserted = inserts.get(table)?.find((each) => each.id === id);
        if (!inserted) return direct.update(table, id, patch);
        assign(inserted, { ...patch });
        return Promise.resolve({ ...inserted }) as never;
      },
    },
  };
}

/** Puts a change into a row; gives the names of what it sets. */
function assign(row: Record<string, unknown>, patch: Record<string, unknown>): string[] {
  const names = Object.keys(patch).filter((name) => patch[name] !== undefined);
  for (const name of names) row[name] = patch[name];
  return names;
}

const blanks = new WeakMap<Table, Readonly<Record<string, unknown>>>();

/** What the database would fill in: columns with plain defaults, and null. */
function blankOf(table: Table): Readonly<Record<string, unknown>> {
  const known = blanks.get(table);
  if (known) return known;
  const defaults = Object.entries(getTableColumns(table)).map(([key, column]) => [
    key,
    typeof column.default === "object" ? null : (column.default ?? null),
  ]);
  const blank: Record<string, unknown> = Object.fromEntries(defaults);
  blanks.set(table, blank);
  return blank;
}

function completeRow(table: Table, given: Record<string, unknown>): AnyRow {
  const row: Record<string, unknown> = { ...blankOf(table) };
  assign(row, given);
  return { ...row, id: (given.id as string | undefined) ?? newId() };
}

function nameOf(table: Table, index: string, eq: object): string {
  return `${factsOf(table).name}.${index} ${JSON.stringify(eq)}`;
}

/** Whether values name at most one row of an index. */
function isUniqueKey(facts: TableFacts, index: string, keys: Record<string, unknown>): boolean {
  const { unique, columns = [] } = facts.indexes[index] ?? {};
  if (!unique || Object.keys(keys).length !== columns.length) return false;
  return columns.every((column) => keys[column] !== undefined && keys[column] !== null);
}

const countable = new WeakMap<Table, boolean>();

/** Whether a row of this table can be known without asking: no numbered columns. */
function hasOnlyKnownColumns(table: Table): boolean {
  let answer = countable.get(table);
  if (answer === undefined) {
    answer = Object.values(getTableColumns(table)).every((column) => !column.generatedIdentity);
    countable.set(table, answer);
  }
  return answer;
}

const insertTexts = new WeakMap<TableFacts, string>();

/** One text for any number of rows: they travel as one JSON value, so the statement is prepared once. */
function printInsert(facts: TableFacts, rows: readonly AnyRow[]) {
  const columns = Object.values(facts.columns);
  let text = insertTexts.get(facts);
  if (text === undefined) {
    const names = columns.map((column) => column.sqlName).join(",");
    text = `insert into ${facts.name} (${names}) select ${names} from ${recordset(columns)}`;
    insertTexts.set(facts, text);
  }
  return { text, values: [printRows(columns, rows)] };
}

function* groupAlike(updates: Iterable<Update>): Iterable<Update[]> {
  const groups = new Map<string, Update[]>();
  for (const update of updates) {
    const key = `${update.facts.name} ${[...update.changed].sort().join()}`;
    const group = groups.get(key);
    if (group) group.push(update);
    else groups.set(key, [update]);
  }
  yield* groups.values();
}

function printUpdate(alike: readonly Update[]) {
  const [{ facts, changed }] = alike as [Update];
  const columns = ["id", ...[...changed].sort()].map((key) => facts.columns[key] as ColumnFacts);
  const sets = columns.slice(1).map(({ sqlName }) => `${sqlName} = v.${sqlName}`);
  // The limit tells the planner that there are few, so that it goes by the primary key.
  const text = `update ${facts.name} t set ${sets.join(",")} from (select * from ${recordset(columns)} limit $2) v where t.id = v.id`;
  const rows = alike.map(({ row }) => row);
  return { text, values: [printRows(columns, rows), rows.length] };
}

function recordset(columns: readonly ColumnFacts[]): string {
  return `json_to_recordset($1) as r(${columns.map(({ sqlName, sqlType }) => `${sqlName} ${sqlType}`).join(",")})`;
}

function printRows(columns: readonly ColumnFacts[], rows: readonly AnyRow[]): string {
  return JSON.stringify(
    rows.map((row) => {
      const record: Record<string, unknown> = {};
      for (const { name, plainSqlName, sqlType, toDriver } of columns) {
        record[plainSqlName] = sqlType === "jsonb" ? row[name] : toDriver(row[name]);
      }
      return record;
    }),
  );
}

function touchOf({ facts, row, before, changed }: Update): Touch {
  return { source: facts.name, before, after: keysOf(facts, row), changed: [...changed] };
}
