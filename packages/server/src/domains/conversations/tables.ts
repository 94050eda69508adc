/** The messaging core: conversations, their members and their messages. */
import {
  boolean,
  counter,
  idColumn,
  integer,
  json,
  numbered,
  sql,
  table,
  text,
  timeColumn,
} from "../../persistence/table.ts";

/** The sides that people take in a conversation. */
export type Side = "visitor" | "agent" | "customer" | "store" | "seller" | "member";
/** Who may have sent a message. */
export type SenderType =
  | "user"
  | "visitor"
  | "agent"
  | "bot"
  | "customer"
  | "store"
  | "seller"
  | "member"
  | "admin"
  | "system";

/** One exchange of messages. */
export const conversations = table(
  "conversations",
  {
    workspaceId: idColumn().notNull(),
    number: numbered(),
    kind: text()
      .$type<"support" | "customer_to_store" | "customer_to_admin" | "customer_to_seller" | "direct" | "group">()
      .notNull()
      .default("support"),
    status: text().$type<"open" | "closed" | "snoozed">().notNull().default("open"),
    channel: text().$type<"chat" | "email">().notNull().default("chat"),
    /** Belongs to the marketplace's functions: those of the support desk do not find it. */
    isMarketplace: boolean().notNull().default(false),
    visitorId: idColumn(),
    userId: idColumn(),
    /** The person on the customer's side, whose counters are those called `visitor…`; the recipient's are called `agent…`. */
    customerId: idColumn(),
    storeId: idColumn(),
    orderId: idColumn(),
    /** What it is about, and the person who sells that. */
    productId: idColumn(),
    sellerId: idColumn(),
    /** Who talks with whom about what, where there is one conversation for each such pair. */
    pairKey: text(),
    assignedAgentId: idColumn(),
    subject: text(),
    blockedAt: timeColumn(),
    snoozedUntil: timeColumn(),
    /** Holds a greeting only: hidden from the inbox until the visitor writes. */
    isDraft: boolean().notNull().default(false),
    /** The number of the newest message; numbers rise by one from 1. */
    lastSeq: counter(),
    /** How many messages each side has written so far; never falls. */
    visitorMessageCount: counter(),
    agentMessageCount: counter(),
    /** How many of the other side's messages each side has read. */
    agentReadCount: counter(),
    visitorReadCount: counter(),
    /** The newest message that each side has read, and that has reached it. */
    agentSeenSeq: counter(),
    visitorSeenSeq: counter(),
    agentDeliveredSeq: counter(),
    visitorDeliveredSeq: counter(),
    /** How many of the other side's messages there were when a side was last told of them outside the marketplace. */
    customerToldCount: counter(),
    recipientToldCount: counter(),
    lastMessageAt: timeColumn().notNull(),
    lastMessageId: idColumn(),
    /** Its number; notes of the team may have come after it. Absent where the conversation is older than this column. */
    lastMessageSeq: integer(),
    lastMessagePreview: text(),
    lastMessageSenderId: text(),
    lastMessageSenderType: text().$type<SenderType>(),
    /** Since when the visitor waits for an answer; null while nobody waits. */
    waitingSince: timeColumn(),
    firstResponseAt: timeColumn(),
    resolvedAt: timeColumn(),
    csatCompletedAt: timeColumn(),
    aiWorkflowState: text().$type<"none" | "ai_handled" | "handoff">().notNull().default("none"),
    metadata: json<Record<string, string | number | boolean>>(),
    /** The number of the newest change of any message; only chats of members count them. */
    changeSeq: counter(),
    /** How many members a chat has, and how often its list of them has changed. */
    memberCount: counter(),
    memberChanges: counter(),
    avatarUrl: text(),
    createdAt: timeColumn().notNull(),
    updatedAt: timeColumn().notNull(),
  },
  {
    byLastMessage: {
      columns: ["workspaceId", "lastMessageAt", "id"],
      where: "is_draft = false and is_marketplace = false",
    },
    byStatus: {
      columns: ["workspaceId", "status", "lastMessageAt", "id"],
      where: "is_draft = false and is_marketplace = false",
    },
    byAssignee: {
      columns: ["workspaceId", "assignedAgentId", "status", "lastMessageAt", "id"],
      where: "is_draft = false and is_marketplace = false",
    },
    byAiWorkflow: {
      columns: ["workspaceId", "aiWorkflowState", "lastMessageAt", "id"],
      where: "is_draft = false and is_marketplace = false and ai_workflow_state <> 'none'",
    },
    byAiWorkflowStatus: {
      columns: ["workspaceId", "aiWorkflowState", "status", "lastMessageAt", "id"],
      where: "is_draft = false and is_marketplace = false and ai_workflow_state <> 'none'",
    },
    byAiWorkflowAssignee: {
      columns: ["workspaceId", "aiWorkflowState", "assignedAgentId", "status", "lastMessageAt", "id"],
      where: "is_draft = false and is_marketplace = false and ai_workflow_state <> 'none'",
    },
    byVisitor: { columns: ["visitorId", "lastMessageAt", "id"] },
    byDraft: { columns: ["createdAt", "id"], where: "is_draft" },
    byCreation: { columns: ["workspaceId", "createdAt", "id"] },
    byPair: { columns: ["workspaceId", "pairKey"], unique: true, where: "pair_key is not null" },
    byNumber: { columns: ["number"], unique: true },
    bySender: { columns: ["customerId", "lastMessageAt", "id"], where: "product_id is not null" },
    bySeller: { columns: ["sellerId", "lastMessageAt", "id"], where: "seller_id is not null" },
    byCustomer: { columns: ["customerId", "lastMessageAt", "id"] },
    byStore: { columns: ["storeId", "kind", "lastMessageAt", "id"], where: "is_draft = false and is_marketplace" },
    byMarketplace: {
      columns: ["workspaceId", "kind", "lastMessageAt", "id"],
      where: "is_draft = false and is_marketplace",
    },
  },
);

