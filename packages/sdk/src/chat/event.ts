/** Something that happens again and again, and those who want to know. */
export interface Event<T extends unknown[]> {
  /** Calls `listener` from now on; answers the end of it. */
  on(listener: (...values: T) => void): () => void;
  emit(...values: T): void;
}

/** Makes an event; `onFirst` is called when somebody wants to know of it for the first time. */
export function createEvent<T extends unknown[]>(onFirst: () => void = () => {}): Event<T> {
  const listeners = new Set<{ call: (...values: T) => void }>();
  let isFirst = true;
  return {
    on(call) {
      const entry = { call };
      listeners.add(entry);
      if (isFirst) onFirst();
      isFirst = false;
      return () => listeners.delete(entry);
    },
    emit(...values) {
      for (const { call } of [...listeners]) {
        try {
          call(...values);
        } catch (error) {
          // A fault of one listener is reported as its own and keeps nothing from the others.
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
  };
}
