/** Messages: reading a conversation, writing into it, changing what one wrote. */
import { AppError } from "@foyer/protocol";
import type { Caller } from "../../engine/caller.ts";
import type { MutationContext } from "../../engine/context.ts";
import { internalMutation, mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { paginate } from "../../persistence/paginate.ts";
import type { Reader } from "../../persistence/reader.ts";
import { attachToMessage } from "../attachments/attach.ts";
import { removeFiles } from "../attachments/removal.ts";
import { ofSupport, ownConversation, writtenInSupport } from "./access.ts";
import { appendMessage, DELETED_PREVIEW, previewOf } from "./append.ts";
import { senderType } from "./conversation.ts";
import { MAX_MESSAGE_LENGTH, type MessageRow, messageShape } from "./message.ts";
import { mergeMetadata } from "./metadata.ts";
import { presentMessages } from "./presentMessages.ts";
import { conversations, messages } from "./tables.ts";

const ROWS_PER_ROUND = 200;
const MOST_ROUNDS = 10;
const NOT_ALLOWED = "Not authorized to send messages to this conversation";

/** List a conversation's messages: the newest in ascending order, or pages with the newest first when `paginationOpts` is given. */
export const list = query({
  args: {
    conversationId: z.id("conversations"),
    visitorId: z.id("visitors").optional(),
    sessionToken: z.text(100).optional(),
    /** Only messages with a smaller number. */
    before: z.number().int().optional(),
    limit: z.limit(200).optional(),
    paginationOpts: z.paginationOpts().optional(),
  },
  returns: z.union([z.array(messageShape), z.page(messageShape)]),
  subject: [conversations, "conversationId", ofSupport],
  access: { agent: "conversations.read", apiKey: "conversations.read", visitor: ownConversation() },
  whenRefused: [],
  shared: true,
  windowMs: 10,
  async handler(ctx, { conversationId, before, limit = 200, paginationOpts }) {
    const isShown = ({ isInternal }: MessageRow) => ctx.callerKind !== "visitor" || !isInternal;
    if (paginationOpts) {
      const by: ["seq", "number"][] = [["seq", "number"]];
      const what = { table: messages, index: "bySeq", eq: { conversationId }, order: "desc" as const, by };
      const page = await paginate(ctx.db, what, paginationOpts);
      return { ...page, page: await presentMessages(ctx, page.page.filter(isShown)) };
    }
    const rows = await newestOf(ctx.db, { conversationId, before, limit, isShown });
    return presentMessages(ctx, rows.reverse());
  },
});

/** Send a message; gives its id. A second send with the same `clientMessageId` gives the first one's id and changes nothing. */
export const send = mutation({
  args: {
    conversationId: z.id("conversations"),
    content: z.text(MAX_MESSAGE_LENGTH),
    /** Who sends follows from the caller; when given, these must agree with it. */
    senderType: senderType.optional(),
    senderId: z.text(100).optional(),
    visitorId: z.id("visitors").optional(),
    sessionToken: z.text(100).optional(),
    attachmentIds: z.array(z.id("attachments")).max(10).optional(),
    clientMessageId: z.text(64, 1).optional(),
    replyToId: z.id("messages").optional(),
    /** A note is for the team's eyes only. */
    kind: z.enum(["text", "note"]).optional(),
    metadata: z.attributes(20).optional(),
  },
  returns: z.id("messages"),
  subject: [conversations, "conversationId", ofSupport],
  access: { agent: "conversations.reply", apiKey: "conversations.reply", visitor: ownConversation(NOT_ALLOWED) },
  rateLimit: { per: "caller", points: 120, seconds: 60 },
  together: ({ attachmentIds = [] }) => attachmentIds.length === 0,
  ahead: (caller, args) => lookForRepeated({ ...args, senderId: senderIdOf(caller) }),
  async handler(ctx, args, conversation) {
    const sender = senderOf(ctx.caller, args);
    const repeated = await findRepeated(ctx, { ...args, senderId: sender.senderId });
    if (repeated) return repeated;
    if (conversation.blockedAt !== null) throw new AppError("NOT_AUTHORIZED", "Conversation is blocked");
    const { attachmentIds = [], content } = args;
    if (content.trim() === "" && attachmentIds.length === 0) {
      throw new AppError("INVALID_INPUT", "A message needs a text or a file", { path: "content" });
    }
    if (args.kind === "note" && sender.senderType === "visitor") {
      throw new AppError("NOT_AUTHORIZED", "Only the team writes notes", { path: "kind" });
    }
    if (args.replyToId) await requireSameConversation(ctx, args.replyToId, conversation.id);
    const row = await appendMessage(ctx, conversation, {
      ...sender,
      content,
      kind: args.kind ?? "text",
      isInternal: args.kind === "note",
      clientMessageId: args.clientMessageId,
      replyToId: args.replyToId,
      attachmentIds,
      metadata: args.metadata && mergeMetadata(null, args.metadata),
    });
    if (attachmentIds.length > 0) await attachToMessage(ctx, row, attachmentIds);
    return row.id;
  },
});

/** Change the text of one's own message; it shows as edited. */
export const update = mutation({
  args: { id: z.id("messages"), content: z.text(MAX_MESSAGE_LENGTH, 1), sessionToken: z.text(100).optional() },
  returns: z.null(),
  subject: [messages, "id", writtenInSupport],
  access: { agent: "conversations.reply", visitor: isOwnMessage },
  async handler(ctx, { id, content }, message) {
    requireOwn(ctx.caller, message);
    if (message.deletedAt !== null) throw new AppError("CONFLICT", "This message was deleted");
    if (message.kind === "system" || message.kind === "transfer")
      throw new AppError("NOT_AUTHORIZED", "Notices cannot be edited");
    if (content.trim() === "" && message.attachmentIds.length === 0) {
      throw new AppError("INVALID_INPUT", "A message needs a text or a file", { path: "content" });
    }
    await ctx.db.update(messages, id, { content, editedAt: ctx.now });
    await refreshPreview(ctx, message, previewOf({ content, attachmentIds: message.attachmentIds }));
    return null;
  },
});

/** Delete a message; it keeps its place as a tombstone. Agents who may delete conversations may delete any message. */
export const remove = mutation({
  args: { id: z.id("messages"), sessionToken: z.text(100).optional() },
  returns: z.null(),
  subject: [messages, "id", writtenInSupport],
  access: { agent: "conversations.reply", visitor: isOwnMessage },
  async handler(ctx, { id }, message) {
    if (ctx.caller.kind === "agent" && message.senderId !== ctx.caller.userId) {
      const allowed = await ctx.surroundings.permissionsOf(ctx.db, ctx.caller.userId, message.workspaceId);
      if (!allowed?.has("conversations.delete"))
        throw new AppError("PERMISSION_DENIED", "Permission denied: conversations.delete");
    }
    if (message.deletedAt !== null) return null;
    await ctx.db.update(messages, id, { deletedAt: ctx.now });
    await removeFiles(ctx, message.attachmentIds);
    await refreshPreview(ctx, message, DELETED_PREVIEW);
    ctx.audit({ workspaceId: message.workspaceId, action: "message.deleted", resourceType: "message", resourceId: id });
    return null;
  },
});

/** Send a message as Foyer itself, such as an automatic answer; gives its id. */
export const internalSendBotMessage = internalMutation({
  args: {
    conversationId: z.id("conversations"),
    content: z.text(MAX_MESSAGE_LENGTH, 1),
    senderId: z.text(100).optional(),
    clientMessageId: z.text(64).optional(),
  },
  returns: z.id("messages"),
  subject: [conversations, "conversationId", ofSupport],
  async handler(ctx, { content, senderId = "system", clientMessageId, conversationId }, conversation) {
    const repeated = await findRepeated(ctx, { conversationId, clientMessageId, senderId });
    if (repeated) return repeated;
    const row = await appendMessage(ctx, conversation, { senderType: "bot", senderId, content, clientMessageId });
    return row.id;
  },
});

/** The newest messages that are shown; reads on while a page is not full, since notes of the team may fill one. */
async function newestOf(
  db: Reader,
  page: { conversationId: string; before: number | undefined; limit: number; isShown(row: MessageRow): boolean },
): Promise<MessageRow[]> {
  const { conversationId, limit, isShown } = page;
  const shown: MessageRow[] = [];
  let { before } = page;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const size = round === 0 ? limit : ROWS_PER_ROUND;
    const start = before === undefined ? {} : { before: [before] };
    const rows = await db.list(messages, "bySeq", { eq: { conversationId }, order: "desc", limit: size, ...start });
    shown.push(...rows.filter(isShown));
    before = rows.at(-1)?.seq;
    if (shown.length >= limit || rows.length < size) break;
  }
  return shown.slice(0, limit);
}

