/** Messages of the marketplace: reading, sending, deleting. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { type Infer, z } from "../../engine/values.ts";
import { decodeCursor, encodeCursor } from "../../persistence/cursor.ts";
import { attachToMessage } from "../attachments/attach.ts";
import { tooLarge } from "../attachments/limits.ts";
import { attachments } from "../attachments/tables.ts";
import { DELETED_PREVIEW } from "../conversations/append.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { MAX_MESSAGE_LENGTH, type MessageRow } from "../conversations/message.ts";
import { refreshPreview } from "../conversations/messages.ts";
import { conversations, messages } from "../conversations/tables.ts";
import { chatMessageShape, presentChatMessages } from "./chatMessage.ts";
import { repeatedSend, requireMaySend, sendAs } from "./chatSend.ts";
import { imageLimitsOf } from "./settings.ts";
import { ofMarketplace, requireStanding, whoReachesMessage, whoTakesPart } from "./standing.ts";

export const module = "shared/chat";

const CURSOR = "chat";
const SEND = "send message to";

const imageAttachment = z.object({
  fileId: z.id("attachments"),
  fileName: z.text(1_000).optional(),
  /** Type, size and measures are found out from the bytes; what is said here is only compared with the limits. */
  fileType: z.text(100).optional(),
  fileSize: z.number().min(0).optional(),
  width: z.number().min(0).optional(),
  height: z.number().min(0).optional(),
});

/** Get a page of a conversation's messages, the newest first. */
export const getMessages = query({
  args: {
    conversationId: z.id("conversations"),
    limit: z.limit(200).optional(),
    cursor: z.text(500).nullable().optional(),
    /** In place of `cursor`: only messages with a smaller number, for pages that stay where they are. */
    beforeSeq: z.number().int().min(1).optional(),
  },
  returns: z.object({
    messages: z.array(chatMessageShape),
    isDone: z.boolean(),
    continueCursor: z.string().optional(),
  }),
  subject: [conversations, "conversationId", ofMarketplace],
  access: whoTakesPart("view"),
  async handler(ctx, { conversationId, limit = 50, cursor, beforeSeq }, conversation) {
    const standing = await requireStanding(ctx, conversation, "view");
    const start = beforeSeq === undefined ? undefined : [beforeSeq];
    const before = cursor ? decodeCursor(CURSOR, cursor, ["number"]) : start;
    const rows = await ctx.db.list(messages, "bySeq", {
      eq: { conversationId },
      order: "desc",
      limit: limit + 1,
      ...(before ? { before } : {}),
    });
    const page = rows.slice(0, limit);
    const isDone = rows.length <= limit;
    const visible = page.filter((row) => standing.side === "admin" || !row.isInternal);
    return {
      messages: await presentChatMessages(ctx, conversation, { rows: visible, side: standing.side }),
      isDone,
      continueCursor: isDone ? undefined : encodeCursor(CURSOR, [page.at(-1)?.seq ?? 0]),
    };
  },
});

/** Send a text or an image; gives the message's id. A second send with the same `clientMessageId` gives the first one's. */
export const sendMessage = mutation({
  args: {
    conversationId: z.id("conversations"),
    content: z.text(MAX_MESSAGE_LENGTH),
    messageType: z.enum(["text", "image"]).optional(),
    imageAttachment: imageAttachment.optional(),
    clientMessageId: z.text(64, 1).optional(),
  },
  returns: z.id("messages"),
  subject: [conversations, "conversationId", ofMarketplace],
  access: whoTakesPart(SEND),
  rateLimit: { per: "caller", points: 120, seconds: 60 },
  async handler(ctx, args, conversation) {
    const standing = await requireStanding(ctx, conversation, SEND);
    const { side, senderId } = standing;
    const { content, clientMessageId, messageType = "text" } = args;
    const repeated = await repeatedSend(ctx.db, conversation, { senderId, clientMessageId });
    if (repeated) return repeated.id;
    await requireMaySend(ctx.db, conversation, standing);
    const image = requireContent({ ...args, messageType });
    const message = await sendAs(ctx, conversation, {
      side,
      senderId,
      kind: messageType,
      content,
      clientMessageId,
      attachmentIds: image ? [image.fileId] : [],
    });
    if (image) await attachImage(ctx, message, image);
    return message.id;
  },
});

/** Delete a message: its place stays, what it said is kept for disputes only. Senders delete their own, admins any. */
export const deleteMessage = mutation({
  args: { messageId: z.id("messages") },
  returns: z.null(),
  subject: [messages, "messageId"],
  access: whoReachesMessage,
  async handler(ctx, { messageId }, message) {
    const conversation = await requireConversation(ctx, message);
    const { side, senderId } = await requireStanding(ctx, conversation);
    const isOwn = message.senderId === senderId && message.senderType === side;
    if (!isOwn && side !== "admin") throw new AppError("NOT_AUTHORIZED", "Unauthorized to delete this message");
    if (message.kind === "system" || message.kind === "transfer") {
      throw new AppError("NOT_AUTHORIZED", "Notices cannot be deleted");
    }
    if (message.deletedAt !== null) return null;
    await ctx.db.update(messages, messageId, { deletedAt: ctx.now });
    await refreshPreview(ctx, message, DELETED_PREVIEW);
    const { workspaceId } = message;
    ctx.audit({ workspaceId, action: "message.deleted", resourceType: "message", resourceId: messageId });
    return null;
  },
});

async function requireConversation(ctx: MutationContext, message: MessageRow): Promise<ConversationRow> {
  const conversation = await ctx.db.get(conversations, message.conversationId, { lock: true });
  if (conversation && ofMarketplace(conversation)) return conversation;
  throw new AppError("NOT_FOUND", "Message not found", { path: "messageId" });
}

type Image = Infer<typeof imageAttachment>;

function requireContent(args: { content: string; messageType: string; imageAttachment?: Image | undefined }) {
  const image = args.imageAttachment;
  const isImage = args.messageType === "image";
  if (isImage && !image) {
    throw new AppError("MISSING_REQUIRED_FIELD", "An image message needs an image", { path: "imageAttachment" });
  }
  if (!isImage && image) {
    throw new AppError("INVALID_INPUT", "A text message has no image", { path: "imageAttachment" });
  }
  if (!isImage && args.content.trim() === "") {
    throw new AppError("INVALID_INPUT", "A message needs a text", { path: "content" });
  }
  return image;
}

/** Attaches an image of the sender's own, if its bytes keep the limits of now. */
async function attachImage(ctx: MutationContext, message: MessageRow, image: Image): Promise<void> {
  const { maxSizeBytes, types } = await imageLimitsOf(ctx.db, message.workspaceId);
  if ((image.fileSize ?? 0) > maxSizeBytes) throw tooLarge("marketplace", maxSizeBytes);
  await attachToMessage(ctx, { ...message, purpose: "marketplace" }, [image.fileId]);
  const file = await ctx.db.get(attachments, image.fileId);
  if ((file?.sizeBytes ?? 0) > maxSizeBytes) throw tooLarge("marketplace", maxSizeBytes);
  if (!file || !types.includes(file.mimeType)) {
    throw new AppError("INVALID_INPUT", "Images of this type are not allowed", { path: "imageAttachment.fileId" });
  }
}
