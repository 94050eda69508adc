/** Changing and deleting messages of chats. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { mutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { attachToMessage } from "../attachments/attach.ts";
import { removeFiles } from "../attachments/removal.ts";
import { DELETED_PREVIEW, previewOf } from "../conversations/append.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { MAX_MESSAGE_LENGTH, type MessageRow } from "../conversations/message.ts";
import { mergeMetadata } from "../conversations/metadata.ts";
import { conversations, messages } from "../conversations/tables.ts";
import { personOf } from "../marketplace/participant.ts";
import { chatMessageShape, presentChatMessage } from "./chatMessage.ts";
import { isChat, requireMember, whoReachesMessage } from "./membership.ts";
import { kindOfFile, requireContent } from "./messages.ts";

export const module = "chats";

/** Change the text, the file or the metadata of one's own message; what is left out stays, `null` takes the file away. */
export const update = mutation({
  args: {
    messageId: z.id("messages"),
    text: z.text(MAX_MESSAGE_LENGTH).optional(),
    fileId: z.id("attachments").nullable().optional(),
    metadata: z.attributes(20).optional(),
  },
  returns: chatMessageShape,
  subject: [messages, "messageId"],
  access: whoReachesMessage,
  rateLimit: { per: "caller", points: 120, seconds: 60 },
  async handler(ctx, { text, fileId, metadata }, message) {
    const chat = await lockChat(ctx, message);
    if (message.senderId !== personOf(ctx.caller).personId) {
      throw new AppError("NOT_AUTHORIZED", "Only the sender can edit a message");
    }
    if (message.deletedAt !== null) throw new AppError("CONFLICT", "This message was deleted");
    const content = text ?? message.content;
    const [known] = message.attachmentIds;
    const file = fileId === undefined ? known : (fileId ?? undefined);
    requireContent(content, file);
    if (file && file !== known) await attachToMessage(ctx, message, [file]);
    if (known && file !== known) await removeFiles(ctx, [known]);
    const changed = await change(ctx, chat, message, {
      content,
      kind: file ? await kindOfFile(ctx, file) : "text",
      attachmentIds: file ? [file] : [],
      ...(metadata ? { metadata: mergeMetadata(null, metadata) } : {}),
      editedAt: ctx.now,
    });
    return presentChatMessage(ctx, changed);
  },
});

/** Delete a message: its place stays. Senders delete their own, the owner and admins of a group any. */
export const remove = mutation({
  args: { messageId: z.id("messages") },
  returns: z.null(),
  subject: [messages, "messageId"],
  access: whoReachesMessage,
  rateLimit: { per: "caller", points: 120, seconds: 60 },
  async handler(ctx, { messageId }, message) {
    const chat = await lockChat(ctx, message);
    const { role } = await requireMember(ctx, chat.id, "messageId");
    const isOwn = message.senderId === personOf(ctx.caller).personId;
    if (message.kind === "system") throw new AppError("NOT_AUTHORIZED", "Notices cannot be deleted");
    if (!isOwn && (chat.kind === "direct" || role === "member")) {
      throw new AppError("NOT_AUTHORIZED", "Only the sender and those who run the group can delete a message");
    }
    if (message.deletedAt !== null) return null;
    await change(ctx, chat, message, { deletedAt: ctx.now });
    await removeFiles(ctx, message.attachmentIds);
    const { workspaceId } = message;
    ctx.audit({ workspaceId, action: "message.deleted", resourceType: "message", resourceId: messageId });
    return null;
  },
});

/** The chat of a message, locked; the caller may have been removed while they waited for it. */
async function lockChat(ctx: MutationContext, message: MessageRow): Promise<ConversationRow> {
  const chat = await ctx.db.get(conversations, message.conversationId, { lock: true });
  if (!chat || !isChat(chat)) throw new AppError("NOT_FOUND", "Message not found", { path: "messageId" });
  await requireMember(ctx, chat.id, "messageId");
  return chat;
}

/** Changes a message and counts that as the chat's newest change. */
async function change(
  ctx: MutationContext,
  chat: ConversationRow,
  message: MessageRow,
  patch: Partial<MessageRow>,
): Promise<MessageRow> {
  const changeSeq = chat.changeSeq + 1;
  const changed = { ...message, ...patch, changeSeq };
  const preview = changed.deletedAt === null ? previewOf(changed) : DELETED_PREVIEW;
  const isNewest = chat.lastMessageId === message.id;
  await ctx.db.update(messages, message.id, { ...patch, changeSeq });
  await ctx.db.update(conversations, chat.id, { changeSeq, ...(isNewest ? { lastMessagePreview: preview } : {}) });
  return changed;
}
