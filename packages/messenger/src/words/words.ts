/** The messenger's words: English is at hand, other languages are fetched when they are spoken. */
import type { Language } from "../launcher/language.ts";
import { words as english, type Words } from "./en.ts";
import type { MoreWords } from "./enMore.ts";

export type { Words } from "./en.ts";

/** All that a language says. English is at hand in two parts, other languages come whole. */
export type AllWords = Words & MoreWords;

const others: Record<Exclude<Language, "en">, () => Promise<{ words: AllWords }>> = {
  de: () => import("./de.ts"),
  fr: () => import("./fr.ts"),
  es: () => import("./es.ts"),
  ar: () => import("./ar.ts"),
  tr: () => import("./tr.ts"),
};

/** Fetches a language; English when it cannot be had. */
export async function fetchWords(language: Language): Promise<Words> {
  if (language === "en") return english;
  const fetched = await others[language]().catch(() => undefined);
  return fetched?.words ?? english;
}

/** Puts values into a text: `{name}` becomes the value of that name. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export { english };
