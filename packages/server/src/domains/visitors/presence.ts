/** Who is on the site now: memory only, told by heartbeats. */

import { ephemeral, query } from "../../engine/declare.ts";
import type { EphemeralReader } from "../../engine/ephemeral.ts";
import { z } from "../../engine/values.ts";
import { requireAllowedOrigin } from "../workspaces/origins.ts";
import { workspaces } from "../workspaces/tables.ts";
import { visitorSummary, visitorSummaryShape } from "./summary.ts";
import { visitors } from "./tables.ts";

export const module = "visitors";

/** Three heartbeats: one may get lost without anybody vanishing. */
const ONLINE_MS = 90_000;
const ONE = "visitorOnline";
const ALL = "visitorsOnline";

/** Say that the visitor is here; sent every 30 seconds while the page is looked at. */
export const heartbeat = ephemeral({
  args: {
    visitorId: z.id("visitors").optional(),
    sessionToken: z.text(100).optional(),
    origin: z.text(2_000).optional(),
    /** The page that the visitor looks at. */
    currentUrl: z.text(2_000).optional(),
  },
  returns: z.null(),
  access: { visitor: true },
  rateLimit: { per: "caller", points: 60, seconds: 60 },
  async handler(ctx, { origin, currentUrl = "" }) {
    if (ctx.caller.kind !== "visitor") return null;
    const { visitorId, workspaceId } = ctx.caller;
    const workspace = await ctx.db.get(workspaces, workspaceId, { only: ["allowedOrigins"] });
    requireAllowedOrigin(workspace ?? { allowedOrigins: [] }, ctx.origin, origin);
    const entry = { member: visitorId, value: currentUrl, ttlMs: ONLINE_MS };
    ctx.ephemeral.put(ONE, visitorId, entry);
    ctx.ephemeral.put(ALL, workspaceId, entry);
    return null;
  },
});

/** Whether a visitor is on the site now. */
export const isOnline = query({
  args: { visitorId: z.id("visitors") },
  returns: z.boolean(),
  subject: [visitors, "visitorId"],
  access: { agent: "users.read", apiKey: "users.read" },
  whenRefused: false,
  shared: true,
  async handler(ctx, { visitorId }) {
    return ctx.ephemeral.list(ONE, visitorId).length > 0;
  },
});

/** The visitors who are on the site now, those who came last first. */
export const listOnline = query({
  args: { workspaceId: z.id("workspaces"), limit: z.limit(200).optional() },
  returns: z.object({
    total: z.number(),
    visitors: z.array(visitorSummaryShape.extend({ currentUrl: z.string().optional(), onlineSince: z.number() })),
  }),
  subject: [workspaces, "workspaceId"],
  access: { agent: "users.read", apiKey: "users.read" },
  whenRefused: { total: 0, visitors: [] },
  shared: true,
  windowMs: 1_000,
  async handler(ctx, { workspaceId, limit = 100 }) {
    const entries = ctx.ephemeral.list(ALL, workspaceId);
    const shown = entries.toSorted((left, right) => right.since - left.since).slice(0, limit);
    const people = await visitorSummary(
      ctx.db,
      shown.map((entry) => entry.member),
    );
    return {
      total: entries.length,
      visitors: shown.flatMap(({ member, value, since }) => {
        const person = people.get(member);
        return person ? [{ ...person, currentUrl: value || undefined, onlineSince: since }] : [];
      }),
    };
  },
});

/** The ids of all visitors of a workspace who are on its site now, with the moment of their last heartbeat. */
export function onlineVisitors(ctx: { ephemeral: EphemeralReader }, workspaceId: string): Map<string, number> {
  return new Map(ctx.ephemeral.list(ALL, workspaceId).map((entry) => [entry.member, entry.expiresAt - ONLINE_MS]));
}
