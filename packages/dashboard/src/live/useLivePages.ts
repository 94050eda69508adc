import type { FunctionArgs, FunctionReference, FunctionReturnType } from "convex/server";
import { useCallback, useEffect, useRef, useState } from "react";
import { type CursorPage, type Cursors, followEnds, isSame } from "./pages.ts";
import { useLiveMany } from "./useLive.ts";

/** A query that answers page by page. */
type PagedQuery = FunctionReference<"query", "public", { cursor?: string | null | undefined }, CursorPage>;

/** A live list as far as it was scrolled. */
export interface LivePages<Page> {
  pages: Page[];
  /** Nothing is known yet. */
  isLoading: boolean;
  error: Error | undefined;
  hasMore: boolean;
  loadMore: () => void;
}

const top: Cursors = [null];

/** As many pages are kept, those that were shown last: each search leaves some. */
const MOST_KEPT = 100;

/**
 * A list, page by page, all of them live. For each set of arguments what was shown last is kept, so that coming back shows
 * it at once and pages that move do not blink.
 */
export function useLivePages<Ref extends PagedQuery>(
  query: Ref,
  args: Omit<FunctionArgs<Ref>, "cursor">,
): LivePages<FunctionReturnType<Ref>> {
  const key = JSON.stringify(args);
  const [depths, setDepths] = useState<Record<string, Cursors>>({});
  const cursors = depths[key] ?? top;
  const kept = useRef(new Map<string, FunctionReturnType<Ref>>());
  const requests = cursors.map((cursor, index) => [`${key} ${index}`, { ...args, cursor }]);
  const results = useLiveMany(query, Object.fromEntries(requests));
  const answers = cursors.map((_, index) => results[`${key} ${index}`]);
  const fresh = answers.map((answer) => (answer instanceof Error ? undefined : answer));
  const shown = fresh.map((page, index) => page ?? kept.current.get(`${key} ${index}`));

  useEffect(() => {
    for (const [index, page] of fresh.entries()) if (page) keep(kept.current, `${key} ${index}`, page);
    const moved = followEnds(cursors, fresh);
    if (!isSame(moved, cursors)) setDepths((before) => ({ ...before, [key]: moved }));
  });

  const nextCursor = shown.at(-1)?.nextCursor ?? null;
  const loadMore = useCallback(() => {
    if (nextCursor === null) return;
    setDepths((before) => {
      const reached = before[key] ?? top;
      return reached.includes(nextCursor) ? before : { ...before, [key]: [...reached, nextCursor] };
    });
  }, [key, nextCursor]);

  return {
    pages: shown.filter((page) => page !== undefined),
    isLoading: shown[0] === undefined && !(answers[0] instanceof Error),
    error: answers.find((answer) => answer instanceof Error),
    hasMore: nextCursor !== null,
    loadMore,
  };
}

function keep<Page>(pages: Map<string, Page>, name: string, page: Page): void {
  pages.delete(name);
  pages.set(name, page);
  const [oldest] = pages.keys();
  if (pages.size > MOST_KEPT && oldest !== undefined) pages.delete(oldest);
}
