/** Admins who step into a conversation of a store or a seller: never unseen. */
import type { MutationContext } from "../../engine/context.ts";
import { appendMessage } from "../conversations/append.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { members } from "../conversations/tables.ts";
import { namesOfUsers } from "../identity/names.ts";

/** Tells both sides that an admin has joined; once for each admin. Answers whether it was news. */
export async function announceJoin(
  ctx: MutationContext,
  conversation: ConversationRow,
  userId: string,
): Promise<boolean> {
  if (conversation.kind === "customer_to_admin") return false;
  const { workspaceId, id: conversationId } = conversation;
  const row = { workspaceId, conversationId, principal: `agent:${userId}`, joinedAt: ctx.now };
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
