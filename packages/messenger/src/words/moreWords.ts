/** The words of the parts that are fetched when they are needed. */
import type { State } from "../model/state.ts";
import { moreWords as english, type MoreWords } from "./enMore.ts";
import type { Words } from "./words.ts";

/** The words of all parts in the language that is spoken. */
export function allWords({ words }: Pick<State, "words">): Words & MoreWords {
  return { ...english, ...words.value };
}
