/** How a message looks to clients. */
import { type Infer, z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import { type AttachmentView, attachmentShape } from "../attachments/attachment.ts";
import { senderType } from "./conversation.ts";
import type { messages } from "./tables.ts";

/** The longest text of a message, in characters. */
export const MAX_MESSAGE_LENGTH = 20_000;

/** The kinds of messages that people write. */
export const messageKind = z.enum(["text", "image", "file", "system", "transfer", "note"]);

/** A message. A deleted one keeps its place and has no content. */
export const messageShape = z.object({
  _id: z.id("messages"),
  _creationTime: z.number(),
  conversationId: z.id("conversations"),
  /** Its number in the conversation, from 1, without gaps. */
  seq: z.number(),
  senderId: z.string(),
  senderType,
  senderName: z.string().optional(),
  senderAvatarUrl: z.string().optional(),
  kind: messageKind,
  isInternal: z.boolean(),
  content: z.string(),
  clientMessageId: z.string().optional(),
  replyTo: z
    .object({
      _id: z.id("messages"),
      seq: z.number(),
      senderType,
      senderName: z.string().optional(),
      content: z.string(),
    })
    .optional(),
  attachmentIds: z.array(z.id("attachments")),
  attachments: z.array(attachmentShape),
  channel: z.enum(["chat", "email"]),
  deliveryStatus: z.enum(["pending", "sent", "delivered", "bounced", "failed"]).optional(),
  metadata: z.attributes().optional(),
  createdAt: z.number(),
  editedAt: z.number().optional(),
  deletedAt: z.number().optional(),
});

/** A message on the wire. */
export type Message = Infer<typeof messageShape>;
/** A row of the table of messages. */
export type MessageRow = Row<typeof messages>;

/** What a message shows besides its own row. */
export interface MessageSurroundings {
  names: ReadonlyMap<string, { name: string; avatarUrl?: string }>;
  attachments: ReadonlyMap<string, AttachmentView[]>;
  repliedTo: ReadonlyMap<string, MessageRow>;
}

/** Presents a row. */
export function toMessage(row: MessageRow, around: MessageSurroundings): Message {
  const sender = around.names.get(row.senderId);
  const repliedTo = row.replyToId ? around.repliedTo.get(row.replyToId) : undefined;
  const isDeleted = row.deletedAt !== null;
  return {
    _id: row.id,
    _creationTime: row.createdAt,
    conversationId: row.conversationId,
    seq: row.seq,
    senderId: row.senderId,
    senderType: row.senderType,
    senderName: sender?.name ?? (row.senderType === "agent" || row.senderType === "user" ? "Support" : undefined),
    senderAvatarUrl: sender?.avatarUrl,
    kind: row.kind,
    isInternal: row.isInternal,
    content: isDeleted ? "" : row.content,
    clientMessageId: row.clientMessageId ?? undefined,
    replyTo: repliedTo && {
      _id: repliedTo.id,
      seq: repliedTo.seq,
      senderType: repliedTo.senderType,
      senderName: around.names.get(repliedTo.senderId)?.name,
      content: repliedTo.deletedAt === null ? repliedTo.content.slice(0, 200) : "",
    },
    attachmentIds: isDeleted ? [] : row.attachmentIds,
    attachments: isDeleted ? [] : (around.attachments.get(row.id) ?? []),
    channel: row.channel,
    deliveryStatus: row.deliveryStatus ?? undefined,
    metadata: isDeleted ? undefined : (row.metadata ?? undefined),
    createdAt: row.createdAt,
    editedAt: row.editedAt ?? undefined,
    deletedAt: row.deletedAt ?? undefined,
  };
}
