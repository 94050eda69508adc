import { api, type Id } from "@foyer/sdk";
import { useConvexMutation, useConvexQuery } from "convex-vue";
import { type MaybeRefOrGetter, toValue } from "vue";
import type { Call, Live } from "./live.ts";

type Shared = typeof api.shared.chat;

/** A conversation of the marketplace as it is now, and what can be done in it. */
export interface Chat {
  /** The newest messages, newest first. */
  readonly messages: Live<Shared["getMessages"]>;
  /** Who else is writing. */
  readonly typingIndicators: Live<Shared["getTypingIndicators"]>;
  /** How many messages the caller has not read, over all conversations. */
  readonly unreadCount: Live<Shared["getUnreadCount"]>;
  readonly sendMessage: Call<Shared["sendMessage"]>;
  readonly markAsRead: Call<Shared["markMessagesAsRead"]>;
  readonly updateTyping: Call<Shared["updateTypingStatus"]>;
}

/** How much of a conversation is followed. */
export interface ChatOptions {
  /** The most messages, 50 unless told. */
  readonly limit?: number;
}

/** Follow one conversation live, also when its id changes; each query has `data`, `error` and `isPending`. */
export function useChat(conversationId: MaybeRefOrGetter<Id<"conversations">>, { limit = 50 }: ChatOptions = {}): Chat {
  const id = () => ({ conversationId: toValue(conversationId) });
  return {
    messages: useConvexQuery(api.shared.chat.getMessages, () => ({ ...id(), limit })),
    typingIndicators: useConvexQuery(api.shared.chat.getTypingIndicators, id),
    unreadCount: useConvexQuery(api.shared.chat.getUnreadCount, {}),
    sendMessage: useConvexMutation(api.shared.chat.sendMessage).mutate,
    markAsRead: useConvexMutation(api.shared.chat.markMessagesAsRead).mutate,
    updateTyping: useConvexMutation(api.shared.chat.updateTypingStatus).mutate,
  };
}
