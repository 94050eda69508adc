import type { AllWords } from "../words/words.ts";

/** The languages that the messenger speaks. */
export const languages = ["en", "de", "fr", "es", "ar", "tr"] as const;

/** One of them. */
export type Language = (typeof languages)[number];

/** What the launcher says until another language has been fetched. */
export const launcherWords = {
  openChat: "Open chat",
  closeChat: "Close chat",
  /** Before a number. */
  unreadMessages: "Unread messages",
  notLoaded: "The chat could not be loaded.",
  retry: "Try again",
};

/** What the launcher needs of a language. */
export type LauncherWords = typeof launcherWords;

const others: Record<Exclude<Language, "en">, () => Promise<{ words: AllWords }>> = {
  de: () => import("../words/de.ts"),
  fr: () => import("../words/fr.ts"),
  es: () => import("../words/es.ts"),
  ar: () => import("../words/ar.ts"),
  tr: () => import("../words/tr.ts"),
};

/** Fetches all that a language says; undefined for English, of which each part brings its own. */
export async function fetchWords(language: Language): Promise<AllWords | undefined> {
  return language === "en" ? undefined : (await others[language]()).words;
}

/** What a choice of language depends on. */
export interface LanguageWishes {
  /** Said by the page; wins whenever the messenger speaks it. */
  asked?: string | undefined;
  /** What the workspace offers. */
  supported: readonly string[];
  fallback: string;
  /** The page's own language, then the browser's, best first. */
  preferred: readonly string[];
}

/** The language to speak. */
export function chooseLanguage({ asked, supported, fallback, preferred }: LanguageWishes): Language {
  const offered = supported.map(plain);
  const wanted = preferred.map(plain).find((language) => offered.includes(language) && isSpoken(language));
  return [asked && plain(asked), wanted, plain(fallback)].find((language) => isSpoken(language)) ?? "en";
}

/** Whether a language is written from right to left. */
export function isRightToLeft(language: Language): boolean {
  return language === "ar";
}

function plain(tag: string): string {
  return tag.toLowerCase().split("-")[0] ?? "";
}

function isSpoken(language: string | undefined): language is Language {
  // A list of some texts may only be asked for those.
  return languages.includes(language as Language);
}
