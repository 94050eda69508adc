/** What the functions on commerce objects have in common: who may call them, the fields of all kinds, and pages. */
import type { PgTable } from "drizzle-orm/pg-core";
import { type Schema, z } from "../../engine/values.ts";
import { decodeCursor, encodeCursor } from "../../persistence/cursor.ts";
import type { Reader } from "../../persistence/reader.ts";
import type { Row, Table } from "../../persistence/table.ts";

/** Who may write. */
export const canWrite = { agent: "settings.integrations", apiKey: "commerce.write" } as const;
/** Who may read. */
export const canRead = { agent: "settings.integrations", apiKey: "commerce.read" } as const;

/** An id of the host's own. */
export const externalId = z.text(200, 1);
/** An address of a page or a picture; `null` takes it away. */
export const webAddress = z
  .text(2_000, 1)
  .refine((value) => /^https?:\/\/[^\s]+$/i.test(value), { error: "expected an http(s) address" })
  .nullable()
  .optional();
/** Three capital letters, as in EUR. */
export const currency = z
  .text(3, 3)
  .refine((value) => /^[A-Z]{3}$/.test(value), { error: "expected three capital letters" })
  .nullable()
  .optional();
/** An amount of money. */
export const amount = z.number().min(0).max(1_000_000_000_000);
/** A moment: milliseconds since the epoch, or as ISO 8601. */
export const moment = z.union([
  z.time(),
  z
    .text(40, 1)
    .refine(
      (value) => /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)$/.test(value) && !Number.isNaN(Date.parse(value)),
      {
        error: "expected milliseconds or a moment as ISO 8601",
      },
    )
    .transform((value) => Date.parse(value))
    .pipe(z.time()),
]);

/** The arguments of lists. */
export const listArgs = {
  workspaceId: z.id("workspaces"),
  limit: z.limit(200).optional(),
  cursor: z.text(500).nullable().optional(),
};

/** One page of a list, newest first. */
export function listShape<S extends Schema>(item: S) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** Reads one page of what a workspace has, newest first. */
export async function readList<T extends PgTable>(
  db: Reader,
  table: Table<T, string>,
  {
    workspaceId,
    limit = 50,
    cursor,
  }: { workspaceId: string; limit?: number | undefined; cursor?: string | null | undefined },
): Promise<{ rows: Row<T>[]; nextCursor: string | null }> {
  const before = cursor ? decodeCursor("commerce", cursor, ["number", "id"]) : undefined;
  // Every table that has this index has these columns and the two below, which cannot be said of the parameter `T`.
  const eq = { workspaceId } as unknown as Partial<Row<T>>;
  const rows = await db.list(table, "byCreation", {
    eq,
    order: "desc",
    limit,
    ...(before ? { before } : {}),
  });
  const last = rows.at(-1) as { createdAt: number; id: string } | undefined;
  const nextCursor = rows.length === limit && last ? encodeCursor("commerce", [last.createdAt, last.id]) : null;
  return { rows, nextCursor };
}
