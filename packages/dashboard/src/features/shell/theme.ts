import { useSyncExternalStore } from "react";
import { readStored, store, watchStored } from "../../device/stored.ts";

/** The theme that someone chose; `system` follows the device. */
export type ThemeChoice = "system" | "light" | "dark";

const KEY = "foyer.theme";

/** Put the stored choice into force; called before the first render, so that nothing flashes. */
export function applyStoredTheme(): void {
  apply();
  watchStored(apply);
}

/** The choice in force and the function that changes it, here and in this person's other tabs. */
export function useTheme(): [ThemeChoice, (choice: ThemeChoice) => void] {
  return [useSyncExternalStore(watchStored, readChoice), choose];
}

function choose(choice: ThemeChoice): void {
  store(KEY, choice === "system" ? null : choice);
}

function apply(): void {
  const choice = readChoice();
  if (choice === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
}

function readChoice(): ThemeChoice {
  const stored = readStored(KEY);
  return stored === "light" || stored === "dark" ? stored : "system";
}
