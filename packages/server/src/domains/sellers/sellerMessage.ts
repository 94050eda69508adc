/** How a message looks to clients of the seller chat: text only. */
import { type Infer, z } from "../../engine/values.ts";
import type { Reader } from "../../persistence/reader.ts";
import { previewOf } from "../conversations/append.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import type { MessageRow } from "../conversations/message.ts";
import { maskContacts } from "../marketplace/mask.ts";
import { switchesOf } from "../marketplace/settings.ts";
import type { Standing } from "../marketplace/standing.ts";
import { people } from "../marketplace/tables.ts";
import { messageNumber } from "./numbers.ts";

/** A message; `user_id` is its sender, 0 for the marketplace itself. A deleted one keeps its place and has no text. */
export const sellerMessageShape = z.object({
  id: z.number(),
  conversation_id: z.number(),
  user_id: z.number(),
  message: z.string(),
  created_at: z.string(),
});

/** Presents rows of one conversation as one side sees them. */
export async function presentSellerMessages(
  db: Reader,
  conversation: ConversationRow,
  { rows, side }: { rows: readonly MessageRow[]; side: Standing["side"] },
): Promise<Infer<typeof sellerMessageShape>[]> {
  if (rows.length === 0) return [];
  const { customerId, sellerId, workspaceId, number } = conversation;
  const ids = [customerId, sellerId].filter((id) => id !== null);
  const [known, { masksContactDetails }] = await Promise.all([
    db.getMany(people, ids, { only: ["id", "number"] }),
    switchesOf(db, workspaceId),
  ]);
  return rows.map((row) => {
    const text = row.deletedAt === null ? row.content || previewOf(row) : "";
    return {
      id: messageNumber(number, row.seq),
      conversation_id: number,
      user_id: known.get(row.senderId)?.number ?? 0,
      message: masksContactDetails && row.senderType !== side ? maskContacts(text) : text,
      created_at: new Date(row.createdAt).toISOString(),
    };
  });
}
