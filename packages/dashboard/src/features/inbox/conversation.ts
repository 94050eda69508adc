import type { api } from "@foyer/sdk";
import type { FunctionArgs, FunctionReturnType } from "convex/server";

/** A page of the inbox. */
export type InboxPage = FunctionReturnType<typeof api.conversations.listForInbox>;
/** What a page is asked for by. */
export type InboxArgs = FunctionArgs<typeof api.conversations.listForInbox>;
/** A conversation as lists show it. */
export type InboxRow = InboxPage["conversations"][number];
/** A conversation without its visitor and newest message. */
export type Conversation = NonNullable<FunctionReturnType<typeof api.conversations.get>>;
/** Where a conversation stands. */
export type Status = Conversation["status"];

/** What a visitor is called: their name, else their address, else the name that Foyer made up. */
export function nameOfVisitor(visitor: InboxRow["visitor"] | undefined): string {
  return visitor?.name ?? visitor?.email ?? (visitor ? spoken(visitor.readableId) : "Visitor");
}

/** "calm-otter-42" as "Calm otter". */
function spoken(readableId: string): string {
  const words = readableId.replace(/-\d+$/, "").replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Whether somebody waits for an answer of the team. */
export function isWaiting({ status, waitingSince }: Pick<Conversation, "status" | "waitingSince">): boolean {
  return status === "open" && waitingSince !== undefined;
}
