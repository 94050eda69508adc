/**
 * Finds what a commit touches: from a changed row to the results that read its range.
 * Knows ranges and their holders; does not evaluate anything.
 */
import { affects, type KeyValue, type RangeRead, type Touch } from "../../persistence/ranges.ts";
import { each, type Few, withOne, without } from "./few.ts";

/** Whoever reads ranges. */
export interface Holder {
  readonly reads: readonly RangeRead[];
}

/** The ranges of one index that fix equally many of its columns. */
interface Shape<H extends Holder> {
  readonly columns: readonly string[];
  readonly length: number;
  /** Holders by the values of the fixed columns. */
  readonly buckets: Map<KeyValue, Few<H>>;
}

/** Ranges by table, index and prefix. */
export class WatchIndex<H extends Holder> {
  /** Per table: the indexes, each with the numbers of columns that anyone fixes. */
  readonly #shapes = new Map<string, Map<string, Shape<H>>>();

  /** Begins to find a holder by its reads. */
  add(holder: H): void {
    for (const read of holder.reads) {
      const { buckets } = this.#shapeOf(read);
      const key = keyOf(read.prefix);
      buckets.set(key, withOne(buckets.get(key), holder));
    }
  }

  /** Finds a holder no more; its reads are those with which it was added. */
  remove(holder: H): void {
    for (const read of holder.reads) {
      const { buckets } = this.#shapeOf(read);
      const key = keyOf(read.prefix);
      const rest = without(buckets.get(key), holder);
      if (rest) buckets.set(key, rest);
      else buckets.delete(key);
    }
  }

  /** The holders of ranges that the change can alter. */
  touched(touch: Touch): Set<H> {
    const found = new Set<H>();
    for (const shape of this.#shapes.get(touch.source)?.values() ?? []) {
      for (const keys of [touch.before, touch.after]) {
        if (keys && shape.buckets.size > 0) collect(touch, shape, { keys, found });
      }
    }
    return found;
  }

  #shapeOf({ source, columns, prefix }: RangeRead): Shape<H> {
    const shapes = this.#shapes.get(source) ?? new Map<string, Shape<H>>();
    this.#shapes.set(source, shapes);
    const name = nameOf(columns, prefix.length);
    const shape = shapes.get(name) ?? { columns, length: prefix.length, buckets: new Map<KeyValue, Few<H>>() };
    shapes.set(name, shape);
    return shape;
  }
}

function collect<H extends Holder>(
  touch: Touch,
  { columns, length, buckets }: Shape<H>,
  { keys, found }: { keys: Readonly<Record<string, KeyValue>>; found: Set<H> },
): void {
  const prefix = columns.slice(0, length).map((column) => keys[column]);
  // A touch that does not tell all keys may concern any prefix.
  const concerned = prefix.includes(undefined) ? buckets.values() : [buckets.get(keyOf(prefix as KeyValue[]))];
  for (const few of concerned) {
    for (const holder of each(few)) {
      if (!found.has(holder) && holder.reads.some((read) => affects(touch, read))) found.add(holder);
    }
  }
}

/** One value stands for itself, so that no text need be kept for it. */
function keyOf(prefix: readonly KeyValue[]): KeyValue {
  return prefix.length === 1 ? (prefix[0] as KeyValue) : JSON.stringify(prefix);
}

const names = new WeakMap<readonly string[], string[]>();

/** The name of an index's first columns; few lists of columns are in use, each by many reads. */
function nameOf(columns: readonly string[], length: number): string {
  const known = names.get(columns) ?? [];
  names.set(columns, known);
  known[length] ??= `${columns.join()}|${length}`;
  return known[length];
}
