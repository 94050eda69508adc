/** The members of chats: who they are, who comes, who goes. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { decodeCursor, encodeCursor } from "../../persistence/cursor.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { conversations, members as memberRows } from "../conversations/tables.ts";
import { externalId } from "../marketplace/commerce.ts";
import { ensurePeople } from "../marketplace/customers.ts";
import { idOfMember, idOfPerson } from "../marketplace/ids.ts";
import { personOf } from "../marketplace/participant.ts";
import { people } from "../marketplace/tables.ts";
import {
  isChat,
  type MemberRow,
  MOST_MEMBERS,
  personIdOf,
  principalOfPerson,
  requireManager,
  requireMember,
  whoIsIn,
} from "./membership.ts";
import { announce } from "./notices.ts";

export const module = "chats";

const CURSOR = "chatMembers";
const memberArgs = { chatId: z.id("conversations"), memberId: externalId };

/** List the members of a chat, in an order of no meaning. */
export const members = query({
  args: {
    chatId: z.id("conversations"),
    cursor: z.text(500).nullable().optional(),
    limit: z.limit(200).optional(),
  },
  returns: z.object({
    members: z.array(
      z.object({
        id: z.string(),
        name: z.string().nullable(),
        avatarUrl: z.string().nullable(),
        role: z.enum(["owner", "admin", "member"]),
      }),
    ),
    isDone: z.boolean(),
    continueCursor: z.string().optional(),
  }),
  subject: [conversations, "chatId", isChat],
  access: whoIsIn,
  shared: true,
  async handler(ctx, { chatId, cursor, limit = 100 }, { memberChanges: _ }) {
    const [after] = cursor ? decodeCursor(CURSOR, cursor, ["text"]) : [""];
    // Members' rows change with every message; who they are changes only when the chat counts it, which is read above.
    const rows = await ctx.db.sql<Pick<MemberRow, "principal" | "role">>(
      "select principal, role from members where conversation_id = $1 and principal > $2 order by principal limit $3",
      [chatId, after, limit + 1],
      [],
    );
    const page = rows.slice(0, limit);
    const isDone = rows.length <= limit;
    const known = await ctx.db.getMany(people, page.map(personIdOf), { only: ["externalId", "name", "avatarUrl"] });
    const shown = page.flatMap((row) => {
      const person = known.get(personIdOf(row));
      if (!person) return [];
      return [{ id: person.externalId, name: person.name, avatarUrl: person.avatarUrl, role: row.role }];
    });
    const continueCursor = isDone ? undefined : encodeCursor(CURSOR, [page.at(-1)?.principal ?? ""]);
    return { members: shown, isDone, continueCursor };
  },
});

/** Add somebody to a group; for its owner and admins. */
export const addMember = mutation({
  args: memberArgs,
  returns: z.null(),
  subject: [conversations, "chatId", isChat],
  access: whoIsIn,
  rateLimit: { per: "caller", points: 300, seconds: 60 },
  async handler(ctx, { chatId, memberId }, chat) {
    requireGroup(chat);
    requireManager(chat, await requireMember(ctx, chatId));
    const { workspaceId } = chat;
    const personId = idOfPerson(workspaceId, memberId);
    if (await ctx.db.get(memberRows, idOfMember(chatId, personId))) return null;
    if (chat.memberCount >= MOST_MEMBERS) {
      throw new AppError("CONFLICT", `A chat has at most ${MOST_MEMBERS} people`, { path: "memberId" });
    }
    await ensurePeople(ctx, workspaceId, [{ externalId: memberId }]);
    await ctx.db.insert(memberRows, {
      id: idOfMember(chatId, personId),
      workspaceId,
      conversationId: chatId,
      principal: principalOfPerson(personId),
      side: "member",
      joinedAt: ctx.now,
      // What was said before is not news.
      seenSeq: chat.lastSeq,
      seenCount: chat.agentMessageCount,
    });
    await noteChange(ctx, chat, 1);
    await announce(ctx, chat, { event: "member_added", personId });
    return null;
  },
});

/** Remove somebody from a group, or leave it oneself; admins remove plain members, the owner anyone. */
export const removeMember = mutation({
  args: memberArgs,
  returns: z.null(),
  subject: [conversations, "chatId", isChat],
  access: whoIsIn,
  rateLimit: { per: "caller", points: 300, seconds: 60 },
  async handler(ctx, { chatId, memberId }, chat) {
    requireGroup(chat);
    const own = await requireMember(ctx, chatId);
    const personId = idOfPerson(chat.workspaceId, memberId);
    const isSelf = personId === personOf(ctx.caller).personId;
    if (!isSelf) requireManager(chat, own);
    const member = await findMember(ctx, chatId, personId);
    if (!isSelf && own.role === "admin" && member.role !== "member") {
      throw new AppError("NOT_AUTHORIZED", "Only the owner of a group may do this");
    }
    await ctx.db.remove(memberRows, member.id);
    await noteChange(ctx, chat, -1);
    if (member.role === "owner") await passOwnership(ctx, chatId);
    await announce(ctx, chat, { event: isSelf ? "member_left" : "member_removed", personId });
    return null;
  },
});

/** Make a member an admin or a plain member again, or the owner in one's own place; for the owner. */
export const setRole = mutation({
  args: { ...memberArgs, role: z.enum(["owner", "admin", "member"]) },
  returns: z.null(),
  subject: [conversations, "chatId", isChat],
  access: whoIsIn,
  rateLimit: { per: "caller", points: 300, seconds: 60 },
  async handler(ctx, { chatId, memberId, role }, chat) {
    requireGroup(chat);
    const own = await requireMember(ctx, chatId);
    if (own.role !== "owner") throw new AppError("NOT_AUTHORIZED", "Only the owner of a group may do this");
    const personId = idOfPerson(chat.workspaceId, memberId);
    const member = await findMember(ctx, chatId, personId);
    if (member.role === role) return null;
    if (member.id === own.id) {
      throw new AppError("CONFLICT", "Make somebody else the owner first", { path: "memberId" });
    }
    await ctx.db.update(memberRows, member.id, { role });
    if (role === "owner") await ctx.db.update(memberRows, own.id, { role: "admin" });
    await noteChange(ctx, chat, 0);
    await announce(ctx, chat, { event: "role_changed", personId, role });
    return null;
  },
});

function requireGroup({ kind }: ConversationRow): void {
  if (kind !== "group") throw new AppError("CONFLICT", "A direct chat is between two people", { path: "chatId" });
}

async function findMember(ctx: MutationContext, chatId: string, personId: string): Promise<MemberRow> {
  const member = await ctx.db.get(memberRows, idOfMember(chatId, personId));
  if (!member) throw new AppError("NOT_FOUND", "Member not found", { path: "memberId" });
  return member;
}

/** Counts a change of the members, on which all that shows them rests. */
async function noteChange(ctx: MutationContext, chat: ConversationRow, by: number): Promise<void> {
  const changes = { memberCount: chat.memberCount + by, memberChanges: chat.memberChanges + 1 };
  await ctx.db.update(conversations, chat.id, changes);
  Object.assign(chat, changes);
}

/** A group whose owner went belongs to the first of its admins, or of all. */
async function passOwnership(ctx: MutationContext, chatId: string): Promise<void> {
  const [heir] = await ctx.db.sql<{ id: string }>(
    "select id from members where conversation_id = $1 order by (role = 'admin') desc, joined_at, id limit 1",
    [chatId],
    [],
  );
  if (heir) await ctx.db.update(memberRows, heir.id, { role: "owner" });
}
