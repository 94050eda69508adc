import { Avatar, classes, EmptyState, ErrorState, LoadingRows, RelativeTime } from "@foyer/ui";
import { SearchX, UserRoundX, UsersRound } from "lucide-react";
import { useRef } from "react";
import { Virtualizer } from "virtua";
import { failureOf } from "../../live/failure.ts";
import { nameOfVisitor } from "../inbox/conversation.ts";
import { placeOf, shortUrl, type Visitor } from "../visitors/visitor.ts";
import type { usePeople } from "./usePeople.ts";

/** Props of `PeopleList`. */
export interface PeopleListProps {
  people: ReturnType<typeof usePeople>;
  search: string;
  isOnlineOnly: boolean;
  openedId: string | undefined;
  onOpen: (id: string) => void;
}

/** The visitors, those seen last first; only those in sight are in the page. */
export function PeopleList({ people, search, isOnlineOnly, openedId, onOpen }: PeopleListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { visitors, isLoading, error, hasMore, loadMore, isForbidden } = people;
  if (isForbidden) return <ErrorState className="flex-1" title="Your role does not show visitors" />;
  if (isLoading)
    return <LoadingRows rows={10} label="Loading people" className="flex-1 overflow-hidden px-1 sm:px-3" />;
  if (error)
    return <ErrorState className="flex-1" title="The people could not be loaded" text={failureOf(error).message} />;
  if (visitors.length === 0) return <Nobody search={search} isOnlineOnly={isOnlineOnly} />;
  function onScroll() {
    const { current: element } = scroller;
    if (hasMore && element && element.scrollTop + element.clientHeight > element.scrollHeight - 1_000) loadMore();
  }
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto px-2 pb-3 sm:px-4">
      <Virtualizer data={visitors} as="ul" item="li" itemSize={52} onScroll={onScroll}>
        {(visitor) => (
          <Row
            key={visitor._id}
            visitor={visitor}
            isOpened={visitor._id === openedId}
            onOpen={() => onOpen(visitor._id)}
          />
        )}
      </Virtualizer>
      {hasMore && <LoadingRows rows={1} label="Loading more people" />}
    </div>
  );
}

function Row({ visitor, isOpened, onOpen }: { visitor: Visitor; isOpened: boolean; onOpen: () => void }) {
  const { _id, name, email, isOnline, lastActiveAt, currentUrl } = visitor;
  return (
    <button
      type="button"
      onClick={onOpen}
      data-opened={isOpened || undefined}
      className="focus-ring-inset flex h-13 w-full items-center gap-3 rounded-large px-2 text-left transition-colors hover:bg-hover data-opened:bg-accent-soft"
    >
      <Avatar name={name ?? email ?? null} seed={_id} presence={isOnline ? "online" : undefined} isDecorative />
      <span className="min-w-0 flex-1 sm:flex-[2]">
        <span className="block truncate font-medium">{nameOfVisitor(visitor)}</span>
        <span className="block truncate text-ink-soft text-small">{name && email ? email : visitor.readableId}</span>
      </span>
      <Cell className="max-md:hidden">{placeOf(visitor)}</Cell>
      <Cell className="max-xl:hidden">{currentUrl && shortUrl(currentUrl)}</Cell>
      <span
        className={classes("w-20 shrink-0 text-right text-small", isOnline ? "text-positive-ink" : "text-ink-faint")}
      >
        {isOnline ? "Online" : <RelativeTime at={lastActiveAt} />}
      </span>
    </button>
  );
}

function Cell({ className, children }: { className: string; children: string | undefined }) {
  return <span className={classes("min-w-0 flex-1 truncate text-ink-soft", className)}>{children}</span>;
}

function Nobody({ search, isOnlineOnly }: { search: string; isOnlineOnly: boolean }) {
  if (search) {
    return (
      <EmptyState
        className="flex-1"
        icon={<SearchX />}
        title={`Nobody is found by “${search}”`}
        text="Each word may be the beginning of a name, an e-mail address or an id of your site."
      />
    );
  }
  if (isOnlineOnly) {
    return (
      <EmptyState
        className="flex-1"
        icon={<UserRoundX />}
        title="Nobody is on your site now"
        text="Whoever opens a page with your messenger shows here within seconds."
      />
    );
  }
  return (
    <EmptyState
      className="flex-1"
      icon={<UsersRound />}
      title="Nobody has visited yet"
      text="Put the messenger on your site: everyone who opens a page with it is listed here, live."
    />
  );
}
