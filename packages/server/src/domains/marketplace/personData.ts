/** What a person of the host has said and with whom: finding it, giving it out, and erasing it. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { internalMutation, internalQuery, job, mutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { decodeCursor, encodeCursor } from "../../persistence/cursor.ts";
import type { Reader } from "../../persistence/reader.ts";
import type { Row } from "../../persistence/table.ts";
import { personalTokens } from "../apiKeys/tables.ts";
import { removeFiles } from "../attachments/removal.ts";
import { listBrowsers } from "../channels/pushes.ts";
import { pushSubscriptions } from "../channels/tables.ts";
import { principalOfPerson } from "../chats/membership.ts";
import { DELETED_PREVIEW } from "../conversations/append.ts";
import { conversations, members, messages } from "../conversations/tables.ts";
import { workspaces } from "../workspaces/tables.ts";
import { idOfPerson } from "./ids.ts";
import { eraseReports } from "./reports.ts";
import { people } from "./tables.ts";

export const module = "people";

const MOST_CONVERSATIONS = 5_000;
const MOST_MESSAGES = 2_000;
const CURSOR = "person";

const personArgs = { workspaceId: z.id("workspaces"), externalId: z.text(200, 1) };

/**
 * Give out what is kept of a person: who they are, all messages of their conversations, and their own of those that they
 * left or in which they spoke for a store; 2,000 a page. It is written to the audit log.
 */
export const exportData = mutation({
  args: { ...personArgs, cursor: z.text(200).optional() },
  returns: z.object({
    person: z.object({
      externalId: z.string(),
      name: z.string().optional(),
      email: z.string().optional(),
      avatarUrl: z.string().optional(),
      createdAt: z.number(),
    }),
    messages: z.array(
      z.object({
        conversationId: z.id("conversations"),
        seq: z.number(),
        isOwn: z.boolean(),
        senderType: z.string(),
        content: z.string(),
        attachmentIds: z.array(z.string()),
        createdAt: z.number(),
        deletedAt: z.number().optional(),
      }),
    ),
    /** Where the next page begins; absent on the last one. */
    nextCursor: z.string().optional(),
  }),
  subject: [workspaces, "workspaceId"],
  access: { agent: "data.export" },
  rateLimit: { per: "caller", points: 120, seconds: 60 },
  async handler(ctx, { workspaceId, externalId, cursor }) {
    const person = await requirePerson(ctx, workspaceId, externalId);
    const [from = "", after = 0] = cursor ? decodeCursor(CURSOR, cursor, ["id", "number"]) : [];
    const own = new Set(await conversationsOf(ctx.db, person));
    const ids = [...new Set([...own, ...(await writtenIn(ctx.db, person.id))])]
      .filter((id) => id >= String(from))
      .sort();
    const rows: Row<typeof messages>[] = [];
    for (const conversationId of ids) {
      const limit = MOST_MESSAGES - rows.length;
      if (limit === 0) break;
      const start = conversationId === from ? Number(after) : 0;
      rows.push(...(await ctx.db.list(messages, "bySeq", { eq: { conversationId }, after: [start], limit })));
    }
    const last = rows.length === MOST_MESSAGES ? rows.at(-1) : undefined;
    audit(ctx, person, { action: "data.exported", metadata: { externalId, messages: rows.length } });
    return {
      person: {
        externalId,
        name: person.name ?? undefined,
        email: person.email ?? undefined,
        avatarUrl: person.avatarUrl ?? undefined,
        createdAt: person.createdAt,
      },
      messages: rows
        .filter((row) => !row.isInternal && (own.has(row.conversationId) || row.senderId === person.id))
        .map((row) => ({
          conversationId: row.conversationId,
          seq: row.seq,
          isOwn: row.senderId === person.id,
          senderType: row.senderType,
          content: row.deletedAt === null || row.senderId === person.id ? row.content : "",
          attachmentIds: row.deletedAt === null ? row.attachmentIds : [],
          createdAt: row.createdAt,
          deletedAt: row.deletedAt ?? undefined,
        })),
      nextCursor: last && encodeCursor(CURSOR, [last.conversationId, last.seq]),
    };
  },
});

/**
 * Erase a person: name, address, picture and tokens at once, then all that they wrote and the files they sent, in groups
 * that they left too. The conversations stay, and so do a group's notices. It cannot be undone.
 */
export const erase = mutation({
  args: personArgs,
  returns: z.null(),
  subject: [workspaces, "workspaceId"],
  access: { agent: "data.delete" },
  async handler(ctx, { workspaceId, externalId }) {
    const person = await requirePerson(ctx, workspaceId, externalId);
    const gone = { name: null, email: null, avatarUrl: null, tokensRevokedAt: ctx.now, updatedAt: ctx.now };
    await ctx.db.update(people, person.id, gone);
    const tokens = await ctx.db.list(personalTokens, "byPerson", { eq: { personId: person.id }, limit: 100 });
    for (const token of tokens) void ctx.db.remove(personalTokens, token.id);
    for (const { id } of await listBrowsers(ctx.db, workspaceId, { personId: person.id })) {
      void ctx.db.remove(pushSubscriptions, id);
    }
    ctx.jobs.add(eraseWords, { personId: person.id });
    audit(ctx, person, { action: "data.deleted", metadata: { externalId } });
    return null;
  },
});

