/** Removing what has served its time: sessions that ended, and what the messenger reported by itself long ago. */
import type { MutationContext } from "../../engine/context.ts";
import { internalMutation, job } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { Touch } from "../../persistence/ranges.ts";

export const module = "visitorRetention";

const DAY_MS = 86_400_000;
const AUTO_EVENT_DAYS = 90;
const STEP = 2_000;

/** Remove sessions that ended a day ago, so that until then their clients learn why they were refused. Answers whether there may be more. */
export const removeEndedSessions = internalMutation({
  args: {},
  returns: z.boolean(),
  async handler(ctx) {
    const text = `delete from widget_sessions where id in
      (select id from widget_sessions where expires_at < $1 order by expires_at limit ${STEP})
      returning id, visitor_id as "visitorId", token_hash as "tokenHash"`;
    return removeOld(ctx, "widget_sessions", { text, before: ctx.now - DAY_MS });
  },
});

/** Remove page views and the like after 90 days; what the host tracks stays. Answers whether there may be more. */
export const removeOldAutoEvents = internalMutation({
  args: {},
  returns: z.boolean(),
  async handler(ctx) {
    const text = `delete from events where id in
      (select id from events where event_type is not null and "timestamp" < $1 order by "timestamp" limit ${STEP})
      returning id, workspace_id as "workspaceId", visitor_id as "visitorId", name`;
    return removeOld(ctx, "events", { text, before: ctx.now - AUTO_EVENT_DAYS * DAY_MS });
  },
});

/** Removes ended sessions, every hour. */
export const cleanSessions = job({
  args: {},
  cron: "17 * * * *",
  async handler(ctx) {
    while (await ctx.run(removeEndedSessions, {}));
  },
});

/** Removes old automatic events, every night. */
export const cleanEvents = job({
  args: {},
  cron: "41 3 * * *",
  async handler(ctx) {
    while (await ctx.run(removeOldAutoEvents, {}));
  },
});

async function removeOld(
  ctx: MutationContext,
  source: string,
  { text, before }: { text: string; before: number },
): Promise<boolean> {
  const rows = await ctx.db.write<Record<string, string>>(text, [new Date(before).toISOString()], (removed) =>
    removed.map((row): Touch => ({ source, before: row })),
  );
  return rows.length === STEP;
}
