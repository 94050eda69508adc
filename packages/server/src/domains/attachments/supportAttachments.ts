/** Files that one has uploaded. */
import { AppError } from "@foyer/protocol";
import { type Caller, principalOf } from "../../engine/caller.ts";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { type AttachmentRow, attachmentShape, toAttachment } from "./attachment.ts";
import { removeFiles } from "./removal.ts";
import { attachments } from "./tables.ts";

const ownArgs = {
  id: z.id("attachments"),
  visitorId: z.id("visitors").optional(),
  sessionToken: z.text(100).optional(),
};

/** Get what is known of a file; visitors see those that they uploaded. */
export const get = query({
  args: ownArgs,
  returns: attachmentShape.extend({ status: z.enum(["staged", "attached"]), createdAt: z.number() }).nullable(),
  subject: [attachments, "id"],
  access: { agent: "conversations.read", visitor: isOwn },
  whenRefused: null,
  async handler(ctx, _args, row) {
    if (row.status !== "staged" && row.status !== "attached") return null;
    if (row.expiresAt !== null && ctx.isPast(row.expiresAt)) return null;
    return { ...toAttachment(row, ctx), status: row.status, createdAt: row.createdAt };
  },
});

/** Remove a file that one has uploaded and not attached to anything. */
export const remove = mutation({
  args: ownArgs,
  returns: z.null(),
  subject: [attachments, "id"],
  access: { agent: isOwn, visitor: isOwn },
  async handler(ctx, { id }, row) {
    if (row.status === "attached") {
      throw new AppError("CONFLICT", "This file is in use. Delete the message that holds it.", { path: "id" });
    }
    await removeFiles(ctx, [id], { graceMs: 0 });
    return null;
  },
});

/** Of other people's files nobody learns whether there are any. */
function isOwn({ caller, subject }: { caller: Caller; subject: AttachmentRow }): true {
  if (subject.uploadedBy !== principalOf(caller))
    throw new AppError("NOT_FOUND", "Attachment not found", { path: "id" });
  return true;
}
