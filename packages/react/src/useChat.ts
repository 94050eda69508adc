import { api, type Functions, type Id } from "@foyer/sdk";
import { type ReactMutation, useMutation, useQuery } from "convex/react";

type Shared<Name extends string> = Functions[`shared/chat:${Name}` & keyof Functions]["result"];

/** A conversation of the marketplace as it is now, and what can be done in it. */
export interface Chat {
  /** The newest messages, newest first; `undefined` until they are there. */
  readonly messages: Shared<"getMessages"> | undefined;
  /** Who else is writing. */
  readonly typingIndicators: Shared<"getTypingIndicators"> | undefined;
  /** How many messages the caller has not read, over all conversations. */
  readonly unreadCount: number | undefined;
  readonly sendMessage: ReactMutation<typeof api.shared.chat.sendMessage>;
  readonly markAsRead: ReactMutation<typeof api.shared.chat.markMessagesAsRead>;
  readonly updateTyping: ReactMutation<typeof api.shared.chat.updateTypingStatus>;
}

/** How much of a conversation is followed. */
export interface ChatOptions {
  /** The most messages, 50 unless told. */
  readonly limit?: number;
}

/** Follow one conversation live, under the `ConvexProvider` or `ConvexProviderWithAuth` around it. */
export function useChat(conversationId: Id<"conversations">, { limit = 50 }: ChatOptions = {}): Chat {
  return {
    messages: useQuery(api.shared.chat.getMessages, { conversationId, limit }),
    typingIndicators: useQuery(api.shared.chat.getTypingIndicators, { conversationId }),
    unreadCount: useQuery(api.shared.chat.getUnreadCount, {}),
    sendMessage: useMutation(api.shared.chat.sendMessage),
    markAsRead: useMutation(api.shared.chat.markMessagesAsRead),
    updateTyping: useMutation(api.shared.chat.updateTypingStatus),
  };
}
