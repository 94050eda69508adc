/** Images for chats of the marketplace, and transcripts for disputes. */
import { AppError } from "@foyer/protocol";
import { mutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { finishedShape, openUpload, stageUpload } from "../attachments/uploads.ts";
import { conversations, messages } from "../conversations/tables.ts";
import { workspaces } from "../workspaces/tables.ts";
import { nameOf, namesIn } from "./chatMessage.ts";
import { deskOf } from "./desk.ts";
import { ofMarketplace } from "./standing.ts";

export const module = "marketplace";

const MOST_MESSAGES = 1_000;
const placeArg = { workspaceId: z.id("workspaces").optional() };

/** Get an address to which one image can be sent by POST within an hour; the answer there is its `storageId`. */
export const generateUploadUrl = mutation({
  args: placeArg,
  returns: z.string(),
  subject: [workspaces, "workspaceId"],
  access: { agent: true, participant: true },
  rateLimit: { per: "caller", points: 60, seconds: 300 },
  async handler(ctx, place) {
    const { workspaceId } = await deskOf(ctx.db, ctx.caller, place);
    return openUpload(ctx, { workspaceId, purpose: "marketplace" });
  },
});

/** Name an image that has arrived: it can then be sent in a message as `fileId`, or it is rejected. */
export const finalizeUpload = mutation({
  args: { ...placeArg, storageId: z.id("attachments"), fileName: z.text(1_000) },
  returns: finishedShape,
  subject: [workspaces, "workspaceId"],
  access: { agent: true, participant: true },
  rateLimit: { per: "caller", points: 120, seconds: 300 },
  async handler(ctx, { storageId, fileName, ...place }) {
    const { workspaceId } = await deskOf(ctx.db, ctx.caller, place);
    return stageUpload(ctx, { workspaceId, storageId, fileName });
  },
});

/** Get what was said in a conversation, deleted messages too, for a dispute; it is written to the audit log. A page has 1,000 messages. */
export const exportTranscript = mutation({
  args: { conversationId: z.id("conversations"), afterSeq: z.number().int().min(0).optional() },
  returns: z.object({
    text: z.string(),
    messageCount: z.number(),
    /** Where the next page begins; absent on the last one. */
    nextSeq: z.number().optional(),
  }),
  subject: [conversations, "conversationId", ofMarketplace],
  access: { agent: "marketplace.admin" },
  async handler(ctx, { conversationId, afterSeq = 0 }, conversation) {
    const rows = await ctx.db.list(messages, "bySeq", {
      eq: { conversationId },
      after: [afterSeq],
      limit: MOST_MESSAGES,
    });
    if (rows.length === 0) throw new AppError("CONFLICT", "There is nothing in this conversation yet");
    const names = await namesIn(ctx, conversation, rows);
    const lines = rows.map((row) => {
      const sender = nameOf(names, row) ?? row.senderType;
      const marks = [row.senderType, row.kind, ...(row.deletedAt === null ? [] : ["deleted"])].join(", ");
      const files = row.attachmentIds.map((id) => ` [file ${id}]`).join("");
      return `${new Date(row.createdAt).toISOString()} ${sender} (${marks}): ${row.content}${files}`;
    });
    const { workspaceId } = conversation;
    const resource = { resourceType: "conversation", resourceId: conversationId };
    ctx.audit({ workspaceId, action: "marketplace.transcript_exported", ...resource, metadata: { afterSeq } });
    const nextSeq = rows.length === MOST_MESSAGES ? rows.at(-1)?.seq : undefined;
    return { text: lines.join("\n"), messageCount: rows.length, nextSeq };
  },
});
