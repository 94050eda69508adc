import type { Id } from "@foyer/sdk";
import { useState } from "react";
import { ChatList } from "./ChatList.tsx";
import { ChatThread } from "./ChatThread.tsx";
import type { ChatSide } from "./sides.ts";

/** All conversations of a side: list and thread next to each other, or one at a time where there is little room. */
export function Chats({ side = "customer" }: { side?: ChatSide }) {
  const [selectedId, select] = useState<Id<"conversations">>();
  return (
    <div className="foyer-chats" data-open={selectedId !== undefined || undefined}>
      <ChatList side={side} selectedId={selectedId} onSelect={select} />
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
