/** People on sites that embed the messenger, their sessions and what they did. */
import { boolean, idColumn, json, sql, table, text, timeColumn, wordColumn } from "../../persistence/table.ts";
import type { Attributes } from "./attributes.ts";

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
    mergedAt: timeColumn(),
  },
  {
    bySession: { columns: ["workspaceId", "sessionIdHash"], unique: true },
    byKey: { columns: ["sessionIdHash", "id"] },
    /** The one visitor who has proved to be this user of the host. Claims without proof are not in it. */
    byVerifiedUser: {
      columns: ["workspaceId", "externalUserId"],
      unique: true,
      where: "identity_verified and external_user_id is not null and merged_into is null",
    },
    byEmail: { columns: ["workspaceId", "email", "createdAt", "id"] },
    byLastSeen: { columns: ["workspaceId", "lastSeenAt", "id"], where: "merged_into is null" },
    byMergedInto: { columns: ["mergedInto", "mergedAt", "id"], where: "merged_into is not null" },
  },
);

/** The words under which a visitor is found; searched by their beginnings. */
export const visitorWords = table(
  "visitor_words",
  { workspaceId: idColumn().notNull(), word: wordColumn().notNull(), visitorId: idColumn().notNull() },
  {
    byWord: { columns: ["workspaceId", "word", "visitorId"], unique: true },
    byVisitor: { columns: ["visitorId", "word"] },
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
    /** Equal for sessions of one browser at one address; cannot be turned back. */
    browserHash: text(),
    /** Visitors that were merged into this one and whose ids the session's client may still use. */
    formerVisitorIds: json<string[]>().notNull().default(sql`'[]'`),
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
    /** Tells the visits of one visitor apart; the client's key itself is not kept. */
    sessionId: text(),
    /** Set on what the messenger reports by itself. */
    eventType: text().$type<"page_view" | "screen_view" | "session_start" | "session_end">(),
    timestamp: timeColumn().notNull(),
  },
  {
    byVisitor: { columns: ["visitorId", "timestamp", "id"] },
    byWorkspace: { columns: ["workspaceId", "timestamp", "id"] },
    byName: { columns: ["workspaceId", "name", "visitorId", "timestamp", "id"] },
    byAge: { columns: ["timestamp", "id"], where: "event_type is not null" },
  },
);

/** The names of events that a workspace has seen, so that listing them reads no events. */
export const eventNames = table(
  "event_names",
  { workspaceId: idColumn().notNull(), name: text().notNull() },
  { byName: { columns: ["workspaceId", "name"], unique: true } },
);
