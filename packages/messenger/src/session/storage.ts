/** What one workspace's messenger keeps in this browser: across visits, or for as long as the tab lives. */
export interface Drawer {
  read<T>(name: string): T | undefined;
  /** `undefined` takes it away. */
  write(name: string, value: unknown): void;
  /** Takes everything away. */
  clear(): void;
}

/** Opens a drawer; where the browser refuses to store, it lasts as long as the page. */
export function openDrawer(workspaceId: string, kind: "localStorage" | "sessionStorage"): Drawer {
  const prefix = `foyer:${workspaceId}:`;
  const kept = new Map<string, string>();
  const store = findStore(kind);
  return {
    read(name) {
      try {
        const text = store?.getItem(prefix + name) ?? kept.get(name);
        return text === undefined ? undefined : JSON.parse(text);
      } catch {
        return undefined;
      }
    },
    write(name, value) {
      const text = JSON.stringify(value);
      kept.delete(name);
      try {
        if (text !== undefined) return store!.setItem(prefix + name, text);
      } catch {
        // There is none, or it is full. Nothing else is kept here: what another tab has written or taken away counts.
        kept.set(name, text!);
      }
      store?.removeItem(prefix + name);
    },
    clear() {
      kept.clear();
      for (const key of Object.keys(store ?? {})) if (key.startsWith(prefix)) store?.removeItem(key);
    },
  };
}

function findStore(kind: "localStorage" | "sessionStorage"): Storage | undefined {
  try {
    return window[kind];
  } catch {
    return undefined;
  }
}
