/** Tells what a followed list has gained and lost since the one before. */

/** Whom to tell. */
export interface Difference<T> {
  onGained(item: T): void;
  onLost(item: T): void;
}

/** Makes a function that takes each new list; items are the same when `keyOf` says so. */
export function createDifference<T>(keyOf: (item: T) => string, { onGained, onLost }: Difference<T>) {
  let known = new Map<string, T>();
  return (list: readonly T[]): void => {
    const before = known;
    known = new Map(list.map((item) => [keyOf(item), item]));
    for (const [key, item] of before) if (!known.has(key)) onLost(item);
    for (const [key, item] of known) if (!before.has(key)) onGained(item);
  };
}
