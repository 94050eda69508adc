import { useSyncExternalStore } from "react";
import { readStored, store, watchStored } from "../../device/stored.ts";

const KEY = "foyer.quickReplies";
const MOST = 50;

/** Texts that somebody writes often, kept on this device. */
export interface QuickReplies {
  texts: readonly string[];
  add: (text: string) => void;
  remove: (text: string) => void;
}

/** The quick replies of this device, the newest first. */
export function useQuickReplies(): QuickReplies {
  const texts = parse(useSyncExternalStore(watchStored, () => readStored(KEY)));
  const keep = (next: readonly string[]) => store(KEY, next.length > 0 ? JSON.stringify(next.slice(0, MOST)) : null);
  return {
    texts,
    add: (text) => keep([text, ...texts.filter((one) => one !== text)]),
    remove: (text) => keep(texts.filter((one) => one !== text)),
  };
}

function parse(stored: string | null): string[] {
  if (stored === null) return [];
  try {
    const value: unknown = JSON.parse(stored);
    return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}
