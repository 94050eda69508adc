import { api } from "@foyer/sdk";
import { useConvex, useQuery } from "convex/react";
import { useEffect, useState } from "react";
import type { ChatDetails } from "./ChatHeader.tsx";
import { replyTimeText } from "./times.ts";

/** Whether the other side is there; customers also read how soon they are usually answered. */
export function PresenceLine({ chat }: { chat: ChatDetails }) {
  const { _id: conversationId, side } = chat;
  const presence = useQuery(api.shared.chat.getPresence, { conversationId });
  const minutes = useReplyMinutes(chat);
  const isOnline = presence?.isOnline ?? false;
  return (
    <p className="foyer-presence" data-online={isOnline || undefined}>
      <span className="foyer-dot" aria-hidden="true" />
      {presence && (isOnline ? "Online" : "Away")}
      {side === "customer" && minutes !== undefined && ` · ${replyTimeText(minutes)}`}
    </p>
  );
}

/** Asked once, since what is usual does not change while one looks at it. */
function useReplyMinutes({ _id: conversationId, side, conversationType }: ChatDetails): number | undefined {
  const client = useConvex();
  const [minutes, setMinutes] = useState<number>();
  useEffect(() => {
    if (side !== "customer") return;
    let isCurrent = true;
    client
      .query(api.shared.chat.getReplyTime, { conversationId })
      .then((answer) => isCurrent && setMinutes(answer.minutes))
      .catch(() => {});
    return () => {
      isCurrent = false;
    };
  }, [client, conversationId, side, conversationType]);
  return minutes;
}
