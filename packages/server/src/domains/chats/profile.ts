/** What a chat is called and how it looks, told the same to all its members. */
import { type Infer, z } from "../../engine/values.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { people } from "../marketplace/tables.ts";
import { pairOf } from "./chat.ts";
import type { Presenting } from "./chatMessage.ts";

/** A chat but for its messages. */
export const profileShape = z.object({
  title: z.string().nullable(),
  avatarUrl: z.string().nullable(),
  metadata: z.attributes(),
  memberCount: z.number(),
  /** How often its members or their roles have changed. */
  memberChanges: z.number(),
  /** The two people of a direct chat: without a title or a picture of its own it is shown with the other's. */
  pair: z.array(z.object({ id: z.string(), name: z.string().nullable(), avatarUrl: z.string().nullable() })),
});

/** Presents a chat; looks only at what it shows, so that messages leave the result alone. */
export async function presentProfile(ctx: Presenting, row: ConversationRow): Promise<Infer<typeof profileShape>> {
  const known = await ctx.db.getMany(people, pairOf(row), { only: ["externalId", "name", "avatarUrl"] });
  return {
    title: row.subject,
    avatarUrl: row.avatarUrl,
    metadata: row.metadata ?? {},
    memberCount: row.memberCount,
    memberChanges: row.memberChanges,
    pair: [...known.values()].map(({ externalId, name, avatarUrl }) => ({ id: externalId, name, avatarUrl })),
  };
}
