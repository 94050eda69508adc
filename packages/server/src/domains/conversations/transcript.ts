/** A conversation by mail, to be kept. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { mutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { queueMail } from "../channels/mail.ts";
import { renderMail } from "../channels/mailTemplate.ts";
import { normalizeEmail } from "../identity/emailAddress.ts";
import { visitorSummary } from "../visitors/summary.ts";
import { workspaces } from "../workspaces/tables.ts";
import { ofSupport, ownConversation } from "./access.ts";
import type { ConversationRow } from "./conversation.ts";
import type { Message } from "./message.ts";
import { presentMessages } from "./presentMessages.ts";
import { conversations, messages } from "./tables.ts";

export const module = "conversations";

const MOST_MESSAGES = 500;
const MOST_CHARACTERS = 200_000;
const HOUR_SECONDS = 3_600;

/** Mail a conversation, as its visitor sees it, to the visitor's address or to another one. */
export const sendTranscript = mutation({
  args: { id: z.id("conversations"), email: z.text(254, 1).optional(), sessionToken: z.text(100).optional() },
  returns: z.null(),
  subject: [conversations, "id", ofSupport],
  access: { agent: "conversations.reply", visitor: ownConversation() },
  rateLimit: { per: "caller", points: 10, seconds: HOUR_SECONDS },
  async handler(ctx, { id, email }, conversation) {
    const { workspaceId, visitorId } = conversation;
    const visitor = visitorId ? (await visitorSummary(ctx.db, [visitorId])).get(visitorId) : undefined;
    const to = normalizeEmail(requireEmail(email ?? visitor?.email));
    // Strangers could be written to in our name: no address gets many of these, wherever they are asked for.
    await ctx.surroundings.takePoint(`transcript to ${to}`, { points: 5, seconds: 24 * HOUR_SECONDS });
    await ctx.surroundings.takePoint(`transcript from ${ctx.origin.address}`, { points: 30, seconds: HOUR_SECONDS });
    const workspace = await ctx.db.get(workspaces, workspaceId, { only: ["name"] });
    const names = { team: workspace?.name ?? "Support", visitor: visitor?.name ?? "Visitor" };
    const mail = await write(ctx, conversation, names);
    await queueMail(ctx, { ...mail, to, purpose: "transcript", workspaceId });
    const resource = { resourceType: "conversation", resourceId: id };
    ctx.audit({ workspaceId, action: "conversation.transcript_sent", ...resource, metadata: { to } });
    return null;
  },
});

function requireEmail(email: string | undefined): string {
  if (email === undefined) {
    throw new AppError("MISSING_REQUIRED_FIELD", "Visitor email is required", { path: "email" });
  }
  return email;
}

interface Names {
  readonly team: string;
  readonly visitor: string;
}

async function write(ctx: MutationContext, { id, number }: ConversationRow, names: Names) {
  const rows = await ctx.db.list(messages, "bySeq", {
    eq: { conversationId: id },
    order: "desc",
    limit: MOST_MESSAGES,
  });
  const visible = rows.filter((row) => !row.isInternal && row.deletedAt === null);
  if (visible.length === 0) throw new AppError("CONFLICT", "There is nothing in this conversation yet");
  const newest = upTo(
    MOST_CHARACTERS,
    (await presentMessages(ctx, visible)).map((each) => print(each, names)),
  );
  const isWhole = newest.length === visible.length && rows.length < MOST_MESSAGES;
  return renderMail({
    subject: `Your conversation with ${names.team}`,
    heading: `Your conversation with ${names.team}`,
    paragraphs: [...(isWhole ? [] : ["The beginning of this long conversation is left out."]), ...newest.reverse()],
    footnote: `Conversation ${number}. Times are in UTC.`,
  });
}

function print(message: Message, names: Names): string {
  const time = new Date(message.createdAt).toISOString().slice(0, 16).replace("T", " ");
  const sender = message.senderType === "visitor" ? names.visitor : (message.senderName ?? names.team);
  const files = message.attachments.map(({ fileName }) => `[${fileName}]`);
  return [`${sender} · ${time}`, message.content, ...files].filter(Boolean).join("\n");
}

/** As many of the first texts as fit; one at least. */
function upTo(mostCharacters: number, texts: readonly string[]): string[] {
  let length = 0;
  const end = texts.findIndex((text) => {
    length += text.length;
    return length > mostCharacters;
  });
  return texts.slice(0, end === -1 ? texts.length : Math.max(1, end));
}
