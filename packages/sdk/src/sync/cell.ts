/** A value that can be watched: such as whether a connection is live. */
export interface Cell<T> {
  readonly value: T;
  set(value: T): void;
  /** Calls `listener` with each new value from now on; answers the end of it. */
  watch(listener: (value: T) => void): () => void;
}

/** Makes a cell. */
export function createCell<T>(value: T): Cell<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    get value() {
      return value;
    },
    set(next) {
      if (next === value) return;
      value = next;
      for (const listener of listeners) listener(next);
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
