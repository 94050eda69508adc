/** What visitors do on the site. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { hashOf } from "../../secrets.ts";
import { workspaces } from "../workspaces/tables.ts";
import { attributesShape } from "./attributes.ts";
import { type EventRow, eventShape, eventType, toEvent } from "./event.ts";
import { requireVisitor } from "./ownCaller.ts";
import { eventNames, events, visitors } from "./tables.ts";

const AUTO_EVENTS = { points: 100, seconds: 60 };
const MOST_NAMES = 1_000;

const trackArgs = {
  workspaceId: z.id("workspaces").optional(),
  visitorId: z.id("visitors").optional(),
  sessionToken: z.text(100).optional(),
  properties: attributesShape.optional(),
  url: z.text(4_000).optional(),
  sessionId: z.text(200).optional(),
};

/** Note that the visitor did something that the host calls `name`; gives the event's id. */
export const track = mutation({
  args: { ...trackArgs, name: z.text(200, 1) },
  returns: z.id("events"),
  subject: [workspaces, "workspaceId"],
  access: { visitor: true },
  rateLimit: { per: "caller", points: 300, seconds: 60 },
  async handler(ctx, args) {
    const event = await insertEvent(ctx, args);
    await noteName(ctx, event);
    return event.id;
  },
});

/** Note what the messenger sees by itself. Beyond 100 in a minute nothing is kept, and `null` is given. */
export const trackAutoEvent = mutation({
  args: { ...trackArgs, eventType },
  returns: z.id("events").nullable(),
  subject: [workspaces, "workspaceId"],
  access: { visitor: true },
  async handler(ctx, args) {
    if (!(await isWithinLimit(ctx))) return null;
    const event = await insertEvent(ctx, { ...args, name: args.eventType });
    await noteName(ctx, event);
    const isView = args.eventType === "page_view" || args.eventType === "screen_view";
    if (isView) {
      const page = args.url ? { currentUrl: args.url } : {};
      await ctx.db.update(visitors, event.visitorId, { ...page, lastSeenAt: ctx.now });
    }
    return event.id;
  },
});

/** List events, newest first: a visitor's, or the whole workspace's. By name only a visitor's can be listed. */
export const list = query({
  args: {
    workspaceId: z.id("workspaces"),
    visitorId: z.id("visitors").optional(),
    name: z.text(200).optional(),
    limit: z.limit(200).optional(),
    /** Only events before this moment. */
    before: z.time().optional(),
  },
  returns: z.array(eventShape),
  subject: [workspaces, "workspaceId"],
  access: { agent: "users.read", apiKey: "users.read" },
  whenRefused: [],
  shared: true,
  windowMs: 500,
  async handler(ctx, { workspaceId, visitorId, name, limit = 100, before }) {
    const bounds = { order: "desc" as const, limit, ...(before === undefined ? {} : { before: [before] }) };
    if (!visitorId) {
      if (name) throw new AppError("MISSING_REQUIRED_FIELD", "A list by name needs a visitor", { path: "visitorId" });
      return (await ctx.db.list(events, "byWorkspace", { eq: { workspaceId }, ...bounds })).map(toEvent);
    }
    const visitor = await ctx.db.get(visitors, visitorId, { only: ["workspaceId"] });
    if (visitor?.workspaceId !== workspaceId) throw new AppError("NOT_FOUND", "Visitor not found");
    const rows = name
      ? await ctx.db.list(events, "byName", { eq: { workspaceId, name, visitorId }, ...bounds })
      : await ctx.db.list(events, "byVisitor", { eq: { visitorId }, ...bounds });
    return rows.map(toEvent);
  },
});

/** Count events of one name, of one visitor or of all; counted up to 10,000. `since` needs a visitor. */
export const count = query({
  args: {
    workspaceId: z.id("workspaces"),
    name: z.text(200),
    visitorId: z.id("visitors").optional(),
    since: z.time().optional(),
  },
  returns: z.number(),
  subject: [workspaces, "workspaceId"],
  access: { agent: "users.read", apiKey: "users.read" },
  whenRefused: 0,
  shared: true,
  windowMs: 500,
  async handler(ctx, { workspaceId, name, visitorId, since }) {
    const eq = { workspaceId, name, ...(visitorId ? { visitorId } : {}) };
    if (since === undefined) return ctx.db.count(events, "byName", eq, 10_000);
    if (!visitorId) throw new AppError("MISSING_REQUIRED_FIELD", "`since` needs a visitor", { path: "visitorId" });
    const [row] = await ctx.db.sql<{ n: number }>(
      `select count(*)::int as n from (select 1 from events where workspace_id = $1 and name = $2 and visitor_id = $3
        and "timestamp" >= $4 limit 10000) counted`,
      [workspaceId, name, visitorId, new Date(since).toISOString()],
      [{ table: events, index: "byName", eq, from: [since] }],
    );
    return row?.n ?? 0;
  },
});

/** The names of all events that a workspace has seen, in order; at most 1,000. */
export const getDistinctNames = query({
  args: { workspaceId: z.id("workspaces") },
  returns: z.array(z.string()),
  subject: [workspaces, "workspaceId"],
  access: { agent: "users.read", apiKey: "users.read" },
  whenRefused: [],
  shared: true,
  windowMs: 500,
  async handler(ctx, { workspaceId }) {
    const rows = await ctx.db.list(eventNames, "byName", { eq: { workspaceId }, limit: MOST_NAMES });
    return rows.map((row) => row.name);
  },
});

interface NewEvent {
  name: string;
  properties?: EventRow["properties"] | undefined;
  url?: string | undefined;
  sessionId?: string | undefined;
  eventType?: EventRow["eventType"] | undefined;
}

async function insertEvent(ctx: MutationContext, event: NewEvent): Promise<EventRow> {
  const { visitorId, workspaceId } = requireVisitor(ctx);
  return ctx.db.insert(events, {
    workspaceId,
    visitorId,
    name: event.name,
    properties: event.properties ?? null,
    url: event.url ?? null,
    // Messengers send the key that their browser keeps: enough of its hash tells visits apart.
    sessionId: event.sessionId ? hashOf(event.sessionId).slice(0, 16) : null,
    eventType: event.eventType ?? null,
    timestamp: ctx.now,
  });
}

async function noteName(ctx: MutationContext, { workspaceId, name }: EventRow): Promise<void> {
  const known = await ctx.db.first(eventNames, "byName", { workspaceId, name });
  if (known) return;
  // Names come from browsers: a host that puts an id into each must not fill the list without end.
  if ((await ctx.db.count(eventNames, "byName", { workspaceId }, MOST_NAMES)) >= MOST_NAMES) return;
  await ctx.db.insertNew(eventNames, { workspaceId, name });
}

async function isWithinLimit(ctx: MutationContext): Promise<boolean> {
  const { visitorId } = requireVisitor(ctx);
  try {
    await ctx.surroundings.takePoint(`auto events ${visitorId}`, AUTO_EVENTS);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "RATE_LIMITED") return false;
    throw error;
  }
}
