/** How an event looks to clients. */
import { type Infer, z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import { attributesShape } from "./attributes.ts";
import type { events } from "./tables.ts";

/** What the messenger reports by itself. */
export const eventType = z.enum(["page_view", "screen_view", "session_start", "session_end"]);

/** Something that a visitor did. */
export const eventShape = z.object({
  _id: z.id("events"),
  _creationTime: z.number(),
  workspaceId: z.id("workspaces"),
  visitorId: z.id("visitors"),
  name: z.string(),
  properties: attributesShape.optional(),
  url: z.string().optional(),
  /** Equal for the events of one browser. */
  sessionId: z.string().optional(),
  eventType: eventType.optional(),
  timestamp: z.number(),
});

/** A row of the table of events. */
export type EventRow = Row<typeof events>;

/** Presents a row. */
export function toEvent(row: EventRow): Infer<typeof eventShape> {
  return {
    _id: row.id,
    _creationTime: row.timestamp,
    workspaceId: row.workspaceId,
    visitorId: row.visitorId,
    name: row.name,
    properties: row.properties ?? undefined,
    url: row.url ?? undefined,
    sessionId: row.sessionId ?? undefined,
    eventType: row.eventType ?? undefined,
    timestamp: row.timestamp,
  };
}
