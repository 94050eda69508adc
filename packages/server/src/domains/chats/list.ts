/** The chats of a person. */
import { query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { decodeCursor, encodeCursor } from "../../persistence/cursor.ts";
import { conversations, members } from "../conversations/tables.ts";
import { personOf } from "../marketplace/participant.ts";
import { chatShape, presentChats } from "./chat.ts";
import { principalOfPerson } from "./membership.ts";

export const module = "chats";

const CURSOR = "chats";
/** A list is made of the chats that were joined last. */
const MOST_CHATS = 1_000;

/** List the caller's chats, newest message first, with the number of messages that are unread. */
export const list = query({
  args: { limit: z.limit(100).optional(), cursor: z.text(500).nullable().optional() },
  returns: z.object({
    chats: z.array(chatShape.extend({ unreadCount: z.number() })),
    isDone: z.boolean(),
    continueCursor: z.string().optional(),
  }),
  access: { participant: true },
  windowMs: 250,
  async handler(ctx, { limit = 25, cursor }) {
    const { workspaceId, personId } = personOf(ctx.caller);
    const eq = { workspaceId, principal: principalOfPerson(personId) };
    const own = await ctx.db.list(members, "byPrincipal", { eq, order: "desc", limit: MOST_CHATS });
    const memberOf = new Map(own.map((member) => [member.conversationId, member]));
    const rows = await ctx.db.getMany(conversations, [...memberOf.keys()]);
    const [time, id] = cursor ? decodeCursor(CURSOR, cursor, ["number", "id"]) : [Number.POSITIVE_INFINITY, ""];
    const [beforeTime, beforeId] = [Number(time), String(id)];
    const rest = [...rows.values()]
      .filter((row) => row.lastMessageAt < beforeTime || (row.lastMessageAt === beforeTime && row.id < beforeId))
      .sort((a, b) => b.lastMessageAt - a.lastMessageAt || (a.id < b.id ? 1 : -1));
    const page = rest.slice(0, limit);
    const seen = page.map((row) => ({ row, role: memberOf.get(row.id)?.role ?? ("member" as const), personId }));
    const shown = await presentChats(ctx, seen);
    const chats = shown.map((chat, i) => ({
      ...chat,
      unreadCount: (page[i]?.agentMessageCount ?? 0) - (memberOf.get(chat.id)?.seenCount ?? 0),
    }));
    const last = page.at(-1);
    const isDone = rest.length <= limit || !last;
    return { chats, isDone, continueCursor: isDone ? undefined : encodeCursor(CURSOR, [last.lastMessageAt, last.id]) };
  },
});
