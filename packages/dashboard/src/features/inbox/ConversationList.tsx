import { EmptyState, ErrorState, LoadingRows } from "@foyer/ui";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { failureOf } from "../../live/failure.ts";
import { useSession } from "../identity/session.tsx";
import { useTeammates } from "../workspaces/teammates.ts";
import { ConversationRow } from "./ConversationRow.tsx";
import type { Selection } from "./selection.ts";
import type { InboxList } from "./useInboxList.ts";
import type { View } from "./views.ts";

/** Props of `ConversationList`. */
export interface ConversationListProps {
  view: View;
  list: InboxList;
  openedId: string | undefined;
  selection: Selection;
  onToggle: (id: string, reaches: boolean) => void;
  /** Told which conversation may be opened next, to have it ready. */
  onHover: (id: string) => void;
}

/** The conversations of a view; only those in sight are in the page. */
export function ConversationList({ view, list, openedId, selection, onToggle, onHover }: ConversationListProps) {
  const { userId } = useSession();
  const teammates = useTeammates();
  const byId = useMemo(() => new Map(teammates.map((one) => [one.userId, one])), [teammates]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useRef<VirtualizerHandle>(null);
  const { rows, hasMore, loadMore } = list;
  const opened = rows.findIndex(({ _id }) => _id === openedId);

  useEffect(() => {
    if (opened !== -1) virtual.current?.scrollToIndex(opened, { align: "nearest" });
    // A row that moves while it is open does not take the reader along.
    // Only another opened conversation scrolls
  }, [openedId]);

  const onScroll = useCallback(() => {
    const { current: element } = scroller;
    if (hasMore && element && element.scrollTop + element.clientHeight > element.scrollHeight - 1_200) loadMore();
  }, [hasMore, loadMore]);

  if (list.isLoading)
    return <LoadingRows rows={8} label="Loading conversations" className="min-h-0 flex-1 overflow-hidden px-1" />;
  if (list.error && rows.length === 0) {
    return (
      <ErrorState
        className="min-h-0 flex-1"
        title="The list could not be loaded"
        text={failureOf(list.error).message}
      />
    );
  }
  if (rows.length === 0) {
    const Icon = view.icon;
    return <EmptyState className="min-h-0 flex-1" icon={<Icon />} {...view.empty} />;
  }
  return (
    // Another view begins at its top.
    <div key={view.name} ref={scroller} className="min-h-0 flex-1 overflow-y-auto pb-2">
      <Virtualizer ref={virtual} data={rows} itemSize={84} onScroll={onScroll} as="ul" item="li">
        {(row) => (
          <ConversationRow
            key={row._id}
            row={row}
            userId={userId}
            assignee={view.name === "mine" ? undefined : byId.get(row.assignedAgentId ?? "")}
            isOpened={row._id === openedId}
            isSelected={selection.ids.has(row._id)}
            isSelecting={selection.ids.size > 0}
            onToggle={onToggle}
            onHover={onHover}
          />
        )}
      </Virtualizer>
      {hasMore && <LoadingRows rows={1} label="Loading more conversations" className="px-1" />}
    </div>
  );
}
