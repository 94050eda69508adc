/** The directory of visitors: who they are, who is here now, and what each of them wrote. */
import { AppError } from "@foyer/protocol";
import type { SharedQueryContext } from "../../engine/context.ts";
import { query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { decodeCursor, encodeCursor } from "../../persistence/cursor.ts";
import { conversationShape, toConversation } from "../conversations/conversation.ts";
import { conversations } from "../conversations/tables.ts";
import { workspaces } from "../workspaces/tables.ts";
import { onlineVisitors } from "./presence.ts";
import { searchVisitors } from "./search.ts";
import { visitors } from "./tables.ts";
import { toVisitor, type VisitorRow, visitorShape } from "./visitor.ts";

export const module = "visitors";

const MOST_COUNTED = 1_000;
const CURSOR = "directory";

const listed = visitorShape.extend({ isOnline: z.boolean(), lastActiveAt: z.number() });
const status = z.enum(["ok", "unauthenticated", "forbidden", "not_found"]);

/** A page of the directory, those seen last first; goes on by `nextCursor`, or by `nextOffset` up to 1,000. The total is counted up to 1,000. */
export const listDirectory = query({
  args: {
    workspaceId: z.id("workspaces"),
    search: z.text(200).optional(),
    presence: z.enum(["all", "online", "offline"]).optional(),
    limit: z.limit(50).optional(),
    offset: z.number().int().min(0).max(MOST_COUNTED).optional(),
    cursor: z.text(500).nullable().optional(),
  },
  returns: z.object({
    status,
    visitors: z.array(listed),
    totalCount: z.number(),
    hasMore: z.boolean(),
    nextOffset: z.number().nullable(),
    nextCursor: z.string().nullable(),
  }),
  subject: [workspaces, "workspaceId"],
  access: { agent: "users.read", apiKey: "users.read" },
  whenRefused: {
    status: "forbidden",
    visitors: [],
    totalCount: 0,
    hasMore: false,
    nextOffset: null,
    nextCursor: null,
  },
  shared: true,
  windowMs: 1_000,
  async handler(ctx, args) {
    const online = onlineVisitors(ctx, args.workspaceId);
    const { limit = 20, offset = 0, cursor } = args;
    const { rows, total } = await readRows(ctx, args, online);
    const page = rows.slice(0, limit);
    const hasMore = rows.length > limit;
    const last = page.at(-1);
    const present = (row: VisitorRow) => {
      const beat = online.get(row.id);
      return { ...toVisitor(row), isOnline: beat !== undefined, lastActiveAt: Math.max(beat ?? 0, row.lastSeenAt) };
    };
    const isOffset = hasMore && !cursor && offset + limit <= MOST_COUNTED;
    return {
      status: "ok" as const,
      visitors: page.map(present),
      totalCount: total,
      hasMore,
      nextOffset: isOffset ? offset + limit : null,
      nextCursor: hasMore && last ? encodeCursor(CURSOR, [last.lastSeenAt, last.id]) : null,
    };
  },
});

/** One visitor of the directory with their newest conversations. */
export const getDirectoryDetail = query({
  args: { workspaceId: z.id("workspaces").optional(), visitorId: z.id("visitors") },
  returns: z.object({
    status,
    visitor: listed.nullable(),
    resourceAccess: z.object({ conversations: z.boolean(), tickets: z.boolean() }),
    linkedConversations: z.array(conversationShape.extend({ lastMessagePreview: z.string().optional() })),
    linkedTickets: z.array(z.object({ _id: z.string() })),
  }),
  subject: [visitors, "visitorId"],
  access: { agent: "users.read" },
  whenRefused: {
    status: "forbidden",
    visitor: null,
    resourceAccess: { conversations: false, tickets: false },
    linkedConversations: [],
    linkedTickets: [],
  },
  async handler(ctx, { visitorId, workspaceId }, visitor) {
    if (workspaceId && workspaceId !== visitor.workspaceId) throw new AppError("NOT_FOUND", "Visitor not found");
    const agentId = ctx.caller.kind === "agent" ? ctx.caller.userId : "";
    const allowed = await ctx.surroundings.permissionsOf(ctx.db, agentId, visitor.workspaceId);
    const mayRead = allowed?.has("conversations.read") ?? false;
    const eq = { visitorId };
    const rows = mayRead ? await ctx.db.list(conversations, "byVisitor", { eq, order: "desc", limit: 10 }) : [];
    const beat = onlineVisitors(ctx, visitor.workspaceId).get(visitorId);
    return {
      status: "ok" as const,
      visitor: {
        ...toVisitor(visitor),
        isOnline: beat !== undefined,
        lastActiveAt: Math.max(beat ?? 0, visitor.lastSeenAt),
      },
      resourceAccess: { conversations: mayRead, tickets: false },
      linkedConversations: rows.map((row) => ({
        ...toConversation(row),
        lastMessagePreview: row.lastMessagePreview ?? undefined,
      })),
      linkedTickets: [],
    };
  },
});

interface PageArgs {
  workspaceId: string;
  search?: string | undefined;
  presence?: "all" | "online" | "offline" | undefined;
  limit?: number | undefined;
  offset?: number | undefined;
  cursor?: string | null | undefined;
}

/** The rows of a page and one more, from where the page begins. */
async function readRows(
  ctx: Pick<SharedQueryContext, "db">,
  args: PageArgs,
  online: ReadonlyMap<string, number>,
): Promise<{ rows: VisitorRow[]; total: number }> {
  const { workspaceId, presence = "all", limit = 20 } = args;
  const fits = (row: VisitorRow) => presence === "all" || online.has(row.id) === (presence === "online");
  if (args.search || presence === "online") {
    const all = args.search
      ? await searchVisitors(ctx.db, workspaceId, args.search)
      : [...(await ctx.db.getMany(visitors, [...online.keys()].slice(0, MOST_COUNTED))).values()];
    const sorted = all.filter(fits).sort(byLastSeen);
    return { rows: sorted.slice(startOf(sorted, args)), total: sorted.length };
  }
  const before = args.cursor ? decodeCursor(CURSOR, args.cursor, ["number", "id"]) : undefined;
  const offset = before ? 0 : (args.offset ?? 0);
  // Those who are here now are left out, so as many more are read; they are the ones seen last.
  const extra = presence === "offline" ? Math.min(online.size, MOST_COUNTED) : 0;
  const rows = await ctx.db.list(visitors, "byLastSeen", {
    eq: { workspaceId },
    order: "desc",
    limit: offset + limit + 1 + extra,
    ...(before ? { before } : {}),
  });
  const counted = await ctx.db.count(visitors, "byLastSeen", { workspaceId }, MOST_COUNTED);
  return { rows: rows.filter(fits).slice(offset), total: Math.max(0, counted - extra) };
}

function startOf(sorted: readonly VisitorRow[], { cursor, offset = 0 }: PageArgs): number {
  if (!cursor) return offset;
  // The cursor is read by these two kinds, or refused.
  const [lastSeenAt, id] = decodeCursor(CURSOR, cursor, ["number", "id"]) as [number, string];
  const start = sorted.findIndex((row) => byLastSeen(row, { lastSeenAt, id }) > 0);
  return start === -1 ? sorted.length : start;
}

function byLastSeen(left: Pick<VisitorRow, "lastSeenAt" | "id">, right: Pick<VisitorRow, "lastSeenAt" | "id">): number {
  return right.lastSeenAt - left.lastSeenAt || (left.id < right.id ? 1 : -1);
}
