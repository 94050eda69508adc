/** The words of the parts that are fetched when they are needed. */
import type { State } from "../model/state.ts";
import { moreWords as english } from "./enMore.ts";
import type { AllWords } from "./words.ts";

/** All words in the language that is spoken. */
export function allWords({ words }: Pick<State, "words">): AllWords {
  return { ...english, ...words.value };
}
