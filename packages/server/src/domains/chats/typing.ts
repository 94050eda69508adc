/** Who is typing in a chat: memory only, gone by itself. */
import { ephemeral, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { conversations } from "../conversations/tables.ts";
import { personOf } from "../marketplace/participant.ts";
import { people } from "../marketplace/tables.ts";
import { isChat, whoIsIn } from "./membership.ts";

export const module = "chats";

const TYPING_MS = 6_000;
const KIND = "chatMemberTyping";
const MOST_SHOWN = 20;

/** Say that the caller types; repeated while they do, it ends by itself after six seconds. */
export const startTyping = ephemeral({
  args: { chatId: z.id("conversations") },
  returns: z.null(),
  subject: [conversations, "chatId", isChat],
  access: whoIsIn,
  rateLimit: { per: "caller", points: 240, seconds: 60 },
  async handler(ctx, { chatId }) {
    const { personId, externalId, name = "" } = personOf(ctx.caller);
    const value = JSON.stringify({ id: externalId, name });
    ctx.ephemeral.put(KIND, chatId, { member: personId, value, ttlMs: TYPING_MS });
    return null;
  },
});

/** Say that the caller has stopped typing. */
export const stopTyping = ephemeral({
  args: { chatId: z.id("conversations") },
  returns: z.null(),
  subject: [conversations, "chatId", isChat],
  access: whoIsIn,
  rateLimit: { per: "caller", points: 240, seconds: 60 },
  async handler(ctx, { chatId }) {
    ctx.ephemeral.remove(KIND, chatId, personOf(ctx.caller).personId);
    return null;
  },
});

/** Who is typing in a chat, at most 20 people; clients leave themselves out. */
export const typing = query({
  args: { chatId: z.id("conversations") },
  returns: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
  subject: [conversations, "chatId", isChat],
  access: whoIsIn,
  shared: true,
  async handler(ctx, { chatId }) {
    const entries = ctx.ephemeral.list(KIND, chatId).slice(0, MOST_SHOWN);
    const known = await ctx.db.getMany(
      people,
      entries.map((entry) => entry.member),
      { only: ["name"] },
    );
    return entries.map(({ member, value }) => {
      // Written in this file.
      const { id, name } = JSON.parse(value) as { id: string; name: string };
      return { id, name: known.get(member)?.name ?? (name || null) };
    });
  },
});
