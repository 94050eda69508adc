/** The inbox: pages of conversations with filters, and the counts of its views. */
import { AppError } from "@foyer/protocol";
import { query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { decodeCursor, encodeCursor } from "../../persistence/cursor.ts";
import type { Reader } from "../../persistence/reader.ts";
import { visitorSummary, visitorSummaryShape } from "../visitors/summary.ts";
import { workspaces } from "../workspaces/tables.ts";
import {
  type ConversationRow,
  conversationShape,
  conversationStatus,
  lastMessageShape,
  toConversation,
  toLastMessage,
} from "./conversation.ts";
import { conversations } from "./tables.ts";

export const module = "conversations";

const MOST_COUNTED = 1_000;

/** A page of the inbox, newest message first, with each conversation's visitor and newest message. */
export const listForInbox = query({
  args: {
    workspaceId: z.id("workspaces"),
    status: conversationStatus.optional(),
    /** An agent's id, or null for conversations without an assignee. */
    assigneeId: z.id("users").nullable().optional(),
    aiWorkflowState: z.enum(["ai_handled", "handoff"]).optional(),
    limit: z.limit(100).optional(),
    cursor: z.text(500).nullable().optional(),
  },
  returns: z.object({
    conversations: z.array(
      conversationShape.extend({
        visitor: visitorSummaryShape.nullable(),
        lastMessage: lastMessageShape.nullable(),
        aiWorkflow: z.object({ state: z.enum(["none", "ai_handled", "handoff"]) }),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  subject: [workspaces, "workspaceId"],
  access: { agent: "conversations.read", apiKey: "conversations.read" },
  whenRefused: { conversations: [], nextCursor: null },
  shared: true,
  windowMs: 80,
  async handler(ctx, args) {
    const limit = args.limit ?? 50;
    const rows = await readPage(ctx.db, args, limit);
    const ids = rows.flatMap((row) => (row.visitorId ? [row.visitorId] : []));
    const people = await visitorSummary(ctx.db, ids);
    const last = rows.at(-1);
    return {
      conversations: rows.map((row) => ({
        ...toConversation(row),
        visitor: (row.visitorId && people.get(row.visitorId)) || null,
        lastMessage: toLastMessage(row),
        aiWorkflow: { state: row.aiWorkflowState },
      })),
      nextCursor: rows.length === limit && last ? encodeCursor(CURSOR, [last.lastMessageAt, last.id]) : null,
    };
  },
});

/** How many open conversations each view of the inbox holds; counted up to 1,000. */
export const countForInbox = query({
  args: { workspaceId: z.id("workspaces"), agentId: z.id("users").optional() },
  returns: z.object({
    open: z.number(),
    mine: z.number(),
    unassigned: z.number(),
    snoozed: z.number(),
  }),
  subject: [workspaces, "workspaceId"],
  access: { agent: "conversations.read" },
  whenRefused: { open: 0, mine: 0, unassigned: 0, snoozed: 0 },
  shared: true,
  windowMs: 500,
  async handler(ctx, { workspaceId, agentId }) {
    const count = (assignedAgentId: string | null) =>
      ctx.db.count(conversations, "byAssignee", { workspaceId, assignedAgentId, status: "open" }, MOST_COUNTED);
    const [open, snoozed, unassigned, mine] = await Promise.all([
      ctx.db.count(conversations, "byStatus", { workspaceId, status: "open" }, MOST_COUNTED),
      ctx.db.count(conversations, "byStatus", { workspaceId, status: "snoozed" }, MOST_COUNTED),
      count(null),
      agentId ? count(agentId) : 0,
    ]);
    return { open, mine, unassigned, snoozed };
  },
});

const CURSOR = "inbox";

interface PageArgs {
  workspaceId: string;
  status?: ConversationRow["status"] | undefined;
  assigneeId?: string | null | undefined;
  aiWorkflowState?: "ai_handled" | "handoff" | undefined;
  cursor?: string | null | undefined;
}

async function readPage(db: Reader, args: PageArgs, limit: number): Promise<ConversationRow[]> {
  const { workspaceId, status, assigneeId, aiWorkflowState } = args;
  if (assigneeId !== undefined && !status)
    throw new AppError("MISSING_REQUIRED_FIELD", "A list by assignee needs a status", { path: "status" });
  const before = args.cursor ? decodeCursor(CURSOR, args.cursor, ["number", "id"]) : undefined;
  const eq = {
    workspaceId,
    ...(aiWorkflowState ? { aiWorkflowState } : {}),
    ...(assigneeId !== undefined ? { assignedAgentId: assigneeId } : {}),
    ...(status ? { status } : {}),
  };
  const options = { order: "desc" as const, limit, ...(before ? { before } : {}) };
  return db.list(conversations, indexFor(args), { eq, ...options });
}

function indexFor({ status, assigneeId, aiWorkflowState }: PageArgs) {
  if (assigneeId !== undefined) return aiWorkflowState ? "byAiWorkflowAssignee" : "byAssignee";
  if (status) return aiWorkflowState ? "byAiWorkflowStatus" : "byStatus";
  return aiWorkflowState ? "byAiWorkflow" : "byLastMessage";
}
