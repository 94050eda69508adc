import { api } from "@foyer/sdk";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLiveMany } from "../../live/useLive.ts";
import type { InboxArgs, InboxPage, InboxRow } from "./conversation.ts";
import { type Cursors, followEnds, isSame, rowsOf } from "./pages.ts";
import type { ViewFilter } from "./views.ts";

/** Rows of a page: more than a tall screen shows, few enough to send again with each change. */
export const PAGE_SIZE = 40;

/** A list of conversations as far as it was scrolled. */
export interface InboxList {
  rows: InboxRow[];
  /** Nothing is known yet. */
  isLoading: boolean;
  error: Error | undefined;
  hasMore: boolean;
  loadMore: () => void;
}

const top: Cursors = [null];

/** The arguments of the first page of a view, which is also what waits for its visitors. */
export function firstPageArgs(workspaceId: string, filter: ViewFilter): InboxArgs {
  return { workspaceId, ...filter, limit: PAGE_SIZE, cursor: null };
}

/** A live list, page by page. Each filter keeps its rows, so that coming back to it shows them at once. */
export function useInboxList(workspaceId: string, filter: ViewFilter): InboxList {
  const key = JSON.stringify([workspaceId, filter]);
  const [depths, setDepths] = useState<Record<string, Cursors>>({});
  const cursors = depths[key] ?? top;
  const kept = useRef(new Map<string, InboxPage>());
  const args = cursors.map((cursor, index) => [`${key} ${index}`, { ...firstPageArgs(workspaceId, filter), cursor }]);
  const results = useLiveMany(api.conversations.listForInbox, Object.fromEntries(args));
  const answers = cursors.map((_, index) => results[`${key} ${index}`]);
  const fresh = answers.map((answer) => (answer instanceof Error ? undefined : answer));
  const pages = fresh.map((page, index) => page ?? kept.current.get(`${key} ${index}`));

  useEffect(() => {
    for (const [index, page] of fresh.entries()) if (page) kept.current.set(`${key} ${index}`, page);
    const moved = followEnds(cursors, fresh);
    if (!isSame(moved, cursors)) setDepths((before) => ({ ...before, [key]: moved }));
  });

  const nextCursor = pages.at(-1)?.nextCursor ?? null;
  const loadMore = useCallback(() => {
    if (nextCursor === null) return;
    setDepths((before) => {
      const reached = before[key] ?? top;
      return reached.includes(nextCursor) ? before : { ...before, [key]: [...reached, nextCursor] };
    });
  }, [key, nextCursor]);

  return {
    rows: rowsOf(pages),
    isLoading: pages[0] === undefined && !(answers[0] instanceof Error),
    error: answers.find((answer) => answer instanceof Error),
    hasMore: nextCursor !== null,
    loadMore,
  };
}
