/**
 * Declares a table once: its columns (Drizzle), and the named indexes through which it may be read.
 * Knows how a row looks in TypeScript and in PostgreSQL; does not know connections.
 */
import { getTableColumns, type InferInsertModel, type InferSelectModel, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  customType,
  index,
  integer,
  jsonb,
  type PgColumnBuilderBase,
  type PgTable,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";

export { bigint, boolean, doublePrecision, integer, jsonb, smallint, text } from "drizzle-orm/pg-core";
export { sql };

/** A reference or primary key: UUIDv7 written as 32 lower-case hexadecimal characters. */
export const idColumn = customType<{ data: string; driverData: string }>({ dataType: () => "uuid" });

/** The last moment that is written with four digits for its year: the database does not take later ones as we write them. */
export const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** A moment: milliseconds since the epoch in code, `timestamptz` in the database, exact to the millisecond. */
export const timeColumn = customType<{ data: number; driverData: string }>({
  dataType: () => "timestamptz(3)",
  toDriver: (milliseconds) => new Date(milliseconds).toISOString(),
});

/** A text that the database orders by its bytes, so that the words with one beginning stand together. */
export const wordColumn = customType<{ data: string; driverData: string }>({ dataType: () => 'text collate "C"' });

/** A list of short texts. */
export const textList = customType<{ data: string[]; driverData: string[] }>({ dataType: () => "text[]" });

/** Structured data that is always read and written whole. */
export function json<T>() {
  return jsonb().$type<T>();
}

/** An automatically numbered column, unique over the whole database. */
export function numbered() {
  return bigint({ mode: "number" }).generatedAlwaysAsIdentity();
}

/** A counter that begins at zero. */
export function counter() {
  return integer().notNull().default(0);
}

/** A short text. */
export function label() {
  return text();
}

/** One index: the columns in order, and whether a combination may occur only once. */
export interface IndexDeclaration<K extends string = string> {
  readonly columns: readonly K[];
  readonly unique?: boolean;
  /** A condition in SQL; rows outside it are not in the index. */
  readonly where?: string;
}

const declaration = Symbol("declaration");

/** What a tracked table knows beyond its columns. */
export interface TableFacts {
  readonly name: string;
  readonly indexes: Readonly<Record<string, IndexDeclaration>>;
  readonly columns: Readonly<Record<string, ColumnFacts>>;
  /** The columns that occur in any index or in the primary key: what a change must report about a row. */
  readonly keyColumns: readonly string[];
}

/** One column as statements need it. */
export interface ColumnFacts {
  readonly name: string;
  /** Quoted. */
  readonly sqlName: string;
  /** As keys of JSON have it. */
  readonly plainSqlName: string;
  readonly sqlType: string;
  /** Whether the database orders it as JavaScript does, so that a bound on it can be compared in memory. */
  readonly isOrdered: boolean;
  toDriver(value: unknown): unknown;
}

type Columns = Record<string, PgColumnBuilderBase>;

/** A table that `ctx.db` can read, write and watch. */
export type Table<T extends PgTable = PgTable, I extends string = string> = T & {
  readonly [declaration]: TableFacts;
  readonly $indexNames: I;
};

/** The row type of a table. */
export type Row<T extends PgTable> = InferSelectModel<T>;
/** What an insert into a table takes; the id is optional. */
export type NewRow<T extends PgTable> = Omit<InferInsertModel<T>, "id"> & { id?: string };

/** The facts that statements and change reports need about a table. */
export function factsOf(table: Table): TableFacts {
  return table[declaration];
}

/**
 * Declares a table with an `id` primary key and its named indexes.
 * Index names become `<table>_<name>` in the database.
 */
export function table<N extends string, C extends Columns, I extends Record<string, IndexDeclaration>>(
  name: N,
  columns: C,
  indexes: I & Record<string, IndexDeclaration<(keyof C & string) | "id">>,
) {
  const withId = { id: idColumn().notNull(), ...columns };
  const built = pgTable(name, withId, (self) => {
    // The columns are known by the caller's type alone, and the library gives them under names of that type.
    const column = (key: string) => (self as unknown as Record<string, AnyPgColumn>)[key] as AnyPgColumn;
    const declared = Object.entries(indexes).map(([key, { columns: keys, unique, where }]) => {
      const [first, ...rest] = keys.map(column);
      const made = (unique ? uniqueIndex : index)(`${name}_${snakeCase(key)}`).on(first as AnyPgColumn, ...rest);
      return where ? made.where(sql.raw(where)) : made;
    });
    return [primaryKey({ name: `${name}_pkey`, columns: [column("id")] as [AnyPgColumn] }), ...declared];
  });
  // A table that knows its indexes; the library's type has no place for their names.
  return Object.assign(built, { [declaration]: collectFacts(name, built, indexes) }) as unknown as Table<
    typeof built,
    keyof I & string
  >;
}

/** `lastMessageAt` → `last_message_at`: how a name is written in the database. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function collectFacts(name: string, built: PgTable, indexes: Record<string, IndexDeclaration>): TableFacts {
  const columns: Record<string, ColumnFacts> = {};
  for (const [key, column] of Object.entries(getTableColumns(built))) {
    const sqlType = column.getSQLType();
    columns[key] = {
      name: key,
      sqlName: `"${snakeCase(key)}"`,
      plainSqlName: snakeCase(key),
      sqlType,
      isOrdered: sqlType !== "text",
      toDriver: (value) => (value === null || value === undefined ? null : column.mapToDriverValue(value)),
    };
  }
  const keyColumns = new Set(["id", ...Object.values(indexes).flatMap((each) => each.columns)]);
  return { name, indexes, columns, keyColumns: [...keyColumns] };
}
