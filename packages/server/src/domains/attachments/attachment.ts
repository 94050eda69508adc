/** How a file looks to clients. */
import type { Surroundings } from "../../engine/context.ts";
import { type Infer, z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import type { attachments } from "./tables.ts";

/** A file with signed addresses that are good for some hours. */
export const attachmentShape = z.object({
  _id: z.id("attachments"),
  fileName: z.string(),
  mimeType: z.string(),
  /** Bytes. */
  size: z.number(),
  width: z.number().optional(),
  height: z.number().optional(),
  url: z.string(),
  thumbnailUrl: z.string().optional(),
});

/** A file on the wire. */
export type AttachmentView = Infer<typeof attachmentShape>;
/** A row of the table of files. */
export type AttachmentRow = Row<typeof attachments>;

/** What presenting files needs; with `isPast`, a live result is computed again when its addresses change. */
export interface Signing {
  readonly surroundings: Pick<Surroundings, "signFile">;
  isPast?(time: number): boolean;
}

/** Presents a row. */
export function toAttachment(row: AttachmentRow, ctx: Signing): AttachmentView {
  const { signFile } = ctx.surroundings;
  return {
    _id: row.id,
    fileName: row.fileName,
    mimeType: row.mimeType,
    size: row.sizeBytes,
    width: row.width ?? undefined,
    height: row.height ?? undefined,
    url: signFile(row.id, "file", ctx),
    thumbnailUrl: row.thumbnailSizeBytes > 0 ? signFile(row.id, "thumbnail", ctx) : undefined,
  };
}
