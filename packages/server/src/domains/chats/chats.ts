/** Chats: making them, looking at them, naming them. */
import { AppError } from "@foyer/protocol";
import type { ParticipantCaller } from "../../engine/caller.ts";
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { type ArgsOf, z } from "../../engine/values.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { mergeMetadata } from "../conversations/metadata.ts";
import { conversations, members } from "../conversations/tables.ts";
import { keepName } from "../marketplace/chatStart.ts";
import { externalId, webAddress } from "../marketplace/commerce.ts";
import { ensurePeople } from "../marketplace/customers.ts";
import { idOfMember, idOfPerson } from "../marketplace/ids.ts";
import { personOf } from "../marketplace/participant.ts";
import { chatShape, pairKeyOf, presentChat } from "./chat.ts";
import {
  isChat,
  MOST_MEMBERS,
  principalOfPerson,
  requireChatsOn,
  requireManager,
  requireMember,
  whoIsIn,
} from "./membership.ts";
import { announce } from "./notices.ts";
import { presentProfile, profileShape } from "./profile.ts";

export const module = "chats";

const createArgs = {
  /** The host's own ids of the people, with the caller or without. */
  members: z.array(externalId).max(MOST_MEMBERS),
  kind: z.enum(["direct", "group"]).optional(),
  title: z.text(200, 1).optional(),
  avatarUrl: webAddress,
  metadata: z.attributes(50).optional(),
};

/** Make a chat of these people and the caller; two people have one direct chat, which is given again. */
export const create = mutation({
  args: createArgs,
  returns: chatShape,
  access: { participant: true },
  rateLimit: { per: "caller", points: 20, seconds: 60 },
  async handler(ctx, args) {
    const caller = personOf(ctx.caller);
    const { workspaceId, personId } = caller;
    const others = [...new Set(args.members)].filter((each) => each !== caller.externalId);
    const kind = args.kind ?? (others.length === 1 ? "direct" : "group");
    refuseCount(kind, others.length + 1);
    const ids = [personId, ...others.map((each) => idOfPerson(workspaceId, each))];
    await requireChatsOn(ctx.db, workspaceId);
    await keepName(ctx, caller);
    const pairKey = kind === "direct" ? pairKeyOf(ids) : null;
    const known = pairKey && (await ctx.db.first(conversations, "byPair", { workspaceId, pairKey }));
    if (known) return presentChat(ctx, { row: known, role: "member", personId });
    await ensurePeople(
      ctx,
      workspaceId,
      others.map((each) => ({ externalId: each })),
    );
    const row = await makeChat(ctx, caller, { ...args, kind, pairKey, memberIds: ids });
    return presentChat(ctx, { row, role: kind === "group" ? "owner" : "member", personId });
  },
});

/** Get a chat of the caller. */
export const get = query({
  args: { chatId: z.id("conversations") },
  returns: chatShape,
  subject: [conversations, "chatId", isChat],
  access: whoIsIn,
  windowMs: 250,
  async handler(ctx, { chatId }, row) {
    const { role } = await requireMember(ctx, chatId);
    return presentChat(ctx, { row, role, personId: personOf(ctx.caller).personId });
  },
});

/** Follow what a chat is called and how it looks: small, the same for all members, and untouched by messages. */
export const profile = query({
  args: { chatId: z.id("conversations") },
  returns: profileShape,
  subject: [conversations, "chatId", isChat],
  access: whoIsIn,
  shared: true,
  handler: (ctx, _, row) => presentProfile(ctx, row),
});

/** Change a chat's title or picture; `null` takes the picture away. */
export const rename = mutation({
  args: { chatId: z.id("conversations"), title: z.text(200, 1).optional(), avatarUrl: webAddress },
  returns: z.null(),
  subject: [conversations, "chatId", isChat],
  access: whoIsIn,
  rateLimit: { per: "caller", points: 60, seconds: 60 },
  async handler(ctx, { chatId, title, avatarUrl }, row) {
    requireManager(row, await requireMember(ctx, chatId));
    const changes = {
      ...(title === undefined ? {} : { subject: title }),
      ...(avatarUrl === undefined ? {} : { avatarUrl }),
    };
    if (Object.keys(changes).length > 0) await ctx.db.update(conversations, chatId, { ...changes, updatedAt: ctx.now });
    if (title !== undefined && title !== row.subject) {
      await announce(ctx, { ...row, ...changes }, { event: "renamed", title });
    }
    return null;
  },
});

/** Lay these names and values over a chat's own; `null` takes one away. */
export const setMetadata = mutation({
  args: { chatId: z.id("conversations"), metadata: z.attributes(50) },
  returns: z.null(),
  subject: [conversations, "chatId", isChat],
  access: whoIsIn,
  rateLimit: { per: "caller", points: 60, seconds: 60 },
  async handler(ctx, { chatId, metadata }, row) {
    requireManager(row, await requireMember(ctx, chatId));
    const merged = mergeMetadata(row.metadata, metadata);
    await ctx.db.update(conversations, chatId, { metadata: merged, updatedAt: ctx.now });
    return null;
  },
});

function refuseCount(kind: "direct" | "group", count: number): void {
  const path = { path: "members" };
  if (kind === "direct" && count !== 2)
    throw new AppError("INVALID_INPUT", "A direct chat is between two people", path);
  if (count < 2) throw new AppError("INVALID_INPUT", "A chat needs somebody else", path);
  if (count > MOST_MEMBERS) throw new AppError("INVALID_INPUT", `A chat has at most ${MOST_MEMBERS} people`, path);
}

interface NewChat extends ArgsOf<typeof createArgs> {
  readonly kind: "direct" | "group";
  readonly pairKey: string | null;
  /** The one who makes it comes first. */
  readonly memberIds: readonly string[];
}

async function makeChat(
  ctx: MutationContext,
  { workspaceId, personId }: ParticipantCaller,
  { kind, pairKey, memberIds, title, avatarUrl, metadata }: NewChat,
): Promise<ConversationRow> {
  const made = await ctx.db.insertNew(conversations, {
    workspaceId,
    isMarketplace: true,
    kind,
    pairKey,
    subject: title ?? null,
    avatarUrl: avatarUrl ?? null,
    metadata: metadata ? mergeMetadata(null, metadata) : null,
    memberCount: memberIds.length,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    lastMessageAt: ctx.now,
  });
  // Somebody made the chat of these two at the same moment.
  const row = made ?? (pairKey === null ? null : await ctx.db.first(conversations, "byPair", { workspaceId, pairKey }));
  if (!row) throw new AppError("CONFLICT", "The chat was removed at the same moment. Try again.");
  if (!made) return row;
  await ctx.db.insertMany(
    members,
    memberIds.map((each) => ({
      id: idOfMember(row.id, each),
      workspaceId,
      conversationId: row.id,
      principal: principalOfPerson(each),
      side: "member" as const,
      role: kind === "group" && each === personId ? ("owner" as const) : ("member" as const),
      joinedAt: ctx.now,
    })),
  );
  return row;
}
