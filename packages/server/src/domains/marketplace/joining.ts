/** Admins who step into a conversation of a store or a seller: never unseen. */
import type { MutationContext } from "../../engine/context.ts";
import type { Reader } from "../../persistence/reader.ts";
import { appendMessage } from "../conversations/append.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { members } from "../conversations/tables.ts";
import { namesOfUsers } from "../identity/names.ts";

/** Whether both sides know of an admin: they were told, or it is the marketplace whom the customer writes with. */
export async function hasJoined(db: Reader, { id, kind }: ConversationRow, userId: string): Promise<boolean> {
  if (kind === "customer_to_admin") return true;
  const about = { conversationId: id, principal: principalOfAdmin(userId) };
  return (await db.first(members, "byConversation", about)) !== null;
}

/** Tells both sides that an admin has joined; once for each admin. Answers whether it was news. */
export async function announceJoin(
  ctx: MutationContext,
  conversation: ConversationRow,
  userId: string,
): Promise<boolean> {
  if (conversation.kind === "customer_to_admin") return false;
  const { workspaceId, id: conversationId } = conversation;
  const row = { workspaceId, conversationId, principal: principalOfAdmin(userId), joinedAt: ctx.now };
  if (!(await ctx.db.insertNew(members, { ...row, side: "agent" }))) return false;
  const names = await namesOfUsers(ctx, [userId]);
  await appendMessage(ctx, conversation, {
    senderType: "system",
    senderId: userId,
    kind: "system",
    content: `${names.get(userId)?.name ?? "Support"} of the marketplace joined the conversation`,
    metadata: { event: "joined" },
  });
  return true;
}

function principalOfAdmin(userId: string): string {
  return `agent:${userId}`;
}
