/** Reading: which messages of the other side one has read, and when. */
import type { MutationContext } from "../../engine/context.ts";
import { factsOf } from "../../persistence/table.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { conversations, messages } from "../conversations/tables.ts";
import type { Standing } from "./standing.ts";

/**
 * Marks messages as read for a side of a conversation whose row is locked: all that were not, or these. Answers how many were marked.
 * The customer's marks are the conversation's `visitor…` columns, the recipient's are the `agent…` ones.
 */
export async function markReadFor(
  ctx: MutationContext,
  conversation: ConversationRow,
  { side, ids }: { side: Standing["side"]; ids?: readonly string[] | undefined },
): Promise<number> {
  const isCustomer = side === "customer";
  const unread = isCustomer
    ? conversation.agentMessageCount - conversation.visitorReadCount
    : conversation.visitorMessageCount - conversation.agentReadCount;
  if (unread === 0 && ids === undefined) return 0;
  const marked = await markRows(ctx, conversation, { isCustomer, ids });
  const isAll = ids === undefined;
  if (marked === 0 && !isAll) return 0;
  const upTo = conversation.lastSeq;
  const patch: Partial<ConversationRow> = isCustomer
    ? {
        visitorReadCount: isAll ? conversation.agentMessageCount : conversation.visitorReadCount + marked,
        ...(isAll ? { visitorSeenSeq: upTo, visitorDeliveredSeq: upTo } : {}),
      }
    : {
        agentReadCount: isAll ? conversation.visitorMessageCount : conversation.agentReadCount + marked,
        ...(isAll ? { agentSeenSeq: upTo, agentDeliveredSeq: upTo } : {}),
      };
  await ctx.db.update(conversations, conversation.id, patch);
  Object.assign(conversation, patch);
  return marked;
}

async function markRows(
  ctx: MutationContext,
  conversation: ConversationRow,
  { isCustomer, ids }: { isCustomer: boolean; ids?: readonly string[] | undefined },
): Promise<number> {
  const seen = isCustomer ? conversation.visitorSeenSeq : conversation.agentSeenSeq;
  // All up to the mark are read already; those that were marked one by one beyond it are skipped.
  const text = `update messages set read_at = $2
    where conversation_id = $1 and seq > $3 and read_at is null and not is_internal
      and sender_type ${isCustomer ? "<>" : "="} 'customer'${ids ? " and id = any($4::uuid[])" : ""}
    returning id, conversation_id as "conversationId", seq, sender_id as "senderId", client_message_id as "clientMessageId"`;
  const values = [conversation.id, new Date(ctx.now).toISOString(), seen, ...(ids ? [ids] : [])];
  const source = factsOf(messages).name;
  const rows = await ctx.db.write<Record<string, string | number | null>>(text, values, (changed) =>
    changed.map((row) => ({ source, before: row, after: row, changed: ["readAt"] })),
  );
  return rows.length;
}
