export { type Api, api, type Functions, type Id } from "./api.ts";
export type { Callback, Chat } from "./chat/chat.ts";
export {
  type ChatList,
  createFoyer,
  type DirectOptions,
  type Foyer,
  type FoyerOptions,
  type GroupOptions,
} from "./chat/foyer.ts";
export type { ChatOutbox } from "./chat/sending.ts";
export type {
  ChatMessage,
  Member,
  MemberStatus,
  MessageContent,
  MessagePage,
  Metadata,
  TypingUser,
} from "./chat/shapes.ts";
export type { TokenSource } from "./chat/token.ts";
export { type Delivery, deliveryOfError } from "./outbox/delivery.ts";
export { newEntryId, type OutboxEntry } from "./outbox/entry.ts";
export { createOutbox, type Outbox, type OutboxOptions } from "./outbox/outbox.ts";
export type { OutboxStore } from "./outbox/store.ts";
export { CallError } from "./sync/calls.ts";
