/** How messages of the marketplace look to clients. */
import type { QueryContext } from "../../engine/context.ts";
import { type Infer, z } from "../../engine/values.ts";
import { attachmentsOfMessages } from "../attachments/attach.ts";
import type { AttachmentView } from "../attachments/attachment.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import type { MessageRow } from "../conversations/message.ts";
import { namesOfUsers } from "../identity/names.ts";
import { maskContacts } from "./mask.ts";
import { switchesOf } from "./settings.ts";
import type { Standing } from "./standing.ts";
import { people, stores } from "./tables.ts";

/** A message. A deleted one keeps its place and has no content. */
export const chatMessageShape = z.object({
  _id: z.id("messages"),
  _creationTime: z.number(),
  /** Its number in the conversation, from 1, without gaps. */
  seq: z.number(),
  senderId: z.string(),
  senderType: z.enum(["customer", "store", "seller", "admin", "system"]),
  senderName: z.string().optional(),
  messageType: z.enum(["text", "image", "system", "transfer"]),
  content: z.string(),
  imageAttachment: z
    .object({
      fileId: z.id("attachments"),
      fileName: z.string(),
      fileType: z.string(),
      fileSize: z.number(),
      width: z.number().optional(),
      height: z.number().optional(),
      url: z.string(),
      thumbnailUrl: z.string().optional(),
    })
    .optional(),
  clientMessageId: z.string().optional(),
  isRead: z.boolean(),
  readAt: z.number().optional(),
  isDeleted: z.boolean(),
});

type ChatMessage = Infer<typeof chatMessageShape>;

/** Names of those who write in one conversation. */
interface Names {
  readonly customer?: string | undefined;
  readonly store?: string | undefined;
  readonly seller?: string | undefined;
  readonly agents: ReadonlyMap<string, { name: string }>;
}

/** Presents rows as one side sees them. */
export async function presentChatMessages(
  ctx: Pick<QueryContext, "db" | "surroundings"> & Partial<Pick<QueryContext, "isPast">>,
  conversation: ConversationRow,
  { rows, side }: { rows: readonly MessageRow[]; side: Standing["side"] },
): Promise<ChatMessage[]> {
  const shown = rows.filter((row) => row.deletedAt === null);
  const [names, files, { masksContactDetails }] = await Promise.all([
    namesIn(ctx, conversation, rows),
    attachmentsOfMessages(
      ctx,
      shown.filter((row) => row.attachmentIds.length > 0),
    ),
    switchesOf(ctx.db, conversation.workspaceId),
  ]);
  return rows.map((row) => {
    const isMasked = masksContactDetails && side !== "admin" && row.senderType !== side;
    return toChatMessage(row, { names, image: files.get(row.id)?.[0], isMasked });
  });
}

/** The names that messages of a conversation show: a store's staff appear as the store. */
export async function namesIn(
  ctx: Parameters<typeof namesOfUsers>[0],
  { customerId, storeId, sellerId }: ConversationRow,
  rows: readonly Pick<MessageRow, "senderType" | "senderId">[],
): Promise<Names> {
  const admins = rows.filter((row) => row.senderType === "admin").map((row) => row.senderId);
  const [agents, customer, store, seller] = await Promise.all([
    namesOfUsers(ctx, admins),
    customerId ? ctx.db.observe(people, customerId) : null,
    storeId ? ctx.db.observe(stores, storeId) : null,
    sellerId ? ctx.db.observe(people, sellerId) : null,
  ]);
  return { agents, customer: customer?.name ?? undefined, store: store?.name, seller: seller?.name ?? undefined };
}

/** The name of one who writes. */
export function nameOf(names: Names, { senderType, senderId }: { senderType: string; senderId: string }) {
  if (senderType === "customer") return names.customer;
  if (senderType === "store") return names.store;
  if (senderType === "seller") return names.seller;
  return senderType === "admin" ? (names.agents.get(senderId)?.name ?? "Support") : undefined;
}

function toChatMessage(
  row: MessageRow,
  { names, image, isMasked }: { names: Names; image: AttachmentView | undefined; isMasked: boolean },
): ChatMessage {
  const isDeleted = row.deletedAt !== null;
  const content = isMasked ? maskContacts(row.content) : row.content;
  const { senderType: type } = row;
  return {
    _id: row.id,
    _creationTime: row.createdAt,
    seq: row.seq,
    senderId: row.senderId,
    senderType: type === "customer" || type === "store" || type === "seller" || type === "admin" ? type : "system",
    senderName: nameOf(names, row),
    messageType: row.kind === "image" || row.kind === "system" || row.kind === "transfer" ? row.kind : "text",
    content: isDeleted ? "" : content,
    imageAttachment: image && {
      fileId: image._id,
      fileName: image.fileName,
      fileType: image.mimeType,
      fileSize: image.size,
      width: image.width,
      height: image.height,
      url: image.url,
      thumbnailUrl: image.thumbnailUrl,
    },
    clientMessageId: row.clientMessageId ?? undefined,
    isRead: row.readAt !== null,
    readAt: row.readAt ?? undefined,
    isDeleted,
  };
}
