/** The conversations that are reached by their numbers, and who reaches them. */
import { AppError } from "@foyer/protocol";
import type { Caller, ParticipantCaller } from "../../engine/caller.ts";
import type { Reader } from "../../persistence/reader.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { conversations } from "../conversations/tables.ts";
import { requireStanding, type Standing } from "../marketplace/standing.ts";

/** The person who calls. */
export function requirePerson(caller: Caller): ParticipantCaller {
  if (caller.kind !== "participant") throw new AppError("NOT_AUTHORIZED", "Not authorized");
  return caller;
}

/** The caller's conversation with a number; other workspaces' do not exist. */
export async function reach(
  ctx: { db: Reader; caller: Caller },
  number: number,
  options: { lock?: boolean } = {},
): Promise<{ conversation: ConversationRow; standing: Standing }> {
  const { workspaceId } = requirePerson(ctx.caller);
  const conversation = await ctx.db.first(conversations, "byNumber", { number }, options);
  if (conversation?.workspaceId !== workspaceId || conversation.productId === null) {
    throw new AppError("NOT_FOUND", "Conversation not found", { path: "conversation_id" });
  }
  return { conversation, standing: await requireStanding(ctx, conversation) };
}
