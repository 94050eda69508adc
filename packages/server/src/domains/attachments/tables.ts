/** Files: uploaded, checked, then attached to what they belong to. */
import { counter, idColumn, integer, table, text, timeColumn } from "../../persistence/table.ts";

/** One file. Its id is also its storage id and its file id. */
export const attachments = table(
  "attachments",
  {
    workspaceId: idColumn().notNull(),
    status: text().$type<"awaiting" | "staged" | "attached">().notNull(),
    /** SHA-256 of the token that allows one upload. */
    uploadTokenHash: text(),
    fileName: text().notNull().default("file"),
    mimeType: text().notNull().default("application/octet-stream"),
    sizeBytes: counter(),
    width: integer(),
    height: integer(),
    /** SHA-256 of the stored bytes, hexadecimal. */
    digest: text(),
    hasThumbnail: counter(),
    purpose: text().$type<"message" | "avatar" | "logo" | "article">().notNull().default("message"),
    uploadedBy: text().notNull(),
    conversationId: idColumn(),
    messageId: idColumn(),
    createdAt: timeColumn().notNull(),
    expiresAt: timeColumn(),
  },
  {
    byMessage: { columns: ["messageId", "createdAt", "id"] },
    byExpiry: { columns: ["expiresAt", "id"], where: "expires_at is not null" },
    byUploadToken: { columns: ["uploadTokenHash"], unique: true },
  },
);
