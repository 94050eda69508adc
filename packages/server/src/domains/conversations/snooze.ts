/** Waking conversations that were snoozed until a moment. */
import { internalMutation, job } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { conversations } from "./tables.ts";

/** Open a snoozed conversation when its moment has come. */
export const wake = internalMutation({
  args: { id: z.id("conversations"), until: z.time() },
  returns: z.null(),
  async handler(ctx, { id, until }) {
    const conversation = await ctx.db.get(conversations, id, { lock: true });
    // Opened, closed or snoozed anew meanwhile: this moment is no longer the one.
    if (conversation?.status !== "snoozed" || conversation.snoozedUntil !== until) return null;
    await ctx.db.update(conversations, id, { status: "open", snoozedUntil: null, updatedAt: ctx.now });
    return null;
  },
});

/** Wakes one conversation. */
export const wakeConversation = job({
  args: { id: z.id("conversations"), until: z.time() },
  async handler(ctx, args) {
    await ctx.run(wake, args);
  },
});
