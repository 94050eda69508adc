import { useCallback, useEffect, useRef } from "react";

/** How often typing is said again; it ends by itself after twice as long. */
const REPEAT_MS = 3_000;

/**
 * Answers a function to be told of each change of the text: the other side sees that somebody types, and when they stop.
 * Keep `tell` the same as long as nothing changes.
 */
export function useSayTyping(tell: (isTyping: boolean) => Promise<unknown>): (isTyping: boolean) => void {
  const saidAt = useRef(0);
  const say = useCallback(
    (isTyping: boolean) => {
      const isOld = Date.now() - saidAt.current > REPEAT_MS;
      if (isTyping ? !isOld : saidAt.current === 0) return;
      saidAt.current = isTyping ? Date.now() : 0;
      tell(isTyping).catch(() => undefined);
    },
    [tell],
  );
  useEffect(() => () => say(false), [say]);
  return say;
}