/** The conversations that a person is part of. */
export const listOfPerson = internalQuery({
  args: { personId: z.id("people") },
  returns: z.array(z.id("conversations")),
  async handler(ctx, { personId }) {
    const person = await ctx.db.get(people, personId);
    return person ? conversationsOf(ctx.db, person) : [];
  },
});

/** Those in which a person wrote as a member or for a store, whether or not they still belong there; 5,000 in order. */
export const listWritten = internalQuery({
  args: { personId: z.id("people"), after: z.id("conversations").optional() },
  returns: z.array(z.id("conversations")),
  handler: (ctx, { personId, after }) => writtenIn(ctx.db, personId, after),
});

/** Erase what a person wrote in one conversation, some messages at a time; answers whether there may be more. */
export const eraseIn = internalMutation({
  args: { conversationId: z.id("conversations"), personId: z.id("people") },
  returns: z.boolean(),
  subject: [conversations, "conversationId"],
  async handler(ctx, { conversationId, personId: senderId }, conversation) {
    const text = `select id from messages where conversation_id = $1 and sender_id = $2
      and (content <> '' or attachment_ids <> '[]') order by seq limit ${MOST_MESSAGES}`;
    const found = await ctx.db.sql<{ id: string }>(text, [conversationId, senderId], []);
    const rows = await ctx.db.getMany(
      messages,
      found.map(({ id }) => id),
    );
    const isChat = conversation.kind === "direct" || conversation.kind === "group";
    let { changeSeq } = conversation;
    for (const { id } of found) {
      const change = isChat ? { changeSeq: ++changeSeq } : {};
      const deletedAt = rows.get(id)?.deletedAt ?? ctx.now;
      void ctx.db.update(messages, id, { content: "", attachmentIds: [], metadata: null, deletedAt, ...change });
    }
    const hidden = conversation.lastMessageSenderId === senderId ? DELETED_PREVIEW : undefined;
    const preview = hidden ? { lastMessagePreview: hidden } : {};
    // The subject of a conversation about a product is what its customer called it.
    const subject = conversation.customerId === senderId ? { subject: null } : {};
    await ctx.db.update(conversations, conversationId, { changeSeq, ...preview, ...subject });
    await removeFiles(
      ctx,
      [...rows.values()].flatMap((row) => row.attachmentIds),
    );
    await eraseReports(ctx, conversationId, senderId);
    return found.length === MOST_MESSAGES;
  },
});

/** Erases what a person wrote. */
export const eraseWords = job({
  args: { personId: z.id("people") },
  async handler(ctx, { personId }) {
    const eraseFrom = async (ids: readonly string[]) => {
      for (const conversationId of ids) {
        for (let hasMore = true; hasMore; ) hasMore = await ctx.run(eraseIn, { conversationId, personId });
      }
      return ids.at(-1);
    };
    await eraseFrom(await ctx.run(listOfPerson, { personId }));
    for (let after: string | undefined; ; ) {
      after = await eraseFrom(await ctx.run(listWritten, { personId, after }));
      if (after === undefined) return;
    }
  },
});

async function requirePerson(ctx: MutationContext, workspaceId: string, externalId: string) {
  const person = await ctx.db.get(people, idOfPerson(workspaceId, externalId), { lock: true });
  if (!person) throw new AppError("NOT_FOUND", "Person not found", { path: "externalId" });
  return person;
}

/** The ids of all conversations that a person is part of, in order. */
async function conversationsOf(db: Reader, { id, workspaceId }: Row<typeof people>): Promise<string[]> {
  const [asked, sold, joined] = await Promise.all([
    db.list(conversations, "byCustomer", { eq: { customerId: id }, limit: MOST_CONVERSATIONS }),
    db.list(conversations, "bySeller", { eq: { sellerId: id }, limit: MOST_CONVERSATIONS }),
    db.list(members, "byPrincipal", {
      eq: { workspaceId, principal: principalOfPerson(id) },
      limit: MOST_CONVERSATIONS,
    }),
  ]);
  const ids = [...asked, ...sold].map((row) => row.id);
  return [...new Set([...ids, ...joined.map((row) => row.conversationId)])].sort();
}

/** The ids of conversations in which a person wrote as one of many, in order. */
async function writtenIn(db: Reader, personId: string, after = "0".repeat(32)): Promise<string[]> {
  const text = `select distinct conversation_id as id from messages
    where sender_id = $1 and sender_type in ('member', 'store') and conversation_id > $2
    order by conversation_id limit ${MOST_CONVERSATIONS}`;
  const rows = await db.sql<{ id: string }>(text, [personId, after], []);
  return rows.map((row) => row.id);
}

function audit(
  ctx: MutationContext,
  { id, workspaceId }: Row<typeof people>,
  entry: { action: string; metadata: Record<string, string | number> },
): void {
  ctx.audit({ workspaceId, resourceType: "person", resourceId: id, ...entry });
}
