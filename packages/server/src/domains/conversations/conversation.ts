/** How a conversation looks to clients. */
import { type Infer, z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import type { conversations } from "./tables.ts";

export const conversationStatus = z.enum(["open", "closed", "snoozed"]);
export const senderType = z.enum([
  "user",
  "visitor",
  "agent",
  "bot",
  "customer",
  "store",
  "seller",
  "member",
  "admin",
  "system",
]);

/** The newest message of a conversation, as lists show it. */
export const lastMessageShape = z.object({
  _id: z.id("messages"),
  conversationId: z.id("conversations"),
  seq: z.number(),
  senderId: z.string(),
  senderType,
  /** The beginning of its text. */
  content: z.string(),
  createdAt: z.number(),
});

/** A conversation. Counters and marks are per side; what only one agent sees of it comes from `conversations:listOwnMarks`. */
export const conversationShape = z.object({
  _id: z.id("conversations"),
  _creationTime: z.number(),
  workspaceId: z.id("workspaces"),
  number: z.number(),
  kind: z.string(),
  status: conversationStatus,
  channel: z.enum(["chat", "email"]),
  visitorId: z.id("visitors").optional(),
  userId: z.id("users").optional(),
  assignedAgentId: z.id("users").optional(),
  subject: z.string().optional(),
  blockedAt: z.number().optional(),
  snoozedUntil: z.number().optional(),
  lastSeq: z.number(),
  unreadByAgent: z.number(),
  unreadByVisitor: z.number(),
  /** The newest message that each side has seen, and that has reached it. */
  agentSeenSeq: z.number(),
  visitorSeenSeq: z.number(),
  agentDeliveredSeq: z.number(),
  visitorDeliveredSeq: z.number(),
  lastMessageAt: z.number(),
  waitingSince: z.number().optional(),
  firstResponseAt: z.number().optional(),
  resolvedAt: z.number().optional(),
  csatCompletedAt: z.number().optional(),
  aiWorkflowState: z.enum(["none", "ai_handled", "handoff"]),
  createdAt: z.number(),
  updatedAt: z.number(),
});

/** A conversation on the wire. */
export type Conversation = Infer<typeof conversationShape>;
/** A row of the table of conversations. */
export type ConversationRow = Row<typeof conversations>;

/** Presents a row. */
export function toConversation(row: ConversationRow): Conversation {
  return {
    _id: row.id,
    _creationTime: row.createdAt,
    workspaceId: row.workspaceId,
    number: row.number,
    kind: row.kind,
    status: row.status,
    channel: row.channel,
    visitorId: row.visitorId ?? undefined,
    userId: row.userId ?? undefined,
    assignedAgentId: row.assignedAgentId ?? undefined,
    subject: row.subject ?? undefined,
    blockedAt: row.blockedAt ?? undefined,
    snoozedUntil: row.snoozedUntil ?? undefined,
    lastSeq: row.lastSeq,
    unreadByAgent: row.visitorMessageCount - row.agentReadCount,
    unreadByVisitor: row.agentMessageCount - row.visitorReadCount,
    agentSeenSeq: row.agentSeenSeq,
    visitorSeenSeq: row.visitorSeenSeq,
    agentDeliveredSeq: row.agentDeliveredSeq,
    visitorDeliveredSeq: row.visitorDeliveredSeq,
    lastMessageAt: row.lastMessageAt,
    waitingSince: row.waitingSince ?? undefined,
    firstResponseAt: row.firstResponseAt ?? undefined,
    resolvedAt: row.resolvedAt ?? undefined,
    csatCompletedAt: row.csatCompletedAt ?? undefined,
    aiWorkflowState: row.aiWorkflowState,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** The number of the newest message that both sides see. */
export function lastVisibleSeq({ lastMessageSeq, lastSeq }: ConversationRow): number {
  return lastMessageSeq ?? lastSeq;
}

/** The newest message of a row, from the copy that the row keeps of it. */
export function toLastMessage(row: ConversationRow): Infer<typeof lastMessageShape> | null {
  if (!row.lastMessageId || !row.lastMessageSenderType) return null;
  return {
    _id: row.lastMessageId,
    conversationId: row.id,
    seq: lastVisibleSeq(row),
    senderId: row.lastMessageSenderId ?? "",
    senderType: row.lastMessageSenderType,
    content: row.lastMessagePreview ?? "",
    createdAt: row.lastMessageAt,
  };
}
