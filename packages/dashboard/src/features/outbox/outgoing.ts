import type { OutboxEntry } from "@foyer/sdk";

/** A message as the outbox keeps it. */
export interface Outgoing {
  workspaceId: string;
  conversationId: string;
  content: string;
  kind: "text" | "note";
  /** The message that this one answers. */
  replyTo?: { id: string; name: string; content: string } | undefined;
  attachments: readonly OutgoingFile[];
  /** It goes into a conversation of the marketplace. */
  isMarketplace?: boolean;
}

/** A file that was uploaded and goes with the message. */
export interface OutgoingFile {
  id: string;
  name: string;
  mimeType: string;
  sizeBytes: number;
}

/** A message on its way. */
export type PendingMessage = OutboxEntry<Outgoing>;
