import type { Id } from "@foyer/sdk";
import { useState } from "react";
import { ChatList } from "./ChatList.tsx";
import { ChatThread } from "./ChatThread.tsx";
import type { ChatSide } from "./sides.ts";

const VIEWS = [
  { status: "active", label: "Open" },
  { status: "archived", label: "Archived" },
] as const;

/** All conversations of a side: list and thread next to each other, or one at a time where there is little room. */
export function Chats({ side = "customer" }: { side?: ChatSide }) {
  const [selectedId, select] = useState<Id<"conversations">>();
  const [status, setStatus] = useState<(typeof VIEWS)[number]["status"]>("active");
  return (
    <div className="foyer-chats" data-open={selectedId !== undefined || undefined}>
      <div className="foyer-side">
        <fieldset className="foyer-views" aria-label="Show">
          {VIEWS.map((view) => (
            <button
              key={view.status}
              type="button"
              aria-pressed={view.status === status}
              onClick={() => setStatus(view.status)}
            >
              {view.label}
            </button>
          ))}
        </fieldset>
        <ChatList side={side} status={status} selectedId={selectedId} onSelect={select} />
      </div>
      {selectedId === undefined ? (
        <div className="foyer-thread foyer-empty">
          <p>Choose a conversation.</p>
        </div>
      ) : (
        <ChatThread key={selectedId} conversationId={selectedId} onBack={() => select(undefined)} />
      )}
    </div>
  );
}
