import type { OutboxEntry } from "./entry.ts";

/** Where entries wait; what `put` has stored outlives the page. */
export interface OutboxStore<Body> {
  all(): Promise<OutboxEntry<Body>[]>;
  put(entry: OutboxEntry<Body>): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Keeps entries for as long as the page lives, where the browser gives no storage. */
export function createMemoryStore<Body>(): OutboxStore<Body> {
  const entries = new Map<string, OutboxEntry<Body>>();
  return {
    all: async () => [...entries.values()],
    async put(entry) {
      entries.set(entry.id, entry);
    },
    async remove(id) {
      entries.delete(id);
    },
  };
}
