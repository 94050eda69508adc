/** Whom one talks with: whether they are there, and how soon they usually answer. */
import { isPresent } from "../../engine/attendance.ts";
import { query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { DeclaredRead, Reader } from "../../persistence/reader.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { conversations } from "../conversations/tables.ts";
import { permissionsOfMember } from "../workspaces/permissions.ts";
import { workspaceMembers } from "../workspaces/tables.ts";
import { ofMarketplace, requireStanding, whoTakesPart } from "./standing.ts";
import { storeStaff } from "./tables.ts";

export const module = "shared/chat";

const MOST_STAFF = 50;
const MOST_MEMBERS = 200;
/** The newest conversations that are looked at, and how many of them must be answered before anything is said. */
const LOOKED_AT = 50;
const FEWEST_ANSWERS = 3;

/** Whether somebody of the other side has Foyer open now, or had a moment ago. */
export const getPresence = query({
  args: { conversationId: z.id("conversations") },
  returns: z.object({ isOnline: z.boolean() }),
  subject: [conversations, "conversationId", ofMarketplace],
  access: whoTakesPart("view"),
  windowMs: 500,
  async handler(ctx, _args, conversation) {
    const { side } = await requireStanding(ctx, conversation, "view");
    const others = side === "customer" ? await recipientsOf(ctx.db, conversation) : [conversation.customerId];
    return { isOnline: others.some((id) => id !== null && isPresent(ctx.ephemeral, id)) };
  },
});

/** In how many minutes the side that the customer writes to usually gives its first answer; absent while too few were given. */
export const getReplyTime = query({
  args: { conversationId: z.id("conversations") },
  returns: z.object({ minutes: z.number().optional() }),
  subject: [conversations, "conversationId", ofMarketplace],
  access: whoTakesPart("view"),
  windowMs: 5_000,
  async handler(ctx, _args, conversation) {
    await requireStanding(ctx, conversation, "view");
    const { where, read } = likeIt(conversation);
    const text = `select count(*)::int as answers,
        percentile_cont(0.5) within group (order by extract(epoch from c.first_response_at - asked.created_at)) as seconds
      from (select id, first_response_at from conversations
        where ${where} and is_marketplace and not is_draft order by last_message_at desc limit ${LOOKED_AT}) c
      cross join lateral (select created_at from messages
        where conversation_id = c.id and sender_type = 'customer' order by seq limit 1) asked
      where c.first_response_at > asked.created_at`;
    const values = Object.values(read.eq ?? {});
    const [found] = await ctx.db.sql<{ answers: number; seconds: number | null }>(text, values, [read]);
    if (!found || found.seconds === null || found.answers < FEWEST_ANSWERS) return {};
    return { minutes: Math.max(1, Math.round(found.seconds / 60)) };
  },
});

/** The ids of those who answer a customer. */
async function recipientsOf(db: Reader, { workspaceId, kind, storeId, sellerId }: ConversationRow): Promise<string[]> {
  if (kind === "customer_to_seller") return sellerId ? [sellerId] : [];
  if (kind === "customer_to_store") {
    const staff = storeId ? await db.list(storeStaff, "byStore", { eq: { storeId }, limit: MOST_STAFF }) : [];
    return staff.flatMap(({ personId, userId }) => personId ?? userId ?? []);
  }
  const team = await db.list(workspaceMembers, "byWorkspaceAndUser", { eq: { workspaceId }, limit: MOST_MEMBERS });
  return team.filter((member) => permissionsOfMember(member).has("marketplace.admin")).map(({ userId }) => userId);
}

/** The conversations that the same people answer. */
function likeIt({ workspaceId, kind, storeId, sellerId }: ConversationRow): { where: string; read: DeclaredRead } {
  const of = (where: string, index: string, eq: Record<string, string>) => ({
    where,
    read: { table: conversations, index, eq },
  });
  if (kind === "customer_to_seller" && sellerId) return of("seller_id = $1", "bySeller", { sellerId });
  if (kind === "customer_to_store" && storeId) {
    return of("store_id = $1 and kind = $2", "byStore", { storeId, kind });
  }
  return of("workspace_id = $1 and kind = $2", "byMarketplace", { workspaceId, kind });
}
