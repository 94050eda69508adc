/** Files of commerce objects that are taken over in the background. */
import { counter, idColumn, integer, json, sql, table, text, timeColumn } from "../../persistence/table.ts";

/** A row that was left out. */
export interface ImportError {
  /** The first row of the file is 1; the header of a CSV file does not count. */
  row: number;
  path: string;
  code: string;
  message: string;
}

/** One file and how far it has been taken over. */
export const commerceImports = table(
  "commerce_imports",
  {
    workspaceId: idColumn().notNull(),
    kind: text().$type<"stores" | "products" | "orders" | "customers">().notNull(),
    format: text().$type<"csv" | "json">().notNull(),
    fileName: text(),
    status: text().$type<"uploading" | "running" | "done" | "failed">().notNull().default("uploading"),
    /** How many characters have arrived. */
    size: counter(),
    /** How many rows there are; absent until they are counted. */
    total: integer(),
    processed: counter(),
    created: counter(),
    updated: counter(),
    unchanged: counter(),
    failed: counter(),
    /** The first hundred. */
    errors: json<ImportError[]>().notNull().default(sql`'[]'`),
    /** Why the file as a whole could not be taken over. */
    failure: text(),
    createdAt: timeColumn().notNull(),
    updatedAt: timeColumn().notNull(),
    finishedAt: timeColumn(),
  },
  {
    byWorkspace: { columns: ["workspaceId", "createdAt", "id"] },
    byStatus: { columns: ["status", "updatedAt", "id"] },
  },
);

/** A piece of a file's text; erased when the file is done. */
export const commerceImportParts = table(
  "commerce_import_parts",
  {
    importId: idColumn().notNull(),
    number: integer().notNull(),
    text: text().notNull(),
  },
  { byNumber: { columns: ["importId", "number"], unique: true } },
);
