/** Ids that are numbers, for clients that compare them: messages of one conversation rise with their place in it. */

import { MOST_MESSAGES } from "../conversations/append.ts";

/** Never to be changed: clients keep the numbers. */
const SPAN = MOST_MESSAGES + 1;

/** The number of a message. */
export function messageNumber(conversationNumber: number, seq: number): number {
  return conversationNumber * SPAN + seq;
}

/** The place in a conversation after which the messages with greater numbers come; 0 is before the first. */
export function seqOfNumber(conversationNumber: number, number: number): number {
  return Math.min(Math.max(number - conversationNumber * SPAN, 0), SPAN);
}
