/** A visitor's events as a whole: moving and erasing them. */
import type { MutationContext } from "../../engine/context.ts";

interface EventKeys {
  id: string;
  workspaceId: string;
}

/** The most events that one transaction touches; what remains is for the job that follows a merge. */
export const EVENTS_PER_STEP = 5_000;

/** How events follow their visitor. */
export const eventsOfVisitor = {
  async move(ctx: MutationContext, from: string, to: string): Promise<void> {
    await moveEvents(ctx, from, to);
  },

  async erase(ctx: MutationContext, visitorId: string): Promise<number> {
    const rows = await ctx.db.write<EventKeys>(
      `delete from events where visitor_id = $1 returning id, workspace_id as "workspaceId"`,
      [visitorId],
      (deleted) => touches(deleted, { before: { visitorId } }),
    );
    return rows.length;
  },
};

/** Moves some of a visitor's events, newest first; answers with their number. */
export async function moveEvents(ctx: MutationContext, from: string, to: string): Promise<number> {
  const rows = await ctx.db.write<EventKeys>(
    `update events set visitor_id = $2 where id in
      (select id from events where visitor_id = $1 order by "timestamp" desc, id desc limit ${EVENTS_PER_STEP})
      returning id, workspace_id as "workspaceId"`,
    [from, to],
    (moved) => touches(moved, { before: { visitorId: from }, after: { visitorId: to } }),
  );
  return rows.length;
}

/** One touch for all of a visitor's events: what is not said may be any of them. */
function touches(
  rows: readonly EventKeys[],
  sides: { before: { visitorId: string }; after?: { visitorId: string } },
): { source: string; before?: Record<string, string>; after?: Record<string, string> }[] {
  const workspaceId = rows[0]?.workspaceId;
  if (!workspaceId) return [];
  const side = (keys: { visitorId: string }) => ({ workspaceId, ...keys });
  return [{ source: "events", before: side(sides.before), ...(sides.after ? { after: side(sides.after) } : {}) }];
}
