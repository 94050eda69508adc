const watchers = new Set<() => void>();
addEventListener("storage", announce);

/** What the browser refused to store, for as long as the page lives. */
const unstored = new Map<string, string | null>();

/** What this device keeps under a key. */
export function readStored(key: string): string | null {
  const kept = unstored.get(key);
  if (kept !== undefined) return kept;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a value under a key, here and for the other tabs; `null` forgets it. */
export function store(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    unstored.delete(key);
  } catch {
    // Full or refused: then it holds until the page is left.
    unstored.set(key, value);
  }
  announce();
}

/** Calls `watcher` after anything stored has changed, in this tab or another; answers the function that ends it. */
export function watchStored(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function announce(): void {
  for (const watcher of watchers) watcher();
}
