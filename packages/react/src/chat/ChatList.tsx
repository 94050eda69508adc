import { api, type Id } from "@foyer/sdk";
import { useQuery } from "convex/react";
import { useRef, useState } from "react";
import { Boundary } from "./failure.tsx";
import { LoadingList } from "./Loading.tsx";
import { type ChatRow, type ChatSide, recipientOf } from "./sides.ts";
import { shortTime } from "./times.ts";

const PAGE = 50;

interface ChatListProps {
  readonly selectedId?: Id<"conversations"> | undefined;
  readonly onSelect: (conversationId: Id<"conversations">) => void;
  /** Whose list it is; it decides whether stores or customers are named. A customer's unless told. */
  readonly side?: ChatSide;
  readonly status?: "active" | "archived" | "closed";
}

/** The conversations of the side whose token the client has, newest first. */
export function ChatList(props: ChatListProps) {
  return (
    <Boundary key={props.status}>
      <List {...props} />
    </Boundary>
  );
}

function List(props: ChatListProps) {
  const [pages, setPages] = useState(1);
  return <Page {...props} pages={pages} onMore={() => setPages(pages + 1)} />;
}

interface PageProps extends ChatListProps {
  /** How many pages are shown, this one included. */
  readonly pages: number;
  readonly onMore: () => void;
  /** The last conversation of the page before. */
  readonly cursor?: Id<"conversations">;
}

/** The conversations after one of them, and the pages that follow; where a page ends goes along with what is in it. */
function Page({ pages, onMore, cursor, ...props }: PageProps) {
  const { side = "customer", status = "active" } = props;
  const place = { status, limit: PAGE, ...(cursor && { cursor }) };
  const rows = useKept(useQuery(api.shared.chat.getConversations, place));
  if (!rows) return cursor ? <p className="foyer-notice">Loading more conversations …</p> : <LoadingList />;
  if (rows.length === 0 && !cursor) return <Empty side={side} status={status} />;
  const last = rows.length === PAGE ? rows.at(-1)?._id : undefined;
  const content = (
    <>
      {rows.map((row) => (
        <Row key={row._id} row={row} side={side} {...props} />
      ))}
      {last && pages > 1 && <Page {...props} pages={pages - 1} onMore={onMore} cursor={last} />}
      {last && pages === 1 && (
        <button type="button" className="foyer-quiet" onClick={onMore}>
          More conversations
        </button>
      )}
    </>
  );
  if (cursor) return content;
  return (
    <nav className="foyer-list" aria-label="Conversations">
      {content}
    </nav>
  );
}

interface RowProps extends Pick<ChatListProps, "selectedId" | "onSelect"> {
  readonly row: ChatRow;
  readonly side: ChatSide;
}

function Row({ row, side, selectedId, onSelect }: RowProps) {
  return (
    <button
      type="button"
      className="foyer-row"
      aria-current={row._id === selectedId || undefined}
      onClick={() => onSelect(row._id)}
    >
      <span className="foyer-row-name">
        {side === "customer" ? recipientOf(row).name : (row.customerName ?? "Customer")}
      </span>
      <time dateTime={new Date(row.lastMessageAt).toISOString()}>{shortTime(row.lastMessageAt)}</time>
      <About row={row} side={side} />
      <span className="foyer-row-preview">{row.lastMessagePreview ?? "No messages yet"}</span>
      <Unread count={side === "customer" ? row.unreadCountCustomer : row.unreadCountRecipient} />
    </button>
  );
}

/** What tells one conversation with somebody from another: the product, and for the support whom it is with. */
function About({ row, side }: { row: ChatRow; side: ChatSide }) {
  const parts = [side === "admin" ? `with ${recipientOf(row).name}` : undefined, row.title].filter(Boolean);
  return parts.length > 0 && <span className="foyer-row-about">{parts.join(" · ")}</span>;
}

function Empty({ side, status }: { side: ChatSide; status: NonNullable<ChatListProps["status"]> }) {
  if (status === "archived") {
    return (
      <div className="foyer-list foyer-empty">
        <p>Nothing is archived.</p>
        <p>What you archive stays here until somebody writes in it again.</p>
      </div>
    );
  }
  return (
    <div className="foyer-list foyer-empty">
      <p>No conversations yet.</p>
      <p>
        {side === "customer" ? "Ask a store from its page or from an order." : "They show here as customers write."}
      </p>
    </div>
  );
}

function Unread({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className="foyer-count">
      {count}
      <span className="foyer-hidden"> unread</span>
    </span>
  );
}

/** The last value that was there, while the next is on its way. */
function useKept<T>(value: T | undefined): T | undefined {
  const kept = useRef(value);
  if (value !== undefined) kept.current = value;
  return kept.current;
}
