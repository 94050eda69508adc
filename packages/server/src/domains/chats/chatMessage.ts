/** How the messages of chats look to clients. */
import type { QueryContext } from "../../engine/context.ts";
import { type Infer, z } from "../../engine/values.ts";
import { attachmentsOfMessages } from "../attachments/attach.ts";
import type { MessageRow } from "../conversations/message.ts";
import { people } from "../marketplace/tables.ts";

/** A message. A deleted one keeps its number and has no content. */
export const chatMessageShape = z.object({
  id: z.id("messages"),
  chatId: z.id("conversations"),
  /** Its number in the chat, from 1, without gaps. */
  seq: z.number(),
  /** The chat's count of changes when this message last changed. */
  changeSeq: z.number(),
  /** The host's own id of the sender; `null` for notices. */
  senderId: z.string().nullable(),
  senderName: z.string().nullable(),
  kind: z.enum(["text", "file", "image", "system"]),
  text: z.string(),
  file: z.object({ url: z.string(), name: z.string(), type: z.string(), sizeBytes: z.number() }).nullable(),
  metadata: z.attributes(),
  clientMessageId: z.string().optional(),
  createdAt: z.number(),
  editedAt: z.number().nullable(),
  deletedAt: z.number().nullable(),
});

/** A message on the wire. */
export type ChatMessage = Infer<typeof chatMessageShape>;

/** What presenting needs. */
export type Presenting = Pick<QueryContext, "db" | "surroundings"> & Partial<Pick<QueryContext, "isPast">>;

/** Presents rows in their order. */
export async function presentChatMessages(ctx: Presenting, rows: readonly MessageRow[]): Promise<ChatMessage[]> {
  const written = rows.filter((row) => row.senderType === "member");
  const withFiles = rows.filter((row) => row.deletedAt === null && row.attachmentIds.length > 0);
  const [senders, files] = await Promise.all([
    ctx.db.getMany(
      people,
      written.map((row) => row.senderId),
      { only: ["externalId", "name"] },
    ),
    attachmentsOfMessages(ctx, withFiles),
  ]);
  return rows.map((row) => {
    const isDeleted = row.deletedAt !== null;
    const sender = senders.get(row.senderId);
    const file = files.get(row.id)?.[0];
    return {
      id: row.id,
      chatId: row.conversationId,
      seq: row.seq,
      changeSeq: row.changeSeq ?? 0,
      senderId: sender?.externalId ?? null,
      senderName: sender?.name ?? null,
      kind: row.kind === "file" || row.kind === "image" || row.kind === "system" ? row.kind : "text",
      text: isDeleted ? "" : row.content,
      file: file ? { url: file.url, name: file.fileName, type: file.mimeType, sizeBytes: file.size } : null,
      metadata: (!isDeleted && row.metadata) || {},
      clientMessageId: row.clientMessageId ?? undefined,
      createdAt: row.createdAt,
      editedAt: row.editedAt,
      deletedAt: row.deletedAt,
    };
  });
}

/** Presents one row. */
export async function presentChatMessage(ctx: Presenting, row: MessageRow): Promise<ChatMessage> {
  const [message] = await presentChatMessages(ctx, [row]);
  // One row in, one message out.
  return message as ChatMessage;
}
