/** Messages of the seller chat: pages, what is new since a message, sending, viewing. */
import { AppError } from "@foyer/protocol";
import type { QueryContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { MAX_MESSAGE_LENGTH } from "../conversations/message.ts";
import { messages } from "../conversations/tables.ts";
import { repeatedSend, requireMaySend, sendAs } from "../marketplace/chatSend.ts";
import { markReadFor } from "../marketplace/reading.ts";
import type { Standing } from "../marketplace/standing.ts";
import { seqOfNumber } from "./numbers.ts";
import { pageArgs, pageOf, pageShape } from "./page.ts";
import { reach } from "./reach.ts";
import { presentSellerMessages, sellerMessageShape } from "./sellerMessage.ts";

export const module = "sellerChat";

const conversationArg = { conversation_id: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER) };

/** List the messages of a conversation, the newest first. */
export const listMessages = query({
  args: { ...conversationArg, ...pageArgs },
  returns: pageShape(sellerMessageShape),
  access: { participant: true },
  async handler(ctx, { conversation_id, ...args }) {
    return readPage(ctx, await reach(ctx, conversation_id), { ...args, after: 0 });
  },
});

/** List the messages whose id is greater than one that the client has, the newest first. */
export const listNewMessages = query({
  args: { ...conversationArg, last_message_id: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), ...pageArgs },
  returns: pageShape(sellerMessageShape),
  access: { participant: true },
  async handler(ctx, { conversation_id, last_message_id, per_page = 100, page }) {
    const after = seqOfNumber(conversation_id, last_message_id);
    return readPage(ctx, await reach(ctx, conversation_id), { page, per_page, after });
  },
});

/** Send a text. A second send with the same `client_message_id` gives the first one's message. */
export const insertMessage = mutation({
  args: {
    ...conversationArg,
    message: z.text(MAX_MESSAGE_LENGTH, 1),
    client_message_id: z.text(64, 1).optional(),
  },
  returns: sellerMessageShape,
  access: { participant: true },
  rateLimit: { per: "caller", points: 120, seconds: 60 },
  async handler(ctx, { conversation_id, message: content, client_message_id: clientMessageId }) {
    const { conversation, standing } = await reach(ctx, conversation_id, { lock: true });
    const { side, senderId } = standing;
    if (content.trim() === "")
      throw new AppError("INVALID_INPUT", "The message field is required.", { path: "message" });
    const repeated = await repeatedSend(ctx.db, conversation, { senderId, clientMessageId });
    if (!repeated) await requireMaySend(ctx.db, conversation, standing);
    const row = repeated ?? (await sendAs(ctx, conversation, { side, senderId, content, clientMessageId }));
    const [message] = await presentSellerMessages(ctx.db, conversation, { rows: [row], side });
    if (!message) throw new Error("A message that was just sent cannot be shown.");
    return message;
  },
});

/** Mark a conversation as viewed by the caller's side. */
export const markViewed = mutation({
  args: conversationArg,
  returns: z.null(),
  access: { participant: true },
  async handler(ctx, { conversation_id }) {
    const { conversation, standing } = await reach(ctx, conversation_id, { lock: true });
    await markReadFor(ctx, conversation, standing);
    return null;
  },
});

type Reached = { conversation: ConversationRow; standing: Standing };

/** A page is a range of places in the conversation, so that the last one costs what the first does. */
async function readPage(
  ctx: QueryContext,
  { conversation, standing: { side } }: Reached,
  { after, ...args }: { after: number; page?: number | undefined; per_page?: number | undefined },
) {
  const { page, perPage, skipped } = pageOf(args);
  const total = Math.max(0, conversation.lastSeq - after);
  const to = conversation.lastSeq - skipped;
  const rows =
    to > after
      ? await ctx.db.list(messages, "bySeq", {
          eq: { conversationId: conversation.id },
          after: [Math.max(after, to - perPage)],
          to: [to],
          order: "desc",
          limit: perPage,
        })
      : [];
  const isViewed =
    side === "customer"
      ? conversation.agentMessageCount === conversation.visitorReadCount
      : conversation.visitorMessageCount === conversation.agentReadCount;
  const data = await presentSellerMessages(ctx.db, conversation, { rows: rows.filter((row) => !row.isInternal), side });
  return { data, page, perPage, total, isNew: page === 1 && total > 0 && !isViewed };
}
