/** What the visitor has read: told to the team, and counted where they have not come to yet. */
import { useEffect, useRef } from "preact/hooks";
import type { Conversation, State } from "./state.ts";
import type { Message } from "./thread.ts";

/** What reading depends on. */
interface Reading {
  state: State;
  conversation: Conversation | undefined;
  messages: readonly Message[] | null;
  /** Whether the newest message is on the screen. */
  isAtEnd: boolean;
}

/** Marks what is on the screen as read; answers how many messages of the team have come below it. */
export function useReading({ state, conversation, messages, isAtEnd }: Reading): number {
  const { client, isOpen } = state;
  const isSeen = isOpen.value && isAtEnd;
  const newest = messages?.at(-1)?.seq ?? 0;
  const seenUpTo = useRef(0);
  if (isAtEnd) seenUpTo.current = newest;
  const id = conversation?._id;
  const isUnread = (conversation?.unreadByVisitor ?? 0) > 0 || (conversation?.visitorSeenSeq ?? 0) < newest;

  useEffect(() => {
    if (!id || !isSeen || !isUnread || newest === 0) return;
    const mark = () => {
      if (document.visibilityState !== "visible") return;
      document.removeEventListener("visibilitychange", mark);
      client.mutate("conversations:markAsRead", { id }).catch(() => undefined);
    };
    document.addEventListener("visibilitychange", mark);
    mark();
    return () => document.removeEventListener("visibilitychange", mark);
  }, [id, isSeen, isUnread, newest, client]);

  return messages?.filter(({ seq, senderType }) => seq > seenUpTo.current && senderType !== "visitor").length ?? 0;
}

/** Up to where the visitor had read when the conversation came into view: what is new stays marked while it is read. */
export function useReadMark({ isOpen, isCurrent }: State, conversation: Conversation | undefined): number {
  const mark = useRef<number | null>(null);
  if (!isOpen.value) mark.current = null;
  // What an earlier page has kept may be old.
  else if (isCurrent.value && conversation && mark.current === null) {
    mark.current = conversation.unreadByVisitor > 0 ? conversation.visitorSeenSeq : 0;
  }
  return mark.current ?? 0;
}
