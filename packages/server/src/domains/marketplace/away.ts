/**
 * Telling those who are away: a message that is unread after a minute is told of by mail and by push, once until it is read.
 * Knows when and whom; the words and the ways out are others' matter.
 */
import type { MutationContext } from "../../engine/context.ts";
import { internalMutation, job } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { Reader } from "../../persistence/reader.ts";
import { queueMail } from "../channels/mail.ts";
import { queuePush } from "../channels/pushes.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import type { MessageRow } from "../conversations/message.ts";
import { conversations, members, messages } from "../conversations/tables.ts";
import { writeAwayMail } from "./awayMail.ts";
import { type AwaySide, type Recipient, recipientsOf } from "./awayRecipients.ts";
import { linkOf, type Notice, noticeOf } from "./notice.ts";
import { type Switches, switchesOf } from "./settings.ts";

/** Whoever looks at a conversation has read it by then. */
const AWAY_MS = 60_000;
const MOST_READ = 50;

const tellArgs = {
  id: z.id("conversations"),
  side: z.enum(["customer", "recipient"]),
  /** Others have taken over: they have not read what those before them had. */
  isHandedOver: z.boolean().optional(),
};

/** Has a side told in a while of what it has not read; one job for each conversation and side, however much is sent. */
export function tellLater(
  ctx: MutationContext,
  conversation: ConversationRow,
  side: AwaySide,
  { isHandedOver = false } = {},
): void {
  const { read, told, written } = countsOf(conversation, side);
  if (written === read || told > read) return;
  const { id } = conversation;
  const when = { runAt: ctx.now + AWAY_MS, key: `away ${side} ${id}`, keepsTime: true };
  ctx.jobs.add(tellAway, { id, side, isHandedOver }, when);
}

/** Tell a side of what it has not read, unless it has been told, wants to hear nothing, or may still be looking. */
export const tell = internalMutation({
  args: tellArgs,
  returns: z.null(),
  async handler(ctx, { id, side, isHandedOver = false }) {
    const conversation = await ctx.db.get(conversations, id, { lock: true });
    if (!conversation) return null;
    const { read, told, written } = countsOf(conversation, side);
    if (written === read || told > read) return null;
    const unread = await unreadOf(ctx.db, conversation, side);
    if (unread.length === 0 && isHandedOver) unread.push(...(await newestOfCustomer(ctx.db, conversation)));
    const [oldest] = unread;
    if (!oldest) return null;
    const due = oldest.createdAt + AWAY_MS;
    if (due > ctx.now) {
      ctx.jobs.add(tellAway, { id, side, isHandedOver }, { runAt: due, key: `away ${side} ${id}`, keepsTime: true });
      return null;
    }
    const marks = side === "customer" ? { customerToldCount: written } : { recipientToldCount: written };
    await ctx.db.update(conversations, id, marks);
    if (await isMuted(ctx.db, conversation, side)) return null;
    const switches = await switchesOf(ctx.db, conversation.workspaceId);
    const notice = await noticeOf(ctx, conversation, { unread, side, isMasked: switches.masksContactDetails });
    for (const recipient of await recipientsOf(ctx.db, conversation, side)) {
      await tellOne(ctx, conversation, { recipient, notice, switches });
    }
    return null;
  },
});

/** Tells one side of one conversation. */
export const tellAway = job({
  args: tellArgs,
  async handler(ctx, args) {
    await ctx.run(tell, args);
  },
});

async function tellOne(
  ctx: MutationContext,
  conversation: ConversationRow,
  { recipient, notice, switches }: { recipient: Recipient; notice: Notice; switches: Switches },
): Promise<void> {
  const { workspaceId } = conversation;
  const url = linkOf(ctx, conversation, { recipient, switches });
  if (switches.notifiesByEmail && recipient.email) {
    const mail = writeAwayMail(notice, url);
    await queueMail(ctx, { ...mail, to: recipient.email, purpose: "marketplaceMessage", workspaceId });
  }
  if (!switches.notifiesByPush) return;
  const body = notice.texts.at(-1) ?? "";
  const { owner } = recipient;
  await queuePush(ctx, { workspaceId, owner }, { title: notice.sender, body, url, topic: conversation.id });
}

/** What a side has read, has been told of, and what the other has written. */
function countsOf(row: ConversationRow, side: AwaySide) {
  return side === "customer"
    ? { read: row.visitorReadCount, told: row.customerToldCount, written: row.agentMessageCount }
    : { read: row.agentReadCount, told: row.recipientToldCount, written: row.visitorMessageCount };
}

/** The oldest messages that a side has not read and that are still there. Notices tell nobody anything new. */
async function unreadOf(db: Reader, conversation: ConversationRow, side: AwaySide): Promise<MessageRow[]> {
  const isCustomer = side === "customer";
  const seen = isCustomer ? conversation.visitorSeenSeq : conversation.agentSeenSeq;
  const eq = { conversationId: conversation.id };
  const rows = await db.list(messages, "bySeq", { eq, after: [seen], limit: MOST_READ });
  return rows.filter(
    (row) =>
      row.readAt === null &&
      row.deletedAt === null &&
      !row.isInternal &&
      row.senderType !== "system" &&
      (row.senderType !== "customer") === isCustomer,
  );
}

async function newestOfCustomer(db: Reader, { id }: ConversationRow): Promise<MessageRow[]> {
  const newest = { eq: { conversationId: id }, order: "desc", limit: MOST_READ } as const;
  const rows = await db.list(messages, "bySeq", newest);
  return rows.filter((row) => row.senderType === "customer" && row.deletedAt === null).slice(0, 1);
}

async function isMuted(db: Reader, conversation: ConversationRow, side: AwaySide): Promise<boolean> {
  const { id, kind, storeId, sellerId } = conversation;
  const others = kind === "customer_to_seller" ? `seller:${sellerId}` : "admin";
  const recipient = kind === "customer_to_store" ? `store:${storeId}` : others;
  const principal = side === "customer" ? "customer" : recipient;
  const own = await db.first(members, "byConversation", { conversationId: id, principal });
  return own !== null && own.mutedAt !== null;
}
