/** Binding uploaded files to what they belong to. */
import { AppError } from "@foyer/protocol";
import { principalOf } from "../../engine/caller.ts";
import type { MutationContext, Surroundings } from "../../engine/context.ts";
import type { Reader } from "../../persistence/reader.ts";
import { type AttachmentView, toAttachment } from "./attachment.ts";
import { attachments } from "./tables.ts";

/** How many files one message may carry. */
export const MAX_FILES_PER_MESSAGE = 5;

/** Attaches staged files of the caller to a message. */
export async function attachToMessage(
  ctx: MutationContext,
  message: { id: string; workspaceId: string; conversationId: string },
  ids: readonly string[],
): Promise<void> {
  if (ids.length > MAX_FILES_PER_MESSAGE) {
    throw new AppError("INVALID_INPUT", `At most ${MAX_FILES_PER_MESSAGE} files per message`, {
      path: "attachmentIds",
    });
  }
  for (const [i, id] of ids.entries()) {
    const file = await ctx.db.get(attachments, id, { lock: true });
    const isMine = file?.workspaceId === message.workspaceId && file.uploadedBy === principalOf(ctx.caller);
    if (!file || !isMine) throw new AppError("NOT_FOUND", "File not found", { path: `attachmentIds[${i}]` });
    if (file.status !== "staged") {
      throw new AppError("CONFLICT", "This file is not ready, or belongs to another message", {
        path: `attachmentIds[${i}]`,
      });
    }
    const place = { messageId: message.id, conversationId: message.conversationId };
    await ctx.db.update(attachments, id, { ...place, status: "attached", expiresAt: null });
  }
}

/** The files of several messages in one read. */
export async function attachmentsOfMessages(
  ctx: { db: Reader; surroundings: Surroundings },
  rows: readonly { id: string; attachmentIds: string[] }[],
): Promise<Map<string, AttachmentView[]>> {
  if (rows.length === 0) return new Map();
  const files = await ctx.db.getMany(
    attachments,
    rows.flatMap((row) => row.attachmentIds),
  );
  const view = (id: string) => {
    const file = files.get(id);
    return file ? [toAttachment(file, ctx.surroundings.signFile)] : [];
  };
  return new Map(rows.map((row) => [row.id, row.attachmentIds.flatMap(view)]));
}
