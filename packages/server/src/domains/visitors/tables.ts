/** People on sites that embed the messenger, their sessions and what they did. */
import { boolean, idColumn, json, table, text, timeColumn } from "../../persistence/table.ts";

/** Where a visitor is, as far as the address tells. */
export interface Location {
  city?: string | undefined;
  region?: string | undefined;
  country?: string | undefined;
  countryCode?: string | undefined;
}

/** What a visitor uses. */
export interface Device {
  browser?: string | undefined;
  os?: string | undefined;
  deviceType?: string | undefined;
  platform?: string | undefined;
}

/** Values that a host may attach to a visitor. */
export type Attributes = Record<string, string | number | boolean | null>;

/** A visitor. */
export const visitors = table(
  "visitors",
  {
    workspaceId: idColumn().notNull(),
    /** SHA-256 of the permanent key that the visitor's browser keeps. */
    sessionIdHash: text().notNull(),
    /** A name to speak of anonymous visitors: "calm-otter-42". */
    readableId: text().notNull(),
    email: text(),
    name: text(),
    externalUserId: text(),
    location: json<Location>(),
    device: json<Device>(),
    referrer: text(),
    currentUrl: text(),
    customAttributes: json<Attributes>(),
    identityVerified: boolean().notNull().default(false),
    identityVerifiedAt: timeColumn(),
    firstSeenAt: timeColumn().notNull(),
    lastSeenAt: timeColumn().notNull(),
    createdAt: timeColumn().notNull(),
    /** Set when this visitor was merged into another; kept so that old links still lead somewhere. */
    mergedInto: idColumn(),
  },
  {
    bySession: { columns: ["workspaceId", "sessionIdHash"], unique: true },
    byExternalUser: { columns: ["workspaceId", "externalUserId", "createdAt", "id"] },
    byEmail: { columns: ["workspaceId", "email", "createdAt", "id"] },
    byLastSeen: { columns: ["workspaceId", "lastSeenAt", "id"], where: "merged_into is null" },
  },
);

/** A visitor's session token. */
export const widgetSessions = table(
  "widget_sessions",
  {
    workspaceId: idColumn().notNull(),
    visitorId: idColumn().notNull(),
    /** SHA-256. */
    tokenHash: text().notNull(),
    identityVerified: boolean().notNull().default(false),
    clientType: text().notNull(),
    clientVersion: text(),
    clientIdentifier: text(),
    createdAt: timeColumn().notNull(),
    expiresAt: timeColumn().notNull(),
  },
  {
    byToken: { columns: ["tokenHash"], unique: true },
    byVisitor: { columns: ["visitorId", "createdAt", "id"] },
    byExpiry: { columns: ["expiresAt", "id"] },
  },
);

/** Something that a visitor did. */
export const events = table(
  "events",
  {
    workspaceId: idColumn().notNull(),
    visitorId: idColumn().notNull(),
    name: text().notNull(),
    properties: json<Attributes>(),
    url: text(),
    sessionId: text(),
    /** Set on what the messenger reports by itself. */
    eventType: text().$type<"page_view" | "screen_view" | "session_start" | "session_end">(),
    timestamp: timeColumn().notNull(),
  },
  {
    byVisitor: { columns: ["visitorId", "timestamp", "id"] },
    byWorkspace: { columns: ["workspaceId", "timestamp", "id"] },
    byName: { columns: ["workspaceId", "name", "visitorId", "timestamp", "id"] },
  },
);

/** The names of events that a workspace has seen, so that listing them reads no events. */
export const eventNames = table(
  "event_names",
  { workspaceId: idColumn().notNull(), name: text().notNull() },
  { byName: { columns: ["workspaceId", "name"], unique: true } },
);
