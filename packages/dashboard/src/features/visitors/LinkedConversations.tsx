import { RelativeTime } from "@foyer/ui";
import { Link } from "@tanstack/react-router";
import type { LinkedConversation } from "./visitor.ts";

/** Props of `LinkedConversations`. */
export interface LinkedConversationsProps {
  conversations: readonly LinkedConversation[];
}

/** A visitor's conversations, newest first, each one click away. */
export function LinkedConversations({ conversations }: LinkedConversationsProps) {
  return (
    <ul className="-mx-2">
      {conversations.map(({ _id, lastMessagePreview, status, lastMessageAt }) => (
        <li key={_id}>
          <Link
            to="/inbox"
            search={{ view: status === "open" ? "all" : status, conversation: _id }}
            className="focus-ring-inset block rounded-control px-2 py-1.5 hover:bg-hover"
          >
            <span className="block truncate">{lastMessagePreview || "No messages yet"}</span>
            <span className="block text-ink-faint text-small">
              {statusWords[status]} · <RelativeTime at={lastMessageAt} style="long" />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

const statusWords: Record<LinkedConversation["status"], string> = {
  open: "Open",
  closed: "Closed",
  snoozed: "Snoozed",
};
