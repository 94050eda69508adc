/** The languages that the messenger speaks. */
export const languages = ["en", "de", "fr", "es", "ar", "tr"] as const;

/** One of them. */
export type Language = (typeof languages)[number];

/** What the launcher has to say. */
interface LauncherWords {
  open: string;
  close: string;
  /** Before a number. */
  unread: string;
}

const words: Record<Language, LauncherWords> = {
  en: { open: "Open chat", close: "Close chat", unread: "Unread messages" },
  de: { open: "Chat öffnen", close: "Chat schließen", unread: "Ungelesene Nachrichten" },
  fr: { open: "Ouvrir le chat", close: "Fermer le chat", unread: "Messages non lus" },
  es: { open: "Abrir el chat", close: "Cerrar el chat", unread: "Mensajes sin leer" },
  ar: { open: "فتح المحادثة", close: "إغلاق المحادثة", unread: "رسائل غير مقروءة" },
  tr: { open: "Sohbeti aç", close: "Sohbeti kapat", unread: "Okunmamış mesajlar" },
};

/** The launcher's words in a language. */
export function launcherWords(language: Language): LauncherWords {
  return words[language];
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
  return languages.includes(language as Language);
}
