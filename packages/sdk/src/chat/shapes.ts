/** What goes in and out of chats. */
import type { Result } from "../sync/calls.ts";

/** A message; `seq` counts the messages of its chat from 1. */
export type ChatMessage = Result<"chats:send">;

/** A chat as the server tells of it. */
export type ChatFacts = Result<"chats:get">;

/** 25 messages in ascending order; page 1 is the newest. */
export type MessagePage = Result<"chats:messages">;

/** A member of a chat, by the host's own id. */
export type Member = Result<"chats:members">["members"][number];

/** Names with values, for whatever the host wants to keep with a chat or a message; null takes a name away. */
export type Metadata = Record<string, string | number | boolean | null>;

/** Somebody who is typing. */
export interface TypingUser {
  readonly id: string;
  readonly name: string | null;
}

/** Whether a member has the app open. */
export type MemberStatus = "ONLINE" | "OFFLINE";

/** What a message says: a text, a file, or both. */
export interface MessageContent {
  readonly text?: string;
  /** Uploaded before the message is sent. */
  readonly file?: File | Blob;
  readonly metadata?: Metadata;
}
