export { useCanChatWithStore } from "./useCanChatWithStore.ts";
export { type ChatOptions, useChat } from "./useChat.ts";
