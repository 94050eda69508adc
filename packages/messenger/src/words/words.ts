/** The messenger's words: English is at hand in parts, other languages are fetched whole when they are spoken. */
import type { LauncherWords } from "../launcher/language.ts";
import type { PreviewWords } from "../preview/preview.ts";
import type { Words } from "./en.ts";
import type { MoreWords } from "./enMore.ts";

export { type Words, words as english } from "./en.ts";

/** All that a language says. */
export type AllWords = LauncherWords & PreviewWords & Words & MoreWords;

/** Puts values into a text: `{name}` becomes the value of that name. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