/** One person in a conversation, with what only they see of it. */
export const members = table(
  "members",
  {
    workspaceId: idColumn().notNull(),
    conversationId: idColumn().notNull(),
    /** As `principalOf` writes it: "agent:…", "visitor:…"; or a whole side of a marketplace: "customer", "store:…", "seller:…", "admin"; or a person in a chat: "person:…". */
    principal: text().notNull(),
    side: text().$type<Side>().notNull(),
    role: text().$type<"owner" | "admin" | "member">().notNull().default("member"),
    seenSeq: counter(),
    deliveredSeq: counter(),
    /** The other side's messages at the moment of the last reading: unread = their count − this. */
    seenCount: counter(),
    joinedAt: timeColumn().notNull(),
    leftAt: timeColumn(),
    archivedAt: timeColumn(),
    /** How many messages there were when it was archived: the next one brings it back. */
    archivedCount: counter(),
    mutedAt: timeColumn(),
  },
  {
    byArchive: { columns: ["workspaceId", "principal", "archivedAt", "id"], where: "archived_at is not null" },
    byConversation: { columns: ["conversationId", "principal"], unique: true },
    byPrincipal: { columns: ["workspaceId", "principal", "joinedAt", "id"] },
  },
);

/** One message. A deleted one keeps its number and loses its content. */
export const messages = table(
  "messages",
  {
    workspaceId: idColumn().notNull(),
    conversationId: idColumn().notNull(),
    /** Its number in the conversation, without gaps. */
    seq: integer().notNull(),
    /** In a chat of members: the chat's count of changes when this message last changed. */
    changeSeq: integer(),
    senderType: text().$type<SenderType>().notNull(),
    senderId: text().notNull(),
    kind: text().$type<"text" | "image" | "file" | "system" | "transfer" | "note">().notNull().default("text"),
    /** Seen by the team only: notes, and what agents did. */
    isInternal: boolean().notNull().default(false),
    content: text().notNull(),
    /** Chosen by the sender: a second send with the same one is the same message. */
    clientMessageId: text(),
    replyToId: idColumn(),
    attachmentIds: json<string[]>().notNull().default(sql`'[]'`),
    channel: text().$type<"chat" | "email">().notNull().default("chat"),
    emailMetadata: json<Record<string, unknown>>(),
    deliveryStatus: text().$type<"pending" | "sent" | "delivered" | "bounced" | "failed">(),
    metadata: json<Record<string, string | number | boolean>>(),
    createdAt: timeColumn().notNull(),
    editedAt: timeColumn(),
    deletedAt: timeColumn(),
    /** When the other side read it, where that is kept for each message. */
    readAt: timeColumn(),
  },
  {
    bySeq: { columns: ["conversationId", "seq"], unique: true },
    byChange: { columns: ["conversationId", "changeSeq"], unique: true, where: "change_seq is not null" },
    /** What a person wrote in groups they may have left, and for stores of whose staff they may no longer be. */
    bySender: { columns: ["senderId", "conversationId", "seq"], where: "sender_type in ('member', 'store')" },
    byClientMessageId: {
      columns: ["conversationId", "senderId", "clientMessageId"],
      unique: true,
      where: "client_message_id is not null",
    },
  },
);
