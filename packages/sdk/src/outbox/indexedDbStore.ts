import type { OutboxEntry } from "./entry.ts";
import { createMemoryStore, type OutboxStore } from "./store.ts";

const ENTRIES = "entries";

/** Keeps entries in this browser under a name; in memory where the browser refuses to store, as in some private windows. */
export function openIndexedDbStore<Body>(name: string): OutboxStore<Body> {
  const opening = open(name).then<OutboxStore<Body>, OutboxStore<Body>>(storeIn, () => createMemoryStore<Body>());
  return {
    all: async () => (await opening).all(),
    put: async (entry) => (await opening).put(entry),
    remove: async (id) => (await opening).remove(id),
  };
}

async function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(`foyer-outbox-${name}`, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(ENTRIES, { keyPath: "id" });
  return settled(request);
}

function storeIn<Body>(database: IDBDatabase): OutboxStore<Body> {
  async function write(work: (entries: IDBObjectStore) => void): Promise<void> {
    // Strict: the browser answers only when the disk has it, so that a crash of the machine loses nothing either.
    const transaction = database.transaction(ENTRIES, "readwrite", { durability: "strict" });
    work(transaction.objectStore(ENTRIES));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  }
  return {
    all: () => settled<OutboxEntry<Body>[]>(database.transaction(ENTRIES).objectStore(ENTRIES).getAll()),
    put: (entry) => write((entries) => entries.put(entry)),
    remove: (id) => write((entries) => entries.delete(id)),
  };
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
