/** A file arrives at its upload address: the token is spent, the bytes are recorded or refused. Then it can be read. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { internalMutation, internalQuery } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { hashOf } from "../../secrets.ts";
import { limitsOf, tooLarge } from "./limits.ts";
import { attachments } from "./tables.ts";
import { UPLOAD_MS } from "./uploads.ts";

export const module = "supportAttachments";

const purposeSchema = z.enum(["message", "marketplace", "avatar", "logo", "article"]);

/** Spend an upload token: gives what may arrive. A file that says it is too large does not spend it. */
export const begin = internalMutation({
  args: { token: z.text(200), declaredBytes: z.number().int().min(0).optional() },
  returns: z.object({
    id: z.id("attachments"),
    purpose: purposeSchema,
    maxSizeBytes: z.number(),
    extensions: z.array(z.string()),
  }),
  async handler(ctx, { token, declaredBytes = 0 }) {
    const key = { uploadTokenHash: hashOf(token) };
    const row = await ctx.db.first(attachments, "byUploadToken", key, { lock: true });
    if (row?.status !== "awaiting" || (row.expiresAt ?? 0) <= ctx.now) {
      throw new AppError("GONE", "This upload address was used already or has expired. Get a new one.", {
        path: "token",
      });
    }
    const { maxSizeBytes, extensions } = await limitsOf(ctx.db, row.workspaceId, row.purpose);
    if (declaredBytes > maxSizeBytes) throw tooLarge(row.purpose, maxSizeBytes);
    await ctx.db.update(attachments, row.id, { status: "uploading", expiresAt: ctx.now + UPLOAD_MS });
    return { id: row.id, purpose: row.purpose, maxSizeBytes, extensions: [...extensions] };
  },
});

/** Record that a file is stored; answers false when nobody waits for it any longer. */
export const record = internalMutation({
  args: {
    id: z.id("attachments"),
    mimeType: z.text(100),
    sizeBytes: z.number().int(),
    digest: z.text(64),
    thumbnailSizeBytes: z.number().int(),
    width: z.number().int().optional(),
    height: z.number().int().optional(),
  },
  returns: z.boolean(),
  async handler(ctx, { id, width = null, height = null, ...stored }) {
    if (!(await isArriving(ctx, id))) return false;
    const times = { expiresAt: ctx.now + UPLOAD_MS };
    await ctx.db.update(attachments, id, { ...stored, width, height, ...times, status: "uploaded" });
    return true;
  },
});

/** Record why a file was refused, for those who ask with its id. */
export const refuse = internalMutation({
  args: { id: z.id("attachments"), rejection: z.text(300) },
  returns: z.null(),
  async handler(ctx, { id, rejection }) {
    if (await isArriving(ctx, id)) await ctx.db.update(attachments, id, { status: "rejected", rejection });
    return null;
  },
});

/** Find the bytes of a file that may be read; `null` when there are none any longer. */
export const locate = internalQuery({
  args: { id: z.id("attachments") },
  returns: z
    .object({
      fileName: z.string(),
      mimeType: z.string(),
      sizeBytes: z.number(),
      thumbnailSizeBytes: z.number(),
      digest: z.string(),
    })
    .nullable(),
  async handler(ctx, { id }) {
    const row = await ctx.db.get(attachments, id);
    if (!row?.digest || (row.status !== "staged" && row.status !== "attached")) return null;
    if (row.expiresAt !== null && ctx.isPast(row.expiresAt)) return null;
    const { fileName, mimeType, sizeBytes, thumbnailSizeBytes, digest } = row;
    return { fileName, mimeType, sizeBytes, thumbnailSizeBytes, digest };
  },
});

async function isArriving(ctx: MutationContext, id: string): Promise<boolean> {
  const row = await ctx.db.get(attachments, id, { lock: true });
  return row?.status === "uploading";
}
