/** Drafts: conversations that hold a greeting only, because their visitor opened them and never wrote. */
import type { MutationContext } from "../../engine/context.ts";
import { internalMutation, job } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { ConversationRow } from "./conversation.ts";
import { conversations, messages } from "./tables.ts";

const KEPT_MS = 24 * 3_600_000;
const FRESH_MS = 3_600_000;
const MOST_AT_ONCE = 200;

/** Lets a draft that is asked for again begin its day anew: somebody is about to write. Null when it was removed just now. */
export async function keepDraft(ctx: MutationContext, row: ConversationRow): Promise<ConversationRow | null> {
  if (!row.isDraft || row.createdAt > ctx.now - FRESH_MS) return row;
  const draft = await ctx.db.get(conversations, row.id, { lock: true });
  if (!draft?.isDraft) return draft;
  const times = { createdAt: ctx.now, updatedAt: ctx.now, lastMessageAt: ctx.now };
  await ctx.db.update(conversations, draft.id, times);
  return { ...draft, ...times };
}

/** Remove drafts that nobody wrote into for a day; gives how many were removed. */
export const removeOld = internalMutation({
  args: {},
  returns: z.number(),
  async handler(ctx) {
    const old = await ctx.db.list(conversations, "byDraft", { to: [ctx.now - KEPT_MS], limit: MOST_AT_ONCE });
    let removed = 0;
    for (const { id } of old) {
      // The visitor may be writing, or asking for it again, at this moment: the row is looked at again under its lock.
      const draft = await ctx.db.get(conversations, id, { lock: true });
      if (!draft?.isDraft || draft.createdAt > ctx.now - KEPT_MS) continue;
      for (const message of await ctx.db.list(messages, "bySeq", { eq: { conversationId: id }, limit: 10 })) {
        await ctx.db.remove(messages, message.id);
      }
      await ctx.db.remove(conversations, id);
      removed += 1;
    }
    return removed;
  },
});

/** Removes old drafts every hour. */
export const removeOldDrafts = job({
  args: {},
  cron: "37 * * * *",
  async handler(ctx) {
    while ((await ctx.run(removeOld, {})) === MOST_AT_ONCE);
  },
});
