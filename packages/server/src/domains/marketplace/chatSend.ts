/** What sending a message comes down to, whichever way it arrives. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import type { Reader } from "../../persistence/reader.ts";
import { appendMessage, type NewMessage } from "../conversations/append.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import type { MessageRow } from "../conversations/message.ts";
import { messages } from "../conversations/tables.ts";
import { tellLater } from "./away.ts";
import { whyNotSend } from "./chatConversations.ts";
import { announceJoin } from "./joining.ts";
import { markReadFor } from "./reading.ts";
import type { Standing } from "./standing.ts";

/** The message that the sender has sent with this key already. */
export async function repeatedSend(
  db: Reader,
  { id: conversationId }: ConversationRow,
  { senderId, clientMessageId }: { senderId: string; clientMessageId: string | undefined },
): Promise<MessageRow | null> {
  if (!clientMessageId) return null;
  return db.first(messages, "byClientMessageId", { conversationId, senderId, clientMessageId });
}

/** Throws when somebody who takes part may not write now. */
export async function requireMaySend(db: Reader, conversation: ConversationRow, standing: Standing): Promise<void> {
  if (conversation.blockedAt !== null) throw new AppError("NOT_AUTHORIZED", "Conversation is blocked");
  if (await whyNotSend(db, conversation, standing)) {
    throw new AppError("NOT_AUTHORIZED", "Unauthorized to send message to this conversation");
  }
}

/** Adds what somebody says to a conversation whose row is locked. */
export async function sendAs(
  ctx: MutationContext,
  conversation: ConversationRow,
  { side, senderId, ...message }: Pick<Standing, "side" | "senderId"> & Omit<NewMessage, "senderType" | "senderId">,
): Promise<MessageRow> {
  if (side === "admin") await announceJoin(ctx, conversation, senderId);
  // Whoever writes has read what came before.
  if (side !== "admin" || conversation.kind === "customer_to_admin") await markReadFor(ctx, conversation, { side });
  const row = await appendMessage(ctx, conversation, { senderType: side, senderId, ...message });
  tellLater(ctx, conversation, side === "customer" ? "recipient" : "customer");
  return row;
}
