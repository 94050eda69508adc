import { useSyncExternalStore } from "react";
import { readStored, store, watchStored } from "./stored.ts";

/** What holds on a device until somebody chooses otherwise there. */
const defaults = {
  /** A sound when a visitor writes. */
  sound: true,
  /** Notifications of the system. */
  notifications: false,
  /** Enter sends, rather than beginning a line. */
  enterSends: false,
  /** The details stand beside the conversation. */
  details: true,
} as const;

/** A choice that holds on this device only, such as whether Enter sends, and the function that changes it. */
export function usePreference(name: keyof typeof defaults): [boolean, (value: boolean) => void] {
  const key = `foyer.${name}`;
  const stored = useSyncExternalStore(watchStored, () => readStored(key));
  return [stored === null ? defaults[name] : stored === "yes", (value) => store(key, value ? "yes" : "no")];
}
