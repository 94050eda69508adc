import { api } from "@foyer/sdk";
import { useMutation } from "convex/react";
import { useEffect } from "react";
import { useIsLooking } from "../thread/useReading.ts";
import { type Chat, unreadOf } from "./chat.ts";

/** Marks what the customer wrote as read while its newest message is looked at. */
export function useChatReading(chat: Chat, isEndInSight: boolean): void {
  const { _id: conversationId, side } = chat;
  const markAsRead = useMutation(api.shared.chat.markMessagesAsRead);
  const isLooking = useIsLooking();
  const unread = unreadOf(chat, side);
  useEffect(() => {
    // Being read is not worth a message when it fails; it is said again with the next one.
    if (unread > 0 && isLooking && isEndInSight) markAsRead({ conversationId }).catch(() => undefined);
  }, [unread, isLooking, isEndInSight, conversationId, markAsRead]);
}