/** Who sends: always the caller. */
function senderOf(caller: Caller, claimed: { senderType?: string | undefined; senderId?: string | undefined }) {
  if (claimed.senderType === "bot") {
    throw new AppError("NOT_AUTHORIZED", "Not authorized: bot messages can only be sent by internal system callers", {
      path: "senderType",
    });
  }
  const senderType: "visitor" | "agent" = caller.kind === "visitor" ? "visitor" : "agent";
  const sender = { senderType, senderId: senderIdOf(caller) };
  const types: string[] = caller.kind === "agent" ? ["agent", "user"] : [sender.senderType];
  if (claimed.senderType !== undefined && !types.includes(claimed.senderType)) {
    throw new AppError("NOT_AUTHORIZED", NOT_ALLOWED, { path: "senderType" });
  }
  const ids: string[] = caller.kind === "visitor" ? [caller.visitorId, ...caller.formerIds] : [sender.senderId];
  if (claimed.senderId !== undefined && !ids.includes(claimed.senderId)) {
    throw new AppError("NOT_AUTHORIZED", NOT_ALLOWED, { path: "senderId" });
  }
  return sender;
}

function senderIdOf(caller: Caller): string {
  if (caller.kind === "visitor") return caller.visitorId;
  return caller.kind === "agent" ? caller.userId : "system";
}

