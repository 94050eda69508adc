/** Binding uploaded files to what they belong to, and showing them there. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import type { Reader } from "../../persistence/reader.ts";
import { type AttachmentRow, type AttachmentView, type Signing, toAttachment } from "./attachment.ts";
import { limitsOf } from "./limits.ts";
import { removeFiles } from "./removal.ts";
import { attachments, type Purpose } from "./tables.ts";
import { ownFile } from "./uploads.ts";

/** Attaches staged files of the caller to a message. */
export async function attachToMessage(
  ctx: MutationContext,
  message: { id: string; workspaceId: string; conversationId: string; purpose?: "message" | "marketplace" },
  ids: readonly string[],
): Promise<void> {
  const { purpose = "message" } = message;
  const { maxFilesPerMessage } = await limitsOf(ctx.db, message.workspaceId, purpose);
  if (ids.length > maxFilesPerMessage) {
    throw new AppError("INVALID_INPUT", `At most ${maxFilesPerMessage} files per message`, { path: "attachmentIds" });
  }
  for (const [i, id] of ids.entries()) {
    const file = { workspaceId: message.workspaceId, id, path: `attachmentIds[${i}]` };
    await requireStaged(ctx, { ...file, purpose });
    const place = { messageId: message.id, conversationId: message.conversationId };
    await ctx.db.update(attachments, id, { ...place, status: "attached", expiresAt: null });
  }
}

/** Attaches a staged file of the caller to something other than a message: an agent, the messenger, an article. */
export async function attachFile(
  ctx: MutationContext,
  file: { workspaceId: string; id: string; purpose: Exclude<Purpose, "message">; path: string },
): Promise<void> {
  await requireStaged(ctx, file);
  await ctx.db.update(attachments, file.id, { status: "attached", expiresAt: null });
}

/** Puts a staged file of the caller in the place of an earlier one, which is taken away; `null` only takes away. */
export async function replaceFile(
  ctx: MutationContext,
  before: string | null,
  after: { workspaceId: string; id: string | null; purpose: Exclude<Purpose, "message">; path: string },
): Promise<void> {
  const { id } = after;
  if (id === before) return;
  if (id !== null) await attachFile(ctx, { ...after, id });
  if (before !== null) await removeFiles(ctx, [before]);
}

async function requireStaged(
  ctx: MutationContext,
  { purpose, ...file }: { workspaceId: string; id: string; purpose: Purpose; path: string },
): Promise<AttachmentRow> {
  const row = await ownFile(ctx, file);
  if (row.status !== "staged" || row.purpose !== purpose) {
    throw new AppError("CONFLICT", "This file is not ready, or was uploaded for something else", { path: file.path });
  }
  return row;
}

/** The files of several messages in one read. */
export async function attachmentsOfMessages(
  ctx: Signing & { db: Reader },
  rows: readonly { id: string; attachmentIds: string[] }[],
): Promise<Map<string, AttachmentView[]>> {
  if (rows.length === 0) return new Map();
  const files = await ctx.db.getMany(
    attachments,
    rows.flatMap((row) => row.attachmentIds),
  );
  const view = (id: string) => {
    const file = files.get(id);
    return file?.status === "attached" ? [toAttachment(file, ctx)] : [];
  };
  return new Map(rows.map((row) => [row.id, row.attachmentIds.flatMap(view)]));
}
