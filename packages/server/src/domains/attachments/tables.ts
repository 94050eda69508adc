/** Files: uploaded, checked, then attached to what they belong to. */
import { counter, idColumn, integer, table, text, textList, timeColumn } from "../../persistence/table.ts";

/** What a file is uploaded for; each purpose has its own limits. */
export type Purpose = "message" | "marketplace" | "avatar" | "logo" | "article";

/**
 * How far a file has come: its address was given out, its bytes are arriving, they are stored and judged, its uploader
 * has named it, it belongs to something. Refused and removed ones wait for the sweep.
 */
export type FileStatus = "awaiting" | "uploading" | "uploaded" | "staged" | "attached" | "rejected" | "removed";

/** One file. Its id is also its storage id and its file id. */
export const attachments = table(
  "attachments",
  {
    workspaceId: idColumn().notNull(),
    status: text().$type<FileStatus>().notNull(),
    /** SHA-256 of the token that allows one upload. */
    uploadTokenHash: text(),
    fileName: text().notNull().default("file"),
    /** Judged by the bytes, never by what the uploader says. */
    mimeType: text().notNull().default("application/octet-stream"),
    sizeBytes: counter(),
    width: integer(),
    height: integer(),
    /** SHA-256 of the stored bytes, hexadecimal. */
    digest: text(),
    /** Zero where there is no thumbnail. */
    thumbnailSizeBytes: counter(),
    /** Why it was refused. */
    rejection: text(),
    purpose: text().$type<Purpose>().notNull().default("message"),
    uploadedBy: text().notNull(),
    conversationId: idColumn(),
    messageId: idColumn(),
    createdAt: timeColumn().notNull(),
    /** From when on nobody can read it and the sweep takes it away; null for attached files. */
    expiresAt: timeColumn(),
  },
  {
    byMessage: { columns: ["messageId", "createdAt", "id"] },
    byExpiry: { columns: ["expiresAt", "id"], where: "expires_at is not null" },
    byUploadToken: { columns: ["uploadTokenHash"], unique: true },
  },
);

/** A workspace's own limits for one purpose, where they differ from the usual ones. */
export const attachmentLimits = table(
  "attachment_limits",
  {
    workspaceId: idColumn().notNull(),
    purpose: text().$type<Purpose>().notNull(),
    maxSizeBytes: integer(),
    maxFilesPerMessage: integer(),
    /** Endings of file names: "png", "pdf" … */
    extensions: textList(),
  },
  { byPurpose: { columns: ["workspaceId", "purpose"], unique: true } },
);
