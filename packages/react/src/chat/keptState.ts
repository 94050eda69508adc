/** What somebody has begun in a chat and not finished: kept while they look at another one, as long as the page lives. */
import { type ConvexReactClient, useConvex } from "convex/react";
import { useSyncExternalStore } from "react";

interface Kept {
  value: unknown;
  readonly listeners: Set<() => void>;
}

const kept = new WeakMap<ConvexReactClient, Map<string, Kept>>();

/** State that outlives its component under a name; each connection has its own, since several people may share a page. */
export function useKeptState<T>(name: string, first: T): [T, (change: (value: T) => T) => void] {
  const own = findKept(useConvex(), name, first);
  const watch = (listener: () => void) => {
    own.listeners.add(listener);
    return () => own.listeners.delete(listener);
  };
  // Under one name there is always a value of one type.
  const read = () => own.value as T;
  const set = (change: (value: T) => T) => {
    own.value = change(read());
    for (const listener of own.listeners) listener();
  };
  return [useSyncExternalStore(watch, read, read), set];
}

function findKept(client: ConvexReactClient, name: string, first: unknown): Kept {
  const names = kept.get(client) ?? new Map<string, Kept>();
  kept.set(client, names);
  const known = names.get(name) ?? { value: first, listeners: new Set() };
  names.set(name, known);
  return known;
}
