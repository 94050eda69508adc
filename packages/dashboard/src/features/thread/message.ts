import type { api } from "@foyer/sdk";
import type { FunctionReturnType } from "convex/server";

type Listed = FunctionReturnType<typeof api.messages.list>;

/** A message of a conversation. */
export type Message = Extract<Listed, readonly unknown[]>[number];
/** A file of a message. */
export type Attachment = Message["attachments"][number];

/** The messages of an answer, whichever of its two shapes it has. */
export function messagesOf(listed: Listed | undefined): readonly Message[] {
  if (listed === undefined) return [];
  return Array.isArray(listed) ? listed : [...listed.page].reverse();
}

/** Whether the team wrote it, so that it stands on the team's side. */
export function isOurs({ senderType }: Pick<Message, "senderType">): boolean {
  return senderType !== "visitor" && senderType !== "customer";
}

const writers: readonly string[] = ["agent", "user", "store", "admin"];

/** Whether it is an answer that the visitor can see, written by a person. */
export function isReply(message: Pick<Message, "senderType" | "isInternal" | "kind">): boolean {
  return writers.includes(message.senderType) && !message.isInternal && message.kind !== "system";
}
