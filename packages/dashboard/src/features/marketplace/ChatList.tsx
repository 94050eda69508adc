import { buttonClasses, EmptyState, ErrorState, LoadingRows } from "@foyer/ui";
import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import { failureOf } from "../../live/failure.ts";
import { useSession } from "../identity/session.tsx";
import { ChatListRow } from "./ChatListRow.tsx";
import type { DeskView } from "./deskViews.ts";
import type { Chats } from "./useChats.ts";
import type { Desk } from "./useDesk.ts";

/** Props of `ChatList`. */
export interface ChatListProps {
  view: DeskView;
  desk: Desk;
  chats: Chats;
  openedId: string | undefined;
}

/** The conversations of a view, at most 200. */
export function ChatList({ view, desk, chats, openedId }: ChatListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { can } = useSession();
  const { rows, hasMore, loadMore } = chats;
  if (chats.isLoading) return <LoadingRows rows={8} label="Loading conversations" className="min-h-0 flex-1 px-1" />;
  if (chats.error && rows.length === 0) {
    const text = failureOf(chats.error).message;
    return <ErrorState className="min-h-0 flex-1" title="The list could not be loaded" text={text} />;
  }
  if (rows.length === 0) {
    const Icon = view.icon;
    const isNobody = desk.stores.length === 0;
    const empty = isNobody ? nobody(desk.side) : view.empty;
    const action = isNobody && desk.side === "admin" && can("settings.integrations") && (
      <Link to="/settings/$section" params={{ section: "imports" }} className={buttonClasses({ variant: "primary" })}>
        Import stores
      </Link>
    );
    return <EmptyState className="min-h-0 flex-1" icon={<Icon />} {...empty} action={action} />;
  }
  function onScroll() {
    const { current: element } = scroller;
    if (hasMore && element && element.scrollTop + element.clientHeight > element.scrollHeight - 800) loadMore();
  }
  return (
    <div ref={scroller} onScroll={onScroll} className="min-h-0 flex-1 overflow-y-auto pb-2">
      <ul>
        {rows.map((row) => (
          <ChatListRow key={row._id} row={row} side={desk.side} isOpened={row._id === openedId} />
        ))}
      </ul>
      {chats.isCut && (
        <p className="px-4 py-3 text-center text-ink-soft text-small">
          These are the newest {rows.length}. Choose a store to see more of it.
        </p>
      )}
    </div>
  );
}

function nobody(side: Desk["side"]): { title: string; text: string } {
  if (side === "admin")
    return {
      title: "No stores yet",
      text: "They appear when your shop's backend sends them, or a file of them is imported.",
    };
  return { title: "You answer for no store yet", text: "An admin of the marketplace can add you to a store's staff." };
}