/** Names one send among its deliveries. */
interface SendKey {
  readonly conversationId: string;
  readonly senderId: string;
  readonly clientMessageId?: string | undefined;
}

function lookForRepeated({ conversationId, senderId, clientMessageId }: SendKey) {
  if (!clientMessageId) return undefined;
  return { table: messages, index: "byClientMessageId" as const, eq: { conversationId, senderId, clientMessageId } };
}

async function findRepeated(ctx: MutationContext, key: SendKey): Promise<string | undefined> {
  const look = lookForRepeated(key);
  return look && (await ctx.db.first(look.table, look.index, look.eq))?.id;
}

async function requireSameConversation(ctx: MutationContext, replyToId: string, conversationId: string): Promise<void> {
  const original = await ctx.db.get(messages, replyToId);
  if (original?.conversationId !== conversationId)
    throw new AppError("NOT_FOUND", "Message not found", { path: "replyToId" });
}

function isOwnMessage({ caller, subject }: { caller: Caller; subject: MessageRow }): boolean {
  return caller.kind === "visitor" && subject.senderId === caller.visitorId && subject.senderType === "visitor";
}

function requireOwn(caller: Caller, message: MessageRow): void {
  if (caller.kind === "agent" && message.senderId !== caller.userId) {
    throw new AppError("NOT_AUTHORIZED", "Only the sender can edit a message");
  }
}

/** Keeps the list's copy of the newest message true. */
export async function refreshPreview(ctx: MutationContext, message: MessageRow, preview: string): Promise<void> {
  const conversation = await ctx.db.get(conversations, message.conversationId, { lock: true });
  if (conversation?.lastMessageId !== message.id) return;
  await ctx.db.update(conversations, conversation.id, { lastMessagePreview: preview });
}
