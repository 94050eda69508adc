import type { Voice } from "./threadItems.ts";

/** The look of a bubble by whose it is. */
export const bubbleTones: Record<Voice, string> = {
  visitor: "bg-hover",
  agent: "bg-accent-soft",
  bot: "bg-hover",
  note: "bg-note",
};

/** The colour of a sender's name. */
export const nameTones: Record<Voice, string> = {
  visitor: "text-ink-soft",
  agent: "text-ink-soft",
  bot: "text-ink-soft",
  note: "text-note-ink",
};
