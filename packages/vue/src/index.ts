export { type StoreEligibility, useCanChatWithStore } from "./useCanChatWithStore.ts";
export { type Chat, type ChatOptions, useChat } from "./useChat.ts";
