/** Conversations, as agents work on them. */
import { AppError } from "@foyer/protocol";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { visitors } from "../visitors/tables.ts";
import { workspaceMembers, workspaces } from "../workspaces/tables.ts";
import { ofSupport, ownConversation } from "./access.ts";
import { appendMessage } from "./append.ts";
import { conversationShape, conversationStatus, toConversation } from "./conversation.ts";
import { wakeConversation } from "./snooze.ts";
import { conversations } from "./tables.ts";

const MAX_SNOOZE_MS = 366 * 86_400_000;

/** List a workspace's conversations, newest first; at most 200. `conversations:listForInbox` has pages and filters. */
export const list = query({
  args: { workspaceId: z.id("workspaces"), status: conversationStatus.optional(), limit: z.limit(200).optional() },
  returns: z.array(conversationShape),
  subject: [workspaces, "workspaceId"],
  access: { agent: "conversations.read", apiKey: "conversations.read" },
  whenRefused: [],
  shared: true,
  windowMs: 100,
  async handler(ctx, { workspaceId, status, limit = 100 }) {
    const rows = status
      ? await ctx.db.list(conversations, "byStatus", { eq: { workspaceId, status }, order: "desc", limit })
      : await ctx.db.list(conversations, "byLastMessage", { eq: { workspaceId }, order: "desc", limit });
    return rows.map(toConversation);
  },
});

/** Get one conversation; `null` when there is none that the caller may see. */
export const get = query({
  args: { id: z.id("conversations"), visitorId: z.id("visitors").optional(), sessionToken: z.text(100).optional() },
  returns: conversationShape.nullable(),
  subject: [conversations, "id", ofSupport],
  access: { agent: "conversations.read", apiKey: "conversations.read", visitor: ownConversation() },
  whenRefused: null,
  shared: true,
  async handler(_ctx, _args, conversation) {
    return toConversation(conversation);
  },
});

/** Start a conversation with a visitor or with a colleague; gives its id. */
export const create = mutation({
  args: {
    workspaceId: z.id("workspaces"),
    visitorId: z.id("visitors").optional(),
    userId: z.id("users").optional(),
    subject: z.text(200).optional(),
  },
  returns: z.id("conversations"),
  subject: [workspaces, "workspaceId"],
  access: { agent: "conversations.reply", apiKey: "conversations.reply" },
  async handler(ctx, { workspaceId, visitorId, userId, subject }) {
    if (visitorId) {
      const visitor = await ctx.db.get(visitors, visitorId);
      if (visitor?.workspaceId !== workspaceId)
        throw new AppError("NOT_FOUND", "Visitor not found", { path: "visitorId" });
    }
    if (userId) {
      const member = await ctx.db.first(workspaceMembers, "byWorkspaceAndUser", { workspaceId, userId });
      if (!member) throw new AppError("NOT_FOUND", "User not found", { path: "userId" });
    }
    const row = await ctx.db.insert(conversations, {
      workspaceId,
      visitorId: visitorId ?? null,
      userId: userId ?? null,
      subject: subject ?? null,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      lastMessageAt: ctx.now,
    });
    return row.id;
  },
});

/** Open, close or snooze a conversation. Snoozed without a moment, it waits for the visitor's next message. */
export const updateStatus = mutation({
  args: { id: z.id("conversations"), status: conversationStatus, snoozedUntil: z.time().optional() },
  returns: z.null(),
  subject: [conversations, "id", ofSupport],
  access: { agent: "conversations.close", apiKey: "conversations.close" },
  async handler(ctx, { id, status, snoozedUntil }, conversation) {
    if (snoozedUntil !== undefined && status !== "snoozed") {
      throw new AppError("INVALID_INPUT", "Only a snoozed conversation has a moment to wake at", {
        path: "snoozedUntil",
      });
    }
    if (snoozedUntil !== undefined && (snoozedUntil <= ctx.now || snoozedUntil > ctx.now + MAX_SNOOZE_MS)) {
      throw new AppError("INVALID_INPUT", "The moment to wake at must lie within the coming year", {
        path: "snoozedUntil",
      });
    }
    if (status === conversation.status && (snoozedUntil ?? null) === conversation.snoozedUntil) return null;
    if (snoozedUntil !== undefined)
      ctx.jobs.add(wakeConversation, { id, until: snoozedUntil }, { runAt: snoozedUntil, key: `wake ${id}` });
    else ctx.jobs.cancel(`wake ${id}`);
    await ctx.db.update(conversations, id, {
      status,
      snoozedUntil: snoozedUntil ?? null,
      updatedAt: ctx.now,
      ...(status === "closed" ? { resolvedAt: ctx.now, waitingSince: null } : {}),
      ...(status === "open" ? { resolvedAt: null } : {}),
    });
    await noteEvent(ctx, conversation, status === "open" ? "reopened" : status);
    return null;
  },
});

/** Assign a conversation to an agent, or clear its assignee with `null`. */
export const assign = mutation({
  args: { id: z.id("conversations"), agentId: z.id("users").nullable() },
  returns: z.null(),
  subject: [conversations, "id", ofSupport],
  access: { agent: "conversations.assign", apiKey: "conversations.assign" },
  async handler(ctx, { id, agentId }, conversation) {
    if (agentId) {
      const { workspaceId } = conversation;
      const member = await ctx.db.first(workspaceMembers, "byWorkspaceAndUser", { workspaceId, userId: agentId });
      if (!member) throw new AppError("NOT_FOUND", "This person is not a member of the workspace", { path: "agentId" });
    }
    if (agentId === conversation.assignedAgentId) return null;
    await ctx.db.update(conversations, id, { assignedAgentId: agentId, updatedAt: ctx.now });
    await noteEvent(ctx, conversation, agentId ? "assigned" : "unassigned", agentId ?? undefined);
    return null;
  },
});

/** Keeps what an agent did in the thread, for the team's eyes. */
async function noteEvent(
  ctx: Parameters<typeof appendMessage>[0],
  conversation: Parameters<typeof appendMessage>[1],
  event: string,
  target?: string,
): Promise<void> {
  const senderId = ctx.caller.kind === "agent" ? ctx.caller.userId : ctx.caller.kind;
  const metadata = { event, ...(target ? { target } : {}) };
  await appendMessage(ctx, conversation, {
    senderType: "agent",
    senderId,
    kind: "system",
    isInternal: true,
    content: event,
    metadata,
  });
}
