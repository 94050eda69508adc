/** How a file looks to clients. */
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

/** Presents a row; `sign` makes the address of a file or of its thumbnail. */
export function toAttachment(
  row: AttachmentRow,
  sign: (id: string, variant: "file" | "thumbnail") => string,
): AttachmentView {
  return {
    _id: row.id,
    fileName: row.fileName,
    mimeType: row.mimeType,
    size: row.sizeBytes,
    width: row.width ?? undefined,
    height: row.height ?? undefined,
    url: sign(row.id, "file"),
    thumbnailUrl: row.hasThumbnail > 0 ? sign(row.id, "thumbnail") : undefined,
  };
}
