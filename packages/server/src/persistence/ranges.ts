/**
 * What was read and what was changed, precise enough to tell whether a change can alter a result.
 * Knows index ranges and row keys; does not know who reads or why.
 */

/** A value that occurs in an index. */
export type KeyValue = string | number | boolean | null;

/** One tracked read: rows of an index whose leading columns equal `prefix`, the next one within the bounds. */
export interface RangeRead {
  readonly source: string;
  /** The index's columns in order; `["id"]` for the primary key. */
  readonly columns: readonly string[];
  readonly prefix: readonly KeyValue[];
  /** Inclusive bounds of the columns after the prefix; a shorter bound covers all rows that begin with it. */
  readonly low?: readonly KeyValue[];
  readonly high?: readonly KeyValue[];
  /** The columns whose change matters; absent when the whole row was read. */
  readonly only?: readonly string[];
}

/** One changed row: its indexed values before and after, and which columns changed. */
export interface Touch {
  readonly source: string;
  readonly before?: Readonly<Record<string, KeyValue>>;
  readonly after?: Readonly<Record<string, KeyValue>>;
  /** Absent when the row appeared or vanished, or when all of it counts as changed. */
  readonly changed?: readonly string[];
}

/** Collects the reads of one evaluation. */
export interface ReadLog {
  range(read: RangeRead): void;
  /** The result holds until this moment (milliseconds since the epoch) at the latest. */
  until(time: number): void;
}

/** A log that keeps nothing, for reads whose result nobody watches. */
export const noLog: ReadLog = { range: () => {}, until: () => {} };

/** Whether a row with these indexed values lies in the range that was read. */
export function covers(read: RangeRead, keys: Readonly<Record<string, KeyValue>>): boolean {
  for (let i = 0; i < read.prefix.length; i++) {
    const column = read.columns[i] as string;
    // A statement of our own may report a row with only some of its keys: what is unknown may match.
    if (column in keys && keys[column] !== read.prefix[i]) return false;
  }
  return !(read.low && compareFrom(read, keys, read.low) < 0) && !(read.high && compareFrom(read, keys, read.high) > 0);
}

/** Whether the change can alter what was read. */
export function affects(touch: Touch, read: RangeRead): boolean {
  if (touch.source !== read.source) return false;
  if (touch.changed && read.only && !touchesColumns(touch.changed, read)) return false;
  return Boolean((touch.before && covers(read, touch.before)) || (touch.after && covers(read, touch.after)));
}

/** The same reads as they are kept for long: without room to grow, and with equal lists of columns held once. */
export function compact(reads: readonly RangeRead[]): readonly RangeRead[] {
  return reads.map((read) => (read.only ? { ...read, only: shared(read.only) } : read));
}

const lists = new Map<string, readonly string[]>();

function shared(columns: readonly string[]): readonly string[] {
  const key = columns.join();
  let list = lists.get(key);
  if (!list) {
    list = [...columns];
    if (lists.size > 5_000) lists.clear();
    lists.set(key, list);
  }
  return list;
}

function touchesColumns(changed: readonly string[], read: RangeRead): boolean {
  return changed.some((column) => read.only?.includes(column) || read.columns.includes(column));
}

function compareFrom(read: RangeRead, keys: Readonly<Record<string, KeyValue>>, bound: readonly KeyValue[]): number {
  for (let i = 0; i < bound.length; i++) {
    const column = read.columns[read.prefix.length + i];
    if (column === undefined || !(column in keys)) return 0;
    const order = compare(keys[column] as KeyValue, bound[i] as KeyValue);
    if (order !== 0) return order;
  }
  return 0;
}

function compare(left: KeyValue, right: KeyValue): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return left < right ? -1 : 1;
}
