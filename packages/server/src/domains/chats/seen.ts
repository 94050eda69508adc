/** What members have seen of a chat. */
import { AppError } from "@foyer/protocol";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { Reader } from "../../persistence/reader.ts";
import { conversations, members, messages } from "../conversations/tables.ts";
import { personOf } from "../marketplace/participant.ts";
import { isChat, requireMember, whoIsIn } from "./membership.ts";

export const module = "chats";

/** Mark a message and all before it as seen by the caller; without one, the newest. */
export const markSeen = mutation({
  args: { chatId: z.id("conversations"), messageId: z.id("messages").optional() },
  returns: z.null(),
  subject: [conversations, "chatId", isChat],
  access: whoIsIn,
  rateLimit: { per: "caller", points: 240, seconds: 60 },
  async handler(ctx, { chatId, messageId }, conversation) {
    const member = await requireMember(ctx, chatId);
    const seq = messageId ? await seqOf(ctx.db, chatId, messageId) : conversation.lastSeq;
    if (seq > member.seenSeq) {
      const later = seq === conversation.lastSeq ? 0 : await countWritten(ctx.db, chatId, seq);
      await ctx.db.update(members, member.id, { seenSeq: seq, seenCount: conversation.agentMessageCount - later });
    }
    if (seq > conversation.agentSeenSeq) {
      const seen = await newestOfOthers(ctx.db, { chatId, seq, personId: personOf(ctx.caller).personId });
      if (seen > conversation.agentSeenSeq) await ctx.db.update(conversations, chatId, { agentSeenSeq: seen });
    }
    return null;
  },
});

/** The newest message that anybody but its sender has seen; `seq` is 0 while there is none. */
export const seen = query({
  args: { chatId: z.id("conversations") },
  returns: z.object({ seq: z.number(), messageId: z.id("messages").nullable() }),
  subject: [conversations, "chatId", isChat],
  access: whoIsIn,
  shared: true,
  async handler(ctx, { chatId }, { agentSeenSeq: seq }) {
    const message = seq > 0 ? await ctx.db.first(messages, "bySeq", { conversationId: chatId, seq }) : null;
    return { seq, messageId: message?.id ?? null };
  },
});

async function seqOf(db: Reader, chatId: string, messageId: string): Promise<number> {
  const message = await db.get(messages, messageId, { only: ["conversationId", "seq"] });
  if (message?.conversationId === chatId) return message.seq;
  throw new AppError("NOT_FOUND", "Message not found", { path: "messageId" });
}

/** How many messages after `seq` people wrote. */
async function countWritten(db: Reader, chatId: string, seq: number): Promise<number> {
  const text =
    "select count(*)::int as n from messages where conversation_id = $1 and seq > $2 and sender_type = 'member'";
  const [row] = await db.sql<{ n: number }>(text, [chatId, seq], []);
  return row?.n ?? 0;
}

/** The number of the newest message up to `seq` that somebody else wrote; 0 when there is none nearby. */
async function newestOfOthers(
  db: Reader,
  { chatId, seq, personId }: { chatId: string; seq: number; personId: string },
): Promise<number> {
  const near = { eq: { conversationId: chatId }, to: [seq], order: "desc" as const, limit: 25 };
  const rows = await db.list(messages, "bySeq", near);
  return rows.find((row) => row.senderId !== personId)?.seq ?? 0;
}
