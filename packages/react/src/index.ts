export { ChatList } from "./chat/ChatList.tsx";
export { Chats } from "./chat/Chats.tsx";
export { ChatThread } from "./chat/ChatThread.tsx";
export { MessageSellerButton } from "./chat/MessageSellerButton.tsx";
export { MessageStoreButton } from "./chat/MessageStoreButton.tsx";
export { type StoreEligibility, useCanChatWithStore } from "./useCanChatWithStore.ts";
export { type Chat, type ChatOptions, useChat } from "./useChat.ts";
