import { api, type Functions, type Id } from "@foyer/sdk";
import { type RequestForQueries, useQueries, useQuery } from "convex/react";
import { useMemo, useRef, useState } from "react";
import type { ChatMessage } from "./Message.tsx";

type Page = Functions["shared/chat:getMessages"]["result"];

const SIZE = 50;

/** The messages of a conversation, as far back as the reader has asked for. */
export interface MessagePages {
  /** Oldest first; `undefined` until the first are there. */
  readonly messages: readonly ChatMessage[] | undefined;
  readonly hasOlder: boolean;
  readonly isLoadingOlder: boolean;
  /** Why older messages are not there, although they were asked for. */
  readonly olderFailure: Error | undefined;
  loadOlder(): void;
  retryOlder(): void;
}

/**
 * Follows the newest messages, and older ones in pages of fixed numbers: whatever arrives meanwhile, none falls
 * between two pages, and none that was on screen leaves it.
 */
export function useMessagePages(conversationId: Id<"conversations">): MessagePages {
  const newest = useQuery(api.shared.chat.getMessages, { conversationId, limit: SIZE });
  const [asked, setAsked] = useState<number>();
  const [isPaused, setPaused] = useState(false);
  const lowest = !newest || newest.isDone ? 1 : (newest.messages.at(-1)?.seq ?? 1);
  const shownFirst = useRef<number>(undefined);
  if (newest) shownFirst.current ??= lowest;
  const from = asked ?? shownFirst.current ?? 1;
  const tops = newest && !isPaused ? topsBetween(from, lowest) : [];
  const older = Object.values(useOlder(conversationId, tops));
  const failure = older.find((page) => page instanceof Error);
  const pages = older.filter((page): page is Page => page !== undefined && !(page instanceof Error));
  const bySeq = new Map([...pages, newest].flatMap((page) => page?.messages ?? []).map((each) => [each.seq, each]));
  return {
    messages: newest && [...bySeq.values()].filter(({ seq }) => seq >= from).sort((a, b) => a.seq - b.seq),
    hasOlder: newest !== undefined && from > 1,
    isLoadingOlder: isPaused || older.includes(undefined),
    olderFailure: failure,
    loadOlder: () => setAsked(Math.max(1, startOf(from - 1))),
    retryOlder: () => {
      // What nobody follows for a moment is asked for afresh.
      setPaused(true);
      setTimeout(() => setPaused(false));
    },
  };
}

/** The first number of the page that holds a number. */
function startOf(seq: number): number {
  return Math.floor((seq - 1) / SIZE) * SIZE + 1;
}

/** The pages that hold the messages from one number up to another, each named by the number after its last. */
function topsBetween(from: number, lowest: number): number[] {
  const tops: number[] = [];
  if (from >= lowest) return tops;
  for (let start = startOf(from); start < lowest; start += SIZE) tops.push(start + SIZE);
  return tops;
}

function useOlder(
  conversationId: Id<"conversations">,
  tops: readonly number[],
): Record<string, Page | Error | undefined> {
  const key = tops.join();
  const queries = useMemo(
    (): RequestForQueries =>
      Object.fromEntries(
        key
          .split(",")
          .filter(Boolean)
          .map((top) => {
            const args = { conversationId, limit: SIZE, beforeSeq: Number(top) };
            return [top, { query: api.shared.chat.getMessages, args }];
          }),
      ),
    [conversationId, key],
  );
  return useQueries(queries);
}
