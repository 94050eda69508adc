/** A visitor's own conversations. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { attachToMessage } from "../attachments/attach.ts";
import { requireVisitor } from "../visitors/ownCaller.ts";
import { visitors } from "../visitors/tables.ts";
import { workspaces } from "../workspaces/tables.ts";
import { appendMessage } from "./append.ts";
import {
  type ConversationRow,
  conversationShape,
  lastMessageShape,
  toConversation,
  toLastMessage,
} from "./conversation.ts";
import { keepDraft } from "./drafts.ts";
import { MAX_MESSAGE_LENGTH } from "./message.ts";
import { conversations } from "./tables.ts";

export const module = "conversations";

const GREETING = "Hi! How can we help you today?";
const MOST_LISTED = 100;
/** Among how many of a visitor's newest conversations a repeated start is looked for. */
const MOST_REPEATED = 20;

const visitorArgs = {
  workspaceId: z.id("workspaces"),
  visitorId: z.id("visitors").optional(),
  sessionToken: z.text(100).optional(),
};

/** Start a conversation as a visitor: a draft with a greeting, hidden from the team until the visitor writes. */
export const createForVisitor = mutation({
  args: visitorArgs,
  returns: conversationShape,
  subject: [workspaces, "workspaceId"],
  access: { visitor: true },
  rateLimit: { per: "caller", points: 20, seconds: 60 },
  async handler(ctx) {
    return toConversation(await createDraft(ctx));
  },
});

/** The visitor's newest open conversation, or a new one. */
export const getOrCreateForVisitor = mutation({
  args: visitorArgs,
  returns: conversationShape,
  subject: [workspaces, "workspaceId"],
  access: { visitor: true },
  rateLimit: { per: "caller", points: 60, seconds: 60 },
  async handler(ctx) {
    const { visitorId } = await lockVisitor(ctx);
    const newest = await ctx.db.list(conversations, "byVisitor", { eq: { visitorId }, order: "desc", limit: 20 });
    const open = newest.find((row) => row.status === "open");
    const kept = open && (await keepDraft(ctx, open));
    return toConversation(kept ?? (await createDraft(ctx)));
  },
});

/** Start a conversation with its first message, both or neither. Repeated with the same `clientMessageId`, it gives the first one's. */
export const start = mutation({
  args: {
    ...visitorArgs,
    content: z.text(MAX_MESSAGE_LENGTH),
    clientMessageId: z.text(64, 1),
    attachmentIds: z.array(z.id("attachments")).max(10).optional(),
  },
  returns: z.object({ conversationId: z.id("conversations"), messageId: z.id("messages") }),
  subject: [workspaces, "workspaceId"],
  access: { visitor: true },
  rateLimit: { per: "caller", points: 20, seconds: 60 },
  async handler(ctx, { workspaceId, content, clientMessageId, attachmentIds = [] }) {
    const { visitorId } = await lockVisitor(ctx);
    const repeated = await findStarted(ctx, visitorId, clientMessageId);
    if (repeated) return repeated;
    if (content.trim() === "" && attachmentIds.length === 0) {
      throw new AppError("INVALID_INPUT", "A message needs a text or a file", { path: "content" });
    }
    const times = { createdAt: ctx.now, updatedAt: ctx.now, lastMessageAt: ctx.now };
    const conversation = await ctx.db.insert(conversations, { workspaceId, visitorId, ...times });
    const sender = { senderType: "visitor" as const, senderId: visitorId };
    const message = await appendMessage(ctx, conversation, { ...sender, content, clientMessageId, attachmentIds });
    if (attachmentIds.length > 0) await attachToMessage(ctx, message, attachmentIds);
    return { conversationId: conversation.id, messageId: message.id };
  },
});

/** List the visitor's conversations with the newest message of each, newest first; at most 100. */
export const listByVisitor = query({
  args: { ...visitorArgs, workspaceId: z.id("workspaces").optional() },
  returns: z.array(conversationShape.extend({ lastMessage: lastMessageShape.nullable() })),
  subject: [workspaces, "workspaceId"],
  access: { visitor: true },
  whenRefused: [],
  async handler(ctx) {
    const { visitorId } = requireVisitor(ctx);
    const rows = await ctx.db.list(conversations, "byVisitor", {
      eq: { visitorId },
      order: "desc",
      limit: MOST_LISTED,
    });
    return rows.map((row) => ({ ...toConversation(row), lastMessage: toLastMessage(row) }));
  },
});

/** Count the messages of the team that the visitor has not read, over all conversations. */
export const getTotalUnreadForVisitor = query({
  args: { ...visitorArgs, workspaceId: z.id("workspaces").optional() },
  returns: z.number(),
  subject: [workspaces, "workspaceId"],
  access: { visitor: true },
  whenRefused: 0,
  async handler(ctx) {
    const { visitorId } = requireVisitor(ctx);
    const rows = await ctx.db.list(conversations, "byVisitor", {
      eq: { visitorId },
      order: "desc",
      limit: MOST_LISTED,
    });
    return rows.reduce((total, row) => total + row.agentMessageCount - row.visitorReadCount, 0);
  },
});

async function createDraft(ctx: MutationContext): Promise<ConversationRow> {
  const { visitorId, workspaceId } = requireVisitor(ctx);
  const times = { createdAt: ctx.now, updatedAt: ctx.now, lastMessageAt: ctx.now };
  const conversation = await ctx.db.insert(conversations, { workspaceId, visitorId, isDraft: true, ...times });
  await appendMessage(ctx, conversation, {
    senderType: "bot",
    senderId: "system",
    content: GREETING,
    isGreeting: true,
  });
  return conversation;
}

async function findStarted(ctx: MutationContext, visitorId: string, clientMessageId: string) {
  const text = `select m.conversation_id as "conversationId", m.id as "messageId" from
      (select id from conversations where visitor_id = $1 order by last_message_at desc, id desc limit ${MOST_REPEATED}) newest
    join messages m on m.conversation_id = newest.id and m.sender_id = $2 and m.client_message_id = $3 limit 1`;
  const values = [visitorId, visitorId, clientMessageId];
  const [found] = await ctx.db.sql<{ conversationId: string; messageId: string }>(text, values, []);
  return found;
}

/** The caller, whose other sessions start no conversation until this transaction ends. */
async function lockVisitor(ctx: MutationContext) {
  const caller = requireVisitor(ctx);
  await ctx.db.get(visitors, caller.visitorId, { only: ["id"], lock: true });
  return caller;
}
