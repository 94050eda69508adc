/** Adding a message: the one place where conversations grow. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import type { ConversationRow } from "./conversation.ts";
import type { MessageRow } from "./message.ts";
import { conversations, messages, type SenderType } from "./tables.ts";

/** A message to add. */
export interface NewMessage {
  senderType: SenderType;
  senderId: string;
  content: string;
  kind?: MessageRow["kind"];
  /** For the team's eyes only; does not count as an answer and moves no list. */
  isInternal?: boolean;
  /** A greeting is neither unread nor an answer. */
  isGreeting?: boolean;
  clientMessageId?: string | undefined;
  replyToId?: string | undefined;
  attachmentIds?: string[] | undefined;
  metadata?: Record<string, string | number | boolean> | undefined;
}

const PREVIEW_LENGTH = 200;
/** How many messages a conversation may have; numbers that clients keep rest on it. */
export const MOST_MESSAGES = 1_048_575;
/** What lists show of a message that was deleted. */
export const DELETED_PREVIEW = "This message was deleted";

/** Adds a message to a conversation whose row is locked, and keeps the row's counters and marks right. */
export async function appendMessage(
  ctx: MutationContext,
  conversation: ConversationRow,
  message: NewMessage,
): Promise<MessageRow> {
  const seq = conversation.lastSeq + 1;
  const change = countsChanges(conversation) ? { changeSeq: conversation.changeSeq + 1 } : {};
  if (seq > MOST_MESSAGES) throw new AppError("CONFLICT", "This conversation is full. Start a new one.");
  const row = await ctx.db.insert(messages, {
    workspaceId: conversation.workspaceId,
    conversationId: conversation.id,
    seq,
    ...change,
    senderType: message.senderType,
    senderId: message.senderId,
    kind: message.kind ?? "text",
    isInternal: message.isInternal ?? false,
    content: message.content,
    clientMessageId: message.clientMessageId ?? null,
    replyToId: message.replyToId ?? null,
    attachmentIds: message.attachmentIds ?? [],
    metadata: message.metadata ?? null,
    createdAt: ctx.now,
  });
  const changes = message.isInternal
    ? { lastSeq: seq }
    : { lastSeq: seq, ...change, ...visibleChanges(ctx.now, conversation, { ...message, id: row.id }) };
  await ctx.db.update(conversations, conversation.id, changes);
  Object.assign(conversation, changes);
  return row;
}

function visibleChanges(
  now: number,
  conversation: ConversationRow,
  message: NewMessage & { id: string },
): Partial<ConversationRow> {
  const seq = conversation.lastSeq + 1;
  const shown: Partial<ConversationRow> = {
    lastMessageAt: now,
    updatedAt: now,
    lastMessageId: message.id,
    lastMessageSeq: seq,
    lastMessagePreview: previewOf(message),
    lastMessageSenderId: message.senderId,
    lastMessageSenderType: message.senderType,
  };
  if (message.isGreeting) return shown;
  if (message.senderType === "visitor" || message.senderType === "customer") {
    return {
      ...shown,
      isDraft: false,
      visitorMessageCount: conversation.visitorMessageCount + 1,
      // Whoever writes has read what came before.
      visitorReadCount: conversation.agentMessageCount,
      visitorSeenSeq: seq,
      visitorDeliveredSeq: seq,
      waitingSince: conversation.waitingSince ?? now,
      ...(conversation.status === "open" ? {} : { status: "open" as const, snoozedUntil: null, resolvedAt: null }),
    };
  }
  if (message.senderType === "member") {
    return {
      ...shown,
      agentMessageCount: conversation.agentMessageCount + 1,
      // Whoever answers has seen what another wrote before.
      ...(conversation.lastMessageSenderId === message.senderId ? {} : { agentSeenSeq: conversation.lastSeq }),
    };
  }
  return {
    ...shown,
    isDraft: false,
    agentMessageCount: conversation.agentMessageCount + 1,
    ...(isAnswer(conversation, message) ? answered(now, conversation, seq) : {}),
  };
}

/** Whether members follow a conversation by what changed in it. */
function countsChanges({ kind }: ConversationRow): boolean {
  return kind === "direct" || kind === "group";
}

/** Whether the side that a conversation is addressed to writes; an admin who steps in has not read for the store or the seller. */
function isAnswer({ kind }: ConversationRow, { senderType }: NewMessage): boolean {
  if (senderType === "admin") return kind === "customer_to_admin";
  return senderType === "agent" || senderType === "store" || senderType === "seller";
}

function answered(now: number, conversation: ConversationRow, seq: number): Partial<ConversationRow> {
  return {
    agentReadCount: conversation.visitorMessageCount,
    agentSeenSeq: seq,
    agentDeliveredSeq: seq,
    waitingSince: null,
    ...(conversation.firstResponseAt === null ? { firstResponseAt: now } : {}),
  };
}

/** The beginning of a message for lists. */
export function previewOf({
  content,
  attachmentIds = [],
}: {
  content: string;
  attachmentIds?: string[] | undefined;
}): string {
  const text = content.replace(/\s+/g, " ").trim();
  if (text) return text.slice(0, PREVIEW_LENGTH);
  return attachmentIds.length === 1 ? "1 attachment" : `${attachmentIds.length} attachments`;
}
