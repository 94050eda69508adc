/** Which members of a chat are online: those who have a socket open, or had one half a minute ago. */
import { isPresent } from "../../engine/attendance.ts";
import { query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { conversations } from "../conversations/tables.ts";
import { people } from "../marketplace/tables.ts";
import { isChat, MOST_MEMBERS, personIdOf, whoIsIn } from "./membership.ts";

export const module = "chats";

/** The ids of a chat's members who are online now. */
export const presence = query({
  args: { chatId: z.id("conversations") },
  returns: z.array(z.string()),
  subject: [conversations, "chatId", isChat],
  access: whoIsIn,
  shared: true,
  windowMs: 500,
  async handler(ctx, { chatId }, { memberChanges: _ }) {
    // As in the list of members: who they are changes only when the chat counts it, which is read above.
    const rows = await ctx.db.sql<{ principal: string }>(
      "select principal from members where conversation_id = $1 order by principal limit $2",
      [chatId, MOST_MEMBERS],
      [],
    );
    const online = rows.map(personIdOf).filter((personId) => isPresent(ctx.ephemeral, personId));
    const known = await ctx.db.getMany(people, online, { only: ["externalId"] });
    return online.flatMap((personId) => known.get(personId)?.externalId ?? []);
  },
});
