/** Says that the user types, again and again while they do, since the server forgets it after some seconds. */
import type { Calls } from "./calls.ts";

/** Says it. */
export interface TypingSignal {
  start(): void;
  stop(): void;
}

const REPEAT_MS = 4_000;
/** Somebody who has not said for so long that they type has walked away. */
const MOST_MS = 30_000;

/** For the user of one chat. */
export function createTypingSignal({ calls, chatId }: { calls: Calls; chatId: string }): TypingSignal {
  let repeat: ReturnType<typeof setInterval> | undefined;
  let startedAt = 0;

  function end(): void {
    clearInterval(repeat);
    repeat = undefined;
  }

  function say(): void {
    if (Date.now() - startedAt > MOST_MS) end();
    else calls.mention("chats:startTyping", { chatId });
  }

  return {
    start() {
      startedAt = Date.now();
      if (repeat) return;
      repeat = setInterval(say, REPEAT_MS);
      say();
    },
    stop() {
      if (!repeat) return;
      end();
      calls.mention("chats:stopTyping", { chatId });
    },
  };
}
