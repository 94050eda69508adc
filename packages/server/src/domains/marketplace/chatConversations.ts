/** Conversations of customers with stores and with the marketplace itself. */
import { AppError } from "@foyer/protocol";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { Reader } from "../../persistence/reader.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { conversations, members } from "../conversations/tables.ts";
import { workspaces } from "../workspaces/tables.ts";
import { archivedAmong, archiveFor, listArchived } from "./archive.ts";
import { detailedShape, listedShape, orderSummaryOf, presentConversations, productSummaryOf } from "./chatShapes.ts";
import { type Desk, deskOf, isOnDesk, listOnDesk, type PageEnd, sidePrincipalOf, stillOnDesk } from "./desk.ts";
import { eligibilityOf, whyNotAsk } from "./eligibility.ts";
import { hasJoined } from "./joining.ts";
import { switchesOf } from "./settings.ts";
import { ofMarketplace, requireStanding, type Standing, whoTakesPart } from "./standing.ts";
import { conversationReports } from "./tables.ts";

export const module = "shared/chat";

const ROWS_PER_ROUND = 100;
const MOST_ROUNDS = 10;

const status = z.enum(["active", "archived", "closed"]);

/** List the caller's conversations, newest message first: a customer's own, those of a store for its staff, those of a seller, all for admins. */
export const getConversations = query({
  args: {
    status: status.optional(),
    limit: z.limit(200).optional(),
    /** The last conversation of the page before. */
    cursor: z.id("conversations").optional(),
    /** For agents: the workspace, when it is not the one that they look at. */
    workspaceId: z.id("workspaces").optional(),
    /** For staff of several stores, and for admins: one store only. */
    storeId: z.id("stores").optional(),
  },
  returns: z.array(listedShape),
  subject: [workspaces, "workspaceId"],
  access: { agent: true, participant: true },
  async handler(ctx, { status: wanted = "active", limit = 50, cursor, ...place }) {
    const desk = await deskOf(ctx.db, ctx.caller, place);
    const before = cursor ? await endOf(ctx.db, desk, cursor) : undefined;
    const rows =
      wanted === "archived"
        ? await listArchived(ctx.db, desk, { before, limit })
        : await listPage(ctx.db, desk, { wanted, limit, before });
    const archived = new Set(wanted === "archived" ? rows.map((row) => row.id) : []);
    const { masksContactDetails } = await switchesOf(ctx.db, desk.workspaceId);
    return presentConversations(ctx.db, rows, { archived, isMasked: masksContactDetails && desk.side !== "admin" });
  },
});

/** Get a conversation with its order or product, its store and what the caller may do in it. */
export const getConversation = query({
  args: { conversationId: z.id("conversations") },
  returns: detailedShape,
  subject: [conversations, "conversationId", ofMarketplace],
  access: whoTakesPart("view"),
  async handler(ctx, _args, conversation) {
    const standing = await requireStanding(ctx, conversation, "view");
    const { masksContactDetails } = await switchesOf(ctx.db, conversation.workspaceId);
    const archived = await archivedAmong(ctx.db, [conversation], () => standing.sidePrincipal);
    const isMasked = masksContactDetails && standing.side !== "admin";
    const [listed] = await presentConversations(ctx.db, [conversation], { archived, isMasked });
    if (!listed) throw new AppError("NOT_FOUND", "Conversation not found", { path: "conversationId" });
    const reason = await whyNotSend(ctx.db, conversation, standing);
    const principal = standing.sidePrincipal;
    const about = { conversationId: conversation.id };
    const own = await ctx.db.first(members, "byConversation", { ...about, principal });
    const open = { ...about, side: standing.side, status: "open" as const };
    return {
      ...listed,
      orderSummary: await orderSummaryOf(ctx.db, conversation.orderId),
      productSummary: await productSummaryOf(ctx.db, conversation.productId),
      side: standing.side,
      canSend: reason === undefined,
      cannotSendReason: reason,
      canJoin: standing.side === "admin" && !(await hasJoined(ctx.db, conversation, standing.senderId)),
      isMuted: own !== null && own.mutedAt !== null,
      isReported: (await ctx.db.first(conversationReports, "byConversation", open)) !== null,
    };
  },
});

/** Put a conversation away for the caller's side; the next message brings it back. */
export const archiveConversation = mutation({
  args: { conversationId: z.id("conversations") },
  returns: z.null(),
  subject: [conversations, "conversationId", ofMarketplace],
  access: whoTakesPart("archive"),
  async handler(ctx, _args, conversation) {
    const { sidePrincipal } = await requireStanding(ctx, conversation, "archive");
    await archiveFor(ctx, conversation, sidePrincipal);
    return null;
  },
});

/** Why somebody who takes part may not write now; undefined when they may. */
export async function whyNotSend(
  db: Reader,
  { workspaceId, kind, customerId, storeId, blockedAt }: ConversationRow,
  { side }: Standing,
): Promise<string | undefined> {
  if (blockedAt !== null) return "Conversation is blocked";
  if (side === "customer" && kind === "customer_to_seller") return whyNotAsk(db, { workspaceId, storeId });
  if (side !== "customer" || kind !== "customer_to_store" || !customerId || !storeId) return undefined;
  return (await eligibilityOf(db, { workspaceId, customerId, storeId })).reason;
}

/** Where the page before ended, whose last conversation is `cursor`. */
async function endOf(db: Reader, desk: Desk, cursor: string): Promise<PageEnd> {
  const last = await db.get(conversations, cursor);
  if (last && isOnDesk(desk, last)) return [last.lastMessageAt, last.id];
  throw new AppError("NOT_FOUND", "Conversation not found", { path: "cursor" });
}

/** Reads on until the page is full, since what is archived, closed or sold by others now is left out. */
async function listPage(
  db: Reader,
  desk: Desk,
  { wanted, limit, before: start }: { wanted: "active" | "closed"; limit: number; before: PageEnd | undefined },
): Promise<ConversationRow[]> {
  let before = start;
  const page: ConversationRow[] = [];
  for (let round = 0; round < MOST_ROUNDS && page.length < limit; round++) {
    const rows = await listOnDesk(db, desk, { before, limit: ROWS_PER_ROUND });
    const inState = rows.filter((row) => (row.status === "closed") === (wanted === "closed"));
    const fitting = await stillOnDesk(db, desk, inState);
    const away =
      wanted === "closed" ? new Set() : await archivedAmong(db, fitting, (row) => sidePrincipalOf(desk, row));
    page.push(...fitting.filter((row) => !away.has(row.id)));
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_PER_ROUND) break;
    before = [last.lastMessageAt, last.id];
  }
  return page.slice(0, limit);
}
