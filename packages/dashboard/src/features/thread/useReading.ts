import { useEffect, useState, useSyncExternalStore } from "react";
import type { Conversation } from "../inbox/conversation.ts";
import type { ConversationActions } from "../inbox/useConversationActions.ts";

/** What reading a conversation needs to know. */
export interface Reading {
  conversation: Conversation | undefined;
  isEndInSight: boolean;
  actions: ConversationActions;
}

/**
 * Marks a conversation as read while its newest message is looked at, and remembers where the unread part began.
 * Whoever marks it as unread keeps it so until they leave it or something new comes.
 */
export function useReading({ conversation, isEndInSight, actions }: Reading) {
  const isLooking = useIsLooking();
  const [keptUnreadAt, setKeptUnreadAt] = useState<number>();
  const [firstUnreadSeq, setFirstUnreadSeq] = useState<number | "none">();
  if (conversation && firstUnreadSeq === undefined) {
    setFirstUnreadSeq(conversation.unreadByAgent > 0 ? conversation.agentSeenSeq + 1 : "none");
  }
  const lastSeq = conversation?.lastSeq ?? 0;
  const isUnread = (conversation?.unreadByAgent ?? 0) > 0 && keptUnreadAt !== lastSeq;
  // Said once per new message, not with each change of the row
  useEffect(() => {
    if (conversation && isUnread && isLooking && isEndInSight) actions.markRead(conversation, lastSeq);
  }, [isUnread, isLooking, isEndInSight, lastSeq, actions]);
  return {
    firstUnreadSeq: firstUnreadSeq === "none" ? undefined : firstUnreadSeq,
    keepUnread() {
      if (!conversation) return;
      setKeptUnreadAt(lastSeq);
      actions.markUnread([conversation]);
    },
  };
}

/** Whether somebody looks at this page now. */
export function useIsLooking(): boolean {
  return useSyncExternalStore(watchLooking, () => document.hasFocus() && document.visibilityState === "visible");
}

function watchLooking(listener: () => void): () => void {
  const events = ["focus", "blur", "visibilitychange"] as const;
  for (const event of events) addEventListener(event, listener, true);
  return () => {
    for (const event of events) removeEventListener(event, listener, true);
  };
}
