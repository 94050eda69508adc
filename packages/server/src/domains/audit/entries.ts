/** Entries of the audit log: how they are found and how they look. */
import { type Infer, z } from "../../engine/values.ts";
import { decodeCursor } from "../../persistence/cursor.ts";
import { isId } from "../../persistence/ids.ts";
import type { Reader } from "../../persistence/reader.ts";
import type { Row } from "../../persistence/table.ts";
import { users } from "../identity/tables.ts";
import { auditLogs } from "./tables.ts";

/** The name of this list's cursors. */
export const CURSOR = "audit";

const CHUNK = 500;
const MOST_CHUNKS = 10;

/** An entry of the audit log. */
export const entryShape = z.object({
  _id: z.id("auditLogs"),
  _creationTime: z.number(),
  workspaceId: z.id("workspaces"),
  actorType: z.enum(["user", "visitor", "participant", "api", "system"]),
  actorId: z.string().optional(),
  actorName: z.string().optional(),
  actorEmail: z.string().optional(),
  action: z.string(),
  resourceType: z.string().optional(),
  resourceId: z.string().optional(),
  metadata: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  timestamp: z.number(),
});

type EntryRow = Row<typeof auditLogs>;

/** Which entries are wanted. */
export interface EntryFilter {
  workspaceId: string;
  action?: string | undefined;
  actorId?: string | undefined;
  resourceType?: string | undefined;
  resourceId?: string | undefined;
  startTime?: number | undefined;
  endTime?: number | undefined;
}

/** Reads entries, newest first. `last` is where to go on; absent when there are no more. */
export async function readEntries(
  db: Reader,
  filter: EntryFilter,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ rows: EntryRow[]; last?: EntryRow }> {
  const rows: EntryRow[] = [];
  let before = cursor ? decodeCursor(CURSOR, cursor, ["number", "id"]) : undefined;
  for (let chunk = 0; chunk < MOST_CHUNKS; chunk++) {
    // One index serves the narrowest condition; the others are looked at row by row, a bounded number of them.
    const size = isNarrowedFurther(filter) ? CHUNK : limit + 1;
    const read = await db.list(auditLogs, ...rangeOf(filter, { before, limit: size }));
    for (const row of read) {
      if (!fits(row, filter)) continue;
      if (rows.length === limit) return { rows, ...lastOf(rows) };
      rows.push(row);
    }
    const end = read.at(-1);
    if (read.length < size || !end) return { rows };
    before = [end.timestamp, end.id];
    if (chunk === MOST_CHUNKS - 1) return { rows, last: end };
  }
  return { rows };
}

/** Presents entries with the names of the people who acted. */
export async function presentEntries(db: Reader, rows: readonly EntryRow[]): Promise<Infer<typeof entryShape>[]> {
  const ids = rows.flatMap((row) =>
    row.actorType === "user" && row.actorId && isId(row.actorId) ? [row.actorId] : [],
  );
  const people = await db.getMany(users, ids, { only: ["id", "name", "email", "closedAt"] });
  return rows.map((row) => {
    const person = row.actorId ? people.get(row.actorId) : undefined;
    return {
      _id: row.id,
      _creationTime: row.timestamp,
      workspaceId: row.workspaceId,
      actorType: row.actorType,
      actorId: row.actorId ?? undefined,
      actorName: person?.name ?? undefined,
      actorEmail: person?.closedAt === null ? person.email : undefined,
      action: row.action,
      resourceType: row.resourceType ?? undefined,
      resourceId: row.resourceId ?? undefined,
      metadata: row.metadata ?? undefined,
      timestamp: row.timestamp,
    };
  });
}

type IndexName = "byTime" | "byAction" | "byActor" | "byResource";

function indexOf(filter: EntryFilter): IndexName {
  if (filter.resourceType && filter.resourceId) return "byResource";
  if (filter.actorId) return "byActor";
  return filter.action ? "byAction" : "byTime";
}

function rangeOf(
  filter: EntryFilter,
  { before, limit }: { before: readonly (string | number | boolean | null)[] | undefined; limit: number },
) {
  const { workspaceId, action, actorId, resourceType, resourceId, startTime, endTime } = filter;
  const index = indexOf(filter);
  // What an index is not about is undefined, and what it is about is not: `indexOf` has looked.
  const eq = {
    byTime: { workspaceId },
    byAction: { workspaceId, action },
    byActor: { workspaceId, actorId },
    byResource: { workspaceId, resourceType, resourceId },
  }[index] as Partial<EntryRow>;
  const options = {
    eq,
    order: "desc" as const,
    limit,
    ...(startTime === undefined ? {} : { from: [startTime] }),
    ...(endTime === undefined ? {} : { to: [endTime] }),
    ...(before ? { before } : {}),
  };
  return [index, options] as const;
}

function isNarrowedFurther(filter: EntryFilter): boolean {
  const conditions = [filter.action, filter.actorId, filter.resourceType].filter((each) => each !== undefined).length;
  return conditions > 1 || (filter.resourceType !== undefined && filter.resourceId === undefined);
}

function fits(row: EntryRow, { action, actorId, resourceType, resourceId }: EntryFilter): boolean {
  return (
    (action === undefined || row.action === action) &&
    (actorId === undefined || row.actorId === actorId) &&
    (resourceType === undefined || row.resourceType === resourceType) &&
    (resourceId === undefined || row.resourceId === resourceId)
  );
}

function lastOf(rows: readonly EntryRow[]): { last?: EntryRow } {
  const last = rows.at(-1);
  return last ? { last } : {};
}
