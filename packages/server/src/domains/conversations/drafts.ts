/** Drafts: conversations that hold a greeting only, because their visitor opened them and never wrote. */
import { internalMutation, job } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { conversations, messages } from "./tables.ts";

const KEPT_MS = 24 * 3_600_000;
const MOST_AT_ONCE = 200;

/** Remove drafts that nobody wrote into for a day; gives how many were removed. */
export const removeOld = internalMutation({
  args: {},
  returns: z.number(),
  async handler(ctx) {
    const old = await ctx.db.list(conversations, "byDraft", { to: [ctx.now - KEPT_MS], limit: MOST_AT_ONCE });
    let removed = 0;
    for (const { id } of old) {
      // The visitor may be writing at this moment: the row is looked at again under its lock.
      const draft = await ctx.db.get(conversations, id, { lock: true });
      if (!draft?.isDraft) continue;
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
