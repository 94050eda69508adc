/** Whether the team is there and how soon it answers, in words. */
import { fill } from "../words/words.ts";
import type { State } from "./state.ts";
import { formatComing, formatSpan } from "./times.ts";

/** What to tell about the team; null while it is not known. */
export interface Availability {
  readonly isOpen: boolean;
  readonly text: string;
}

/** What to tell now. */
export function availability(state: State): Availability | null {
  const office = state.office.value;
  const words = state.words.value;
  const language = state.language.value;
  if (!office) return null;
  const { isOpen, nextOpenAt, expectedReplyTimeMinutes: minutes, offlineMessage } = office;
  if (!isOpen) {
    if (offlineMessage) return { isOpen, text: offlineMessage };
    const time = nextOpenAt && formatComing(nextOpenAt, state.now.value, language);
    return { isOpen, text: time ? fill(words.backAt, { time }) : words.away };
  }
  const isTold = state.automation.value?.showReplyTimeEnabled === true && minutes !== null;
  return { isOpen, text: isTold ? fill(words.replyTime, { time: formatSpan(minutes, language) }) : words.open };
}
