import { api } from "@foyer/sdk";
import { useCallback, useRef, useState } from "react";
import { useKept } from "../../live/useKept.ts";
import { useLive, useLiveMany } from "../../live/useLive.ts";
import { type Message, messagesOf } from "./message.ts";
import { mergeBySeq, NEWEST, pageArgs, pagesBetween } from "./messagePages.ts";

/** A conversation as far as it was scrolled back. */
export interface Messages {
  messages: readonly Message[];
  isLoading: boolean;
  error: Error | undefined;
  /** There is more before the first message. */
  hasOlder: boolean;
  isLoadingOlder: boolean;
  loadOlder: () => void;
}

/** The arguments of the newest messages of a conversation; equal for all agents, so that the server answers once. */
export function newestArgs(conversationId: string) {
  return { conversationId, limit: NEWEST };
}

/** The live messages of a conversation. Mount it anew for another one. */
export function useMessages(conversationId: string): Messages {
  const { data, error, isLoading } = useLive(api.messages.list, newestArgs(conversationId));
  const newest = messagesOf(data);
  const newestFrom = newest[0]?.seq ?? 1;
  const [from, setFrom] = useState<number>();
  const shownFrom = useRef<number>(undefined);
  shownFrom.current ??= newest[0]?.seq;
  const pages = pagesBetween(from ?? shownFrom.current ?? newestFrom, newestFrom);
  const results = useLiveMany(
    api.messages.list,
    Object.fromEntries(pages.map((page) => [page, { conversationId, ...pageArgs(page) }])),
  );
  const older = pages.map((page) => results[page]);
  // What the newest list slid past stays until its page has come, so that nothing vanishes under a reader.
  const messages = useKept<readonly Message[]>([...older, data], (before = []) => {
    const answers = older.map((answer) => (answer instanceof Error ? [] : messagesOf(answer)));
    return mergeBySeq([before, ...answers, newest]);
  });
  const first = messages[0]?.seq ?? 1;
  const isLoadingOlder = older.includes(undefined);
  const loadOlder = useCallback(() => {
    if (first > 1 && !isLoadingOlder) setFrom(Math.max(1, first - 1));
  }, [first, isLoadingOlder]);
  return { messages, error, isLoading, hasOlder: first > 1, isLoadingOlder, loadOlder };
}
