import { useSyncExternalStore } from "react";

/** The theme that someone chose; `system` follows the device. */
export type ThemeChoice = "system" | "light" | "dark";

const storageKey = "foyer.theme";
const watchers = new Set<() => void>();

/** Put the stored choice into force; called before the first render, so that nothing flashes. */
export function applyStoredTheme(): void {
  apply(readChoice());
  addEventListener("storage", (event) => {
    if (event.key === storageKey) announce();
  });
}

/** The choice in force and the function that changes it, here and in this person's other tabs. */
export function useTheme(): [ThemeChoice, (choice: ThemeChoice) => void] {
  return [useSyncExternalStore(watch, readChoice), choose];
}

function choose(choice: ThemeChoice): void {
  if (choice === "system") localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, choice);
  announce();
}

function announce(): void {
  apply(readChoice());
  for (const watcher of watchers) watcher();
}

function apply(choice: ThemeChoice): void {
  if (choice === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
}

function readChoice(): ThemeChoice {
  const stored = localStorage.getItem(storageKey);
  return stored === "light" || stored === "dark" ? stored : "system";
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
