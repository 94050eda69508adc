import { api } from "@foyer/sdk";
import { useMutation } from "convex/react";
import { useCallback, useEffect, useRef } from "react";

/** How often typing is said again; it ends by itself after twice as long. */
const REPEAT_MS = 3_000;

/** Answers a function to be told of each change of the text: the visitor sees that somebody types, and when they stop. */
export function useSayTyping(conversationId: string): (isTyping: boolean) => void {
  const setTyping = useMutation(api.conversations.setTyping);
  const saidAt = useRef(0);
  const say = useCallback(
    (isTyping: boolean) => {
      const isOld = Date.now() - saidAt.current > REPEAT_MS;
      if (isTyping ? !isOld : saidAt.current === 0) return;
      saidAt.current = isTyping ? Date.now() : 0;
      setTyping({ id: conversationId, isTyping }).catch(() => undefined);
    },
    [conversationId, setTyping],
  );
  useEffect(() => () => say(false), [say]);
  return say;
}
