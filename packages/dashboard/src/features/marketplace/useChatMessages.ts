import { api } from "@foyer/sdk";
import { useCallback, useMemo, useState } from "react";
import { useKept } from "../../live/useKept.ts";
import { useLive, useLiveMany } from "../../live/useLive.ts";
import { mergeBySeq, NEWEST } from "../thread/messagePages.ts";
import type { Messages } from "../thread/useMessages.ts";
import { type Chat, type ChatMessage, toThreadMessage } from "./chat.ts";

/** The messages with how far the customer has read. */
export interface ChatMessages extends Messages {
  seenSeq: number;
}

/** The live messages of a marketplace's conversation, as far as it was scrolled back. Mount it anew for another one. */
export function useChatMessages(chat: Chat): ChatMessages {
  const conversationId = chat._id;
  const { data, error, isLoading } = useLive(api.shared.chat.getMessages, { conversationId, limit: NEWEST });
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const results = useLiveMany(
    api.shared.chat.getMessages,
    Object.fromEntries(cursors.map((cursor) => [cursor, { conversationId, limit: NEWEST, cursor }])),
  );
  const older = cursors.map((cursor) => results[cursor]);
  // What the newest page slid past stays, so that nothing vanishes under a reader.
  const all = useKept<readonly ChatMessage[]>([...older, data], (before = []) => {
    const pages = [data, ...older].map((page) => (page instanceof Error ? [] : (page?.messages ?? [])));
    return mergeBySeq([before, ...pages.reverse()]);
  });
  const first = all[0]?.seq ?? 1;
  const last = cursors.length === 0 ? data : older.at(-1);
  const next = last && !(last instanceof Error) && !last.isDone ? last.continueCursor : undefined;
  const loadOlder = useCallback(() => {
    if (next) setCursors((before) => (before.includes(next) ? before : [...before, next]));
  }, [next]);
  const { storeLogoUrl } = chat;
  const messages = useMemo(
    () => all.map((message) => toThreadMessage(message, { _id: conversationId, storeLogoUrl })),
    [all, conversationId, storeLogoUrl],
  );
  const seen = all.findLast(({ senderType, isRead }) => isRead && (senderType === "store" || senderType === "admin"));
  const seenSeq = seen?.seq ?? 0;
  return {
    seenSeq,
    messages,
    error,
    isLoading,
    hasOlder: first > 1,
    isLoadingOlder: older.includes(undefined),
    loadOlder,
  };
}
