/**
 * Finds what a commit touches: from a changed row to the results that read its range.
 * Knows ranges and their holders; does not evaluate anything.
 */
import { affects, bucketOf, type KeyValue, type RangeRead, type Touch } from "../../persistence/ranges.ts";

interface Bucket<H> {
  readonly watches: Map<H, RangeRead[]>;
}

interface Shape {
  readonly columns: readonly string[];
  readonly length: number;
  count: number;
}

/** Ranges by table, index and prefix. */
export class WatchIndex<H> {
  readonly #buckets = new Map<string, Bucket<H>>();
  /** Per table: the distinct (index, prefix length) pairs that anyone watches. */
  readonly #shapes = new Map<string, Map<string, Shape>>();

  add(holder: H, reads: readonly RangeRead[]): void {
    for (const read of reads) {
      const key = bucketOf(read.source, read.columns, read.prefix);
      const bucket = this.#buckets.get(key) ?? { watches: new Map() };
      this.#buckets.set(key, bucket);
      const own = bucket.watches.get(holder);
      if (own) own.push(read);
      else bucket.watches.set(holder, [read]);
      this.#countShape(read, 1);
    }
  }

  remove(holder: H, reads: readonly RangeRead[]): void {
    for (const read of reads) {
      const key = bucketOf(read.source, read.columns, read.prefix);
      const bucket = this.#buckets.get(key);
      bucket?.watches.delete(holder);
      if (bucket?.watches.size === 0) this.#buckets.delete(key);
      this.#countShape(read, -1);
    }
  }

  /** The holders of ranges that the change can alter. */
  touched(touch: Touch): Set<H> {
    const found = new Set<H>();
    for (const shape of this.#shapes.get(touch.source)?.values() ?? []) {
      for (const keys of [touch.before, touch.after]) {
        if (keys) this.#collect(touch, shape, { keys, found });
      }
    }
    return found;
  }

  #collect(
    touch: Touch,
    shape: Shape,
    { keys, found }: { keys: Readonly<Record<string, KeyValue>>; found: Set<H> },
  ): void {
    const prefix = shape.columns.slice(0, shape.length).map((column) => keys[column]);
    if (prefix.some((value) => value === undefined)) {
      this.#collectAll(touch, shape, found);
      return;
    }
    const bucket = this.#buckets.get(bucketOf(touch.source, shape.columns, prefix as KeyValue[]));
    if (bucket) collectFrom(bucket, touch, found);
  }

  /** A touch that does not tell all keys may concern any prefix. */
  #collectAll(touch: Touch, shape: Shape, found: Set<H>): void {
    const start = `${touch.source}|${shape.columns.join()}|`;
    for (const [key, bucket] of this.#buckets) if (key.startsWith(start)) collectFrom(bucket, touch, found);
  }

  #countShape(read: RangeRead, by: number): void {
    const shapes = this.#shapes.get(read.source) ?? new Map<string, Shape>();
    this.#shapes.set(read.source, shapes);
    const key = `${read.columns.join()}|${read.prefix.length}`;
    const shape = shapes.get(key) ?? { columns: read.columns, length: read.prefix.length, count: 0 };
    shape.count += by;
    if (shape.count > 0) shapes.set(key, shape);
    else shapes.delete(key);
  }
}

function collectFrom<H>(bucket: Bucket<H>, touch: Touch, found: Set<H>): void {
  for (const [holder, reads] of bucket.watches) {
    if (!found.has(holder) && reads.some((read) => affects(touch, read))) found.add(holder);
  }
}
