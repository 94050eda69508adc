/** Uploading: an address for one file, then a name for what has arrived there. */
import { AppError } from "@foyer/protocol";
import { principalOf } from "../../engine/caller.ts";
import type { MutationContext } from "../../engine/context.ts";
import { mutation } from "../../engine/declare.ts";
import { type Infer, z } from "../../engine/values.ts";
import { settleName } from "../../files/fileName.ts";
import { hashOf, newToken } from "../../secrets.ts";
import { workspaces } from "../workspaces/tables.ts";
import { type AttachmentRow, attachmentShape, toAttachment } from "./attachment.ts";
import { accepts, limitsOf } from "./limits.ts";
import { attachments, type Purpose } from "./tables.ts";

export const module = "supportAttachments";

/** How long an upload address is good, and how long a file waits to be attached. */
export const UPLOAD_MS = 3_600_000;

const UNSUPPORTED = "Unsupported file type";

const callerArgs = {
  workspaceId: z.id("workspaces"),
  visitorId: z.id("visitors").optional(),
  sessionToken: z.text(100).optional(),
};

/** What naming a file gives. */
export const finishedShape = z.union([
  attachmentShape.omit({ _id: true }).extend({ status: z.literal("staged"), attachmentId: z.id("attachments") }),
  z.object({ status: z.literal("rejected"), message: z.string() }),
]);

/** Get an address to which one file can be sent by POST within an hour; the answer there is its `storageId`. */
export const generateUploadUrl = mutation({
  args: { ...callerArgs, purpose: z.enum(["message", "avatar", "logo", "article"]).optional() },
  returns: z.string(),
  subject: [workspaces, "workspaceId"],
  access: { agent: true, visitor: true },
  rateLimit: { per: "caller", points: 60, seconds: 300 },
  async handler(ctx, { workspaceId, purpose = "message" }) {
    await requireRight(ctx, workspaceId, purpose);
    return openUpload(ctx, { workspaceId, purpose });
  },
});

/** Name a file that has arrived: it is then staged and can be attached within an hour, or it is rejected. */
export const finalizeUpload = mutation({
  args: { ...callerArgs, storageId: z.id("attachments"), fileName: z.text(1_000) },
  returns: finishedShape,
  subject: [workspaces, "workspaceId"],
  access: { agent: true, visitor: true },
  rateLimit: { per: "caller", points: 120, seconds: 300 },
  handler: (ctx, args) => stageUpload(ctx, args),
});

/** Makes an address for one file of the caller; who may upload for the purpose is asked before. */
export async function openUpload(
  ctx: MutationContext,
  { workspaceId, purpose }: { workspaceId: string; purpose: Purpose },
): Promise<string> {
  const token = newToken("upl_");
  await ctx.db.insert(attachments, {
    workspaceId,
    purpose,
    status: "awaiting",
    uploadTokenHash: hashOf(token),
    uploadedBy: principalOf(ctx.caller),
    createdAt: ctx.now,
    expiresAt: ctx.now + UPLOAD_MS,
  });
  return ctx.surroundings.absoluteUrl(`/api/storage/upload?token=${token}`);
}

/** Names an uploaded file of the caller, and stages or rejects it; repeated, it gives the same answer. */
export async function stageUpload(
  ctx: MutationContext,
  { workspaceId, storageId, fileName }: { workspaceId: string; storageId: string; fileName: string },
): Promise<Infer<typeof finishedShape>> {
  const row = await ownFile(ctx, { workspaceId, id: storageId, path: "storageId" });
  if (row.status === "rejected") return { status: "rejected", message: row.rejection ?? UNSUPPORTED };
  if (row.status !== "uploaded" && row.status !== "staged") {
    const message = row.status === "attached" ? "This file is in use already" : "This file has not arrived yet";
    throw new AppError("CONFLICT", message, { path: "storageId" });
  }
  const named = settleName(fileName, row.mimeType);
  if (!named || !accepts(await limitsOf(ctx.db, workspaceId, row.purpose), named.mimeType)) {
    await ctx.db.update(attachments, row.id, { status: "rejected", rejection: UNSUPPORTED });
    return { status: "rejected", message: UNSUPPORTED };
  }
  const staged = { ...row, ...named, status: "staged" as const, expiresAt: ctx.now + UPLOAD_MS };
  await ctx.db.update(attachments, row.id, {
    ...named,
    status: staged.status,
    expiresAt: staged.expiresAt,
  });
  const { _id, ...view } = toAttachment(staged, ctx);
  return { ...view, status: "staged", attachmentId: _id };
}

/** A file that the caller uploaded and that has not expired, locked; of others the caller learns nothing. */
export async function ownFile(
  ctx: MutationContext,
  { workspaceId, id, path }: { workspaceId: string; id: string; path: string },
): Promise<AttachmentRow> {
  const row = await ctx.db.get(attachments, id, { lock: true });
  const isOwn = row?.workspaceId === workspaceId && row.uploadedBy === principalOf(ctx.caller);
  const isGone = row?.status === "removed" || (row?.expiresAt ?? Number.POSITIVE_INFINITY) <= ctx.now;
  if (!row || !isOwn || isGone) throw new AppError("NOT_FOUND", "File not found", { path });
  return row;
}

const RIGHTS: Readonly<Partial<Record<Purpose, string>>> = {
  message: "conversations.reply",
  logo: "settings.workspace",
  article: "articles.create",
};

/** Visitors send files in messages; agents need the right to use them for what they are for. */
async function requireRight(ctx: MutationContext, workspaceId: string, purpose: Purpose): Promise<void> {
  if (ctx.caller.kind === "visitor") {
    if (purpose === "message") return;
    throw new AppError("NOT_AUTHORIZED", "Not authorized: visitors upload files for messages only", {
      path: "purpose",
    });
  }
  const right = RIGHTS[purpose];
  if (ctx.caller.kind !== "agent" || right === undefined) return;
  const rights = await ctx.surroundings.permissionsOf(ctx.db, ctx.caller.userId, workspaceId);
  if (!rights?.has(right)) throw new AppError("PERMISSION_DENIED", `Permission denied: ${right}`);
}
