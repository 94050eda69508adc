/** The conversations that are reached by their numbers, and who reaches them. */
import { AppError } from "@foyer/protocol";
import type { Caller, ParticipantCaller } from "../../engine/caller.ts";
import type { Reader } from "../../persistence/reader.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { conversations } from "../conversations/tables.ts";
import { personOf } from "../marketplace/participant.ts";
import { requireStanding, type Standing } from "../marketplace/standing.ts";

/** Access for whoever may ask about a product: everybody but those who speak for a store. */
export const whoMayAsk = { participant: ({ caller }: { caller: ParticipantCaller }) => caller.side !== "store" };

/** The caller's conversation with a number; other workspaces' do not exist. */
export async function reach(
  ctx: { db: Reader; caller: Caller },
  number: number,
  options: { lock?: boolean } = {},
): Promise<{ conversation: ConversationRow; standing: Standing }> {
  const { workspaceId } = personOf(ctx.caller);
  const conversation = await ctx.db.first(conversations, "byNumber", { number }, options);
  if (conversation?.workspaceId !== workspaceId || conversation.productId === null) {
    throw new AppError("NOT_FOUND", "Conversation not found", { path: "conversation_id" });
  }
  return { conversation, standing: await requireStanding(ctx, conversation) };
}
