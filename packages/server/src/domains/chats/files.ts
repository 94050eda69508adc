/** Files for chats: an address for one, then a name for what has arrived there. */
import { mutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { finishedShape, openUpload, stageUpload } from "../attachments/uploads.ts";
import { personOf } from "../marketplace/participant.ts";

export const module = "chats";

/** Get an address to which one file can be sent by POST within an hour; the answer there is its `storageId`. */
export const generateUploadUrl = mutation({
  args: {},
  returns: z.string(),
  access: { participant: true },
  rateLimit: { per: "caller", points: 60, seconds: 300 },
  handler: (ctx) => openUpload(ctx, { workspaceId: personOf(ctx.caller).workspaceId, purpose: "message" }),
});

/** Name a file that has arrived: it can then be sent in a message as `fileId`, or it is rejected. */
export const finalizeUpload = mutation({
  args: { storageId: z.id("attachments"), fileName: z.text(1_000) },
  returns: finishedShape,
  access: { participant: true },
  rateLimit: { per: "caller", points: 120, seconds: 300 },
  handler: (ctx, args) => stageUpload(ctx, { ...args, workspaceId: personOf(ctx.caller).workspaceId }),
});
