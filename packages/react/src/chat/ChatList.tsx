import { api, type Id } from "@foyer/sdk";
import { useQuery } from "convex/react";
import { useRef, useState } from "react";
import { Boundary } from "./failure.tsx";
import { LoadingList } from "./Loading.tsx";
import { type ChatRow, type ChatSide, recipientOf } from "./sides.ts";
import { shortTime } from "./times.ts";

const PAGE = 50;
/** The most that one query answers. */
const MOST = 200;

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

function List({ selectedId, onSelect, side = "customer", status = "active" }: ChatListProps) {
  const [limit, setLimit] = useState(PAGE);
  const rows = useKept(useQuery(api.shared.chat.getConversations, { status, limit }));
  if (!rows) return <LoadingList />;
  if (rows.length === 0) return <Empty side={side} status={status} />;
  return (
    <nav className="foyer-list" aria-label="Conversations">
      {rows.map((row) => (
        <button
          key={row._id}
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
      ))}
      {rows.length === limit && limit < MOST && (
        <button type="button" className="foyer-quiet" onClick={() => setLimit(limit + PAGE)}>
          More conversations
        </button>
      )}
    </nav>
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
