/** Messages of chats: reading them, following them, writing. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { type Infer, z } from "../../engine/values.ts";
import { attachToMessage } from "../attachments/attach.ts";
import { attachments } from "../attachments/tables.ts";
import { appendMessage, MOST_MESSAGES } from "../conversations/append.ts";
import { MAX_MESSAGE_LENGTH, type MessageRow } from "../conversations/message.ts";
import { mergeMetadata } from "../conversations/metadata.ts";
import * as tables from "../conversations/tables.ts";
import { keepName } from "../marketplace/chatStart.ts";
import { personOf } from "../marketplace/participant.ts";
import {
  type ChatMessage,
  chatMessageShape,
  type Presenting,
  presentChatMessage,
  presentChatMessages,
} from "./chatMessage.ts";
import { isChat, requireChatsOn, requireMember, whoIsIn } from "./membership.ts";

export const module = "chats";

const PAGE = 25;
const MOST_CHANGES = 16;
const MOST_LATEST = 4;

const changeShape = z.object({
  changeSeq: z.number(),
  kind: z.enum(["message", "update", "delete"]),
  message: chatMessageShape,
});

/** Get a page of 25 messages in ascending order; page 1, or none, is the newest. */
export const messages = query({
  args: {
    chatId: z.id("conversations"),
    page: z.number().int().min(1).max(MOST_MESSAGES).nullable().optional(),
  },
  returns: z.object({
    messages: z.array(chatMessageShape),
    page: z.number(),
    totalMessages: z.number(),
    totalPages: z.number(),
  }),
  subject: [tables.conversations, "chatId", isChat],
  access: whoIsIn,
  shared: true,
  async handler(ctx, { chatId, page }, { lastSeq: totalMessages }) {
    const number = page ?? 1;
    const last = totalMessages - PAGE * (number - 1);
    const range = { from: [Math.max(1, last - PAGE + 1)], to: [last], limit: PAGE };
    const rows =
      last < 1 ? [] : await ctx.db.list(tables.messages, "bySeq", { eq: { conversationId: chatId }, ...range });
    const totalPages = Math.ceil(totalMessages / PAGE);
    return { messages: await presentChatMessages(ctx, rows), page: number, totalMessages, totalPages };
  },
});

/** Get the changes of messages after the chat's change `after`, at most 16: a message comes once, as it is now. */
export const changes = query({
  args: { chatId: z.id("conversations"), after: z.number().int().min(0).max(2_147_483_647) },
  returns: z.object({
    changes: z.array(changeShape),
    /** The chat's newest change, which may not be among these when `isFull`. */
    changeSeq: z.number(),
    /** Whether there may be more after the last of these. */
    isFull: z.boolean(),
  }),
  subject: [tables.conversations, "chatId", isChat],
  access: whoIsIn,
  shared: true,
  async handler(ctx, { chatId, after }, { changeSeq }) {
    const range = { eq: { conversationId: chatId }, after: [after], limit: MOST_CHANGES };
    const rows = await ctx.db.list(tables.messages, "byChange", range);
    return { changes: await presentChanges(ctx, rows), changeSeq, isFull: rows.length === MOST_CHANGES };
  },
});

/** Follow the newest changes of messages, at most 4: one result for all members, and never another question. Who lacks more asks for `changes`. */
export const latest = query({
  args: { chatId: z.id("conversations") },
  returns: z.object({
    changes: z.array(changeShape),
    changeSeq: z.number(),
    /** Whether the chat has no messages but these. */
    isAll: z.boolean(),
  }),
  subject: [tables.conversations, "chatId", isChat],
  access: whoIsIn,
  shared: true,
  async handler(ctx, { chatId }, { changeSeq }) {
    const range = { eq: { conversationId: chatId }, order: "desc" as const, limit: MOST_LATEST };
    const rows = await ctx.db.list(tables.messages, "byChange", range);
    return { changes: await presentChanges(ctx, rows.reverse()), changeSeq, isAll: rows.length < MOST_LATEST };
  },
});

/** Send a message; a second send with the same `clientMessageId` gives the first one's message. */
export const send = mutation({
  args: {
    chatId: z.id("conversations"),
    text: z.text(MAX_MESSAGE_LENGTH).optional(),
    fileId: z.id("attachments").optional(),
    metadata: z.attributes(20).optional(),
    clientMessageId: z.text(64, 1).optional(),
  },
  returns: chatMessageShape,
  subject: [tables.conversations, "chatId", isChat],
  access: whoIsIn,
  rateLimit: { per: "caller", points: 120, seconds: 60 },
  together: ({ fileId }) => fileId === undefined,
  async handler(ctx, { chatId, text = "", fileId, metadata, clientMessageId }, conversation) {
    const caller = personOf(ctx.caller);
    const { personId: senderId } = caller;
    const [member, repeated] = await Promise.all([
      requireMember(ctx, chatId),
      clientMessageId
        ? ctx.db.first(tables.messages, "byClientMessageId", { conversationId: chatId, senderId, clientMessageId })
        : null,
      requireChatsOn(ctx.db, caller.workspaceId),
    ]);
    if (repeated) return presentChatMessage(ctx, repeated);
    requireContent(text, fileId);
    const row = await appendMessage(ctx, conversation, {
      senderType: "member",
      senderId,
      kind: fileId ? await kindOfFile(ctx, fileId) : "text",
      content: text,
      attachmentIds: fileId ? [fileId] : [],
      metadata: metadata && mergeMetadata(null, metadata),
      clientMessageId,
    });
    if (fileId) await attachToMessage(ctx, row, [fileId]);
    // Whoever writes has read what came before.
    await ctx.db.update(tables.members, member.id, { seenSeq: row.seq, seenCount: conversation.agentMessageCount });
    const message = await presentChatMessage(ctx, row);
    if (message.senderName !== null || caller.name === undefined) return message;
    await keepName(ctx, caller);
    return { ...message, senderName: caller.name };
  },
});

/** Refuses a message that says nothing. */
export function requireContent(text: string, fileId: string | undefined): void {
  if (text.trim() !== "" || fileId) return;
  throw new AppError("INVALID_INPUT", "A message needs a text or a file", { path: "text" });
}

/** How a message with this file is shown; that it is the caller's own is checked when it is attached. */
export async function kindOfFile(ctx: MutationContext, fileId: string): Promise<"image" | "file"> {
  const file = await ctx.db.get(attachments, fileId, { only: ["mimeType"] });
  return file?.mimeType.startsWith("image/") ? "image" : "file";
}

async function presentChanges(ctx: Presenting, rows: readonly MessageRow[]): Promise<Infer<typeof changeShape>[]> {
  const shown = await presentChatMessages(ctx, rows);
  return shown.map((message) => ({ changeSeq: message.changeSeq, kind: changeOf(message), message }));
}

function changeOf({
  deletedAt,
  editedAt,
}: Pick<ChatMessage, "deletedAt" | "editedAt">): "message" | "update" | "delete" {
  if (deletedAt !== null) return "delete";
  return editedAt === null ? "message" : "update";
}
