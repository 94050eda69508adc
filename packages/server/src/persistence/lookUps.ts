/**
 * Look-ups of single rows that are asked for in the same turn leave as one statement.
 * Knows unique indexes; does not log what was read.
 */
import type { Connection } from "./connection.ts";
import { columnList } from "./reader.ts";
import type { ColumnFacts, IndexDeclaration, TableFacts } from "./table.ts";

type AnyRow = Record<string, unknown>;

/** Looks a row up by values for all columns of a unique index. */
export type LookUp = (facts: TableFacts, index: string, keys: AnyRow) => Promise<AnyRow | null>;

interface Batch {
  readonly columns: readonly ColumnFacts[];
  /** One list of values for each column of the index. */
  readonly values: unknown[][];
  /** The rows that were found, by the place of the look-up. */
  readonly found: Promise<Map<number, AnyRow>>;
}

/** Gathers look-ups over `connection`. */
export function createLookUps(connection: Connection): LookUp {
  const open = new Map<string, Batch>();

  function openBatch(facts: TableFacts, index: string): Batch {
    const declared = facts.indexes[index] as IndexDeclaration;
    const columns = declared.columns.map((column) => facts.columns[column] as ColumnFacts);
    const values = columns.map((): unknown[] => []);
    const send = async () => {
      await new Promise<void>((resolve) => process.nextTick(resolve));
      open.delete(`${facts.name} ${index}`);
      const { rows } = await connection.query<AnyRow & { place: number }>(textOf(facts, declared, columns), values);
      return new Map(rows.map(({ place, ...row }) => [place, row]));
    };
    return { columns, values, found: send() };
  }

  return async (facts, index, keys) => {
    const name = `${facts.name} ${index}`;
    const batch = open.get(name) ?? openBatch(facts, index);
    open.set(name, batch);
    const places = batch.columns.map((column, i) => batch.values[i]?.push(column.toDriver(keys[column.name])));
    return (await batch.found).get(places[0] ?? 0) ?? null;
  };
}

/** Whether values name at most one row of an index. */
export function isUniqueKey(facts: TableFacts, index: string, keys: AnyRow): boolean {
  const { unique, columns = [] } = facts.indexes[index] ?? {};
  if (!unique || Object.keys(keys).length !== columns.length) return false;
  return columns.every((column) => keys[column] !== undefined && keys[column] !== null);
}

function textOf(facts: TableFacts, { where }: IndexDeclaration, columns: readonly ColumnFacts[]): string {
  const lists = columns.map(({ sqlType }, i) => `$${i + 1}::${sqlType}[]`);
  const names = columns.map((_, i) => `k${i}`);
  const conditions = columns.map(({ sqlName }, i) => `${sqlName} = k${i}`);
  // The limit makes the planner go through the index for each key, whatever it believes about the table.
  return `select k.place, found.* from unnest(${lists.join(", ")}) with ordinality k(${names.join(", ")}, place)
    cross join lateral (select ${columnList(facts)} from ${facts.name} where ${[...(where ? [where] : []), ...conditions].join(" and ")} limit 1) found`;
}
