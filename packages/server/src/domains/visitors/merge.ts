/** Two visitors who turn out to be one person: everything of the one becomes the other's. */
import type { MutationContext } from "../../engine/context.ts";
import { internalMutation, job } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { mergeAttributes } from "./attributes.ts";
import { belongings } from "./belongings.ts";
import { EVENTS_PER_STEP, moveEvents } from "./eventHistory.ts";
import { browserHash } from "./sessions.ts";
import { visitors, widgetSessions } from "./tables.ts";
import type { VisitorRow } from "./visitor.ts";
import { storeWords } from "./words.ts";

export const module = "visitors";

/** What was begun before the merge may still write under the old visitor for a moment. */
const STRAGGLERS_MS = 30_000;

/**
 * Merges `source`, who has proved nothing yet, into `target`, who is verified; both rows are locked. The source stays as
 * a pointer. An e-mail that the source claimed is not taken over: it would become the address of a verified person.
 */
export async function mergeVisitors(ctx: MutationContext, source: VisitorRow, target: VisitorRow): Promise<VisitorRow> {
  for (const kind of Object.values(belongings)) await kind.move(ctx, source.id, target.id);
  await moveSessions(ctx, source.id, target.id);
  const pointer = { mergedInto: target.id, mergedAt: ctx.now };
  await ctx.db.update(visitors, source.id, pointer);
  await storeWords(ctx, { ...source, ...pointer });
  const customAttributes = mergeAttributes(source.customAttributes, target.customAttributes ?? {});
  const firstSeenAt = Math.min(source.firstSeenAt, target.firstSeenAt);
  const merged = await ctx.db.update(visitors, target.id, { customAttributes, firstSeenAt });
  const entry = { action: "visitor.merged", resourceType: "visitor", resourceId: target.id };
  ctx.audit({ workspaceId: target.workspaceId, ...entry, metadata: { mergedVisitorId: source.id } });
  const leftovers = { from: source.id, into: target.id };
  ctx.jobs.add(finishMerge, leftovers, { key: `merge ${source.id}` });
  ctx.jobs.add(finishMerge, leftovers, { key: `merge ${source.id} again`, runAt: ctx.now + STRAGGLERS_MS });
  return merged ?? target;
}

/**
 * The source's sessions in the browser that brought the proof go on as the target's. Whoever holds one elsewhere may have
 * copied it before its owner signed in, so those end and have to boot again.
 */
async function moveSessions(ctx: MutationContext, from: string, to: string): Promise<void> {
  const browser = browserHash(ctx.surroundings.secrets, ctx.origin);
  const sessions = await ctx.db.list(widgetSessions, "byVisitor", {
    eq: { visitorId: from },
    order: "desc",
    limit: 500,
  });
  for (const session of sessions) {
    if (session.browserHash !== browser) {
      ctx.db.remove(widgetSessions, session.id);
      continue;
    }
    const formerVisitorIds = [...session.formerVisitorIds, from];
    ctx.db.update(widgetSessions, session.id, { visitorId: to, formerVisitorIds });
  }
}

/** Move what a merge left: many events, and what was being written at its moment. Answers whether there may be more. */
export const moveLeftovers = internalMutation({
  args: { from: z.id("visitors"), into: z.id("visitors") },
  returns: z.boolean(),
  async handler(ctx, { from, into }) {
    const source = await ctx.db.get(visitors, from, { lock: true });
    const target = await ctx.db.get(visitors, into, { lock: true });
    if (source?.mergedInto !== into || !target) return false;
    const moved = await moveEvents(ctx, from, into);
    if (moved === EVENTS_PER_STEP) return true;
    for (const kind of Object.values(belongings)) await kind.move(ctx, from, into);
    return false;
  },
});

/** Completes a merge. */
export const finishMerge = job({
  args: { from: z.id("visitors"), into: z.id("visitors") },
  async handler(ctx, args) {
    while (await ctx.run(moveLeftovers, args));
  },
});
