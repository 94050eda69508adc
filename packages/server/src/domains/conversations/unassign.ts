/** Giving back the conversations of someone who has left the team, so that others see that nobody looks after them. */
import { internalMutation, job } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { conversations } from "./tables.ts";

const MOST_AT_ONCE = 200;

const args = { workspaceId: z.id("workspaces"), userId: z.id("users") };

/** Clear a person's assignments in a workspace, the unfinished ones; gives how many were cleared. */
export const clear = internalMutation({
  args,
  returns: z.number(),
  async handler(ctx, { workspaceId, userId }) {
    let cleared = 0;
    for (const status of ["open", "snoozed"] as const) {
      const eq = { workspaceId, assignedAgentId: userId, status };
      const rows = await ctx.db.list(conversations, "byAssignee", { eq, limit: MOST_AT_ONCE });
      for (const { id } of rows) {
        // Somebody may be giving it to another at this moment: the row is looked at again under its lock.
        const row = await ctx.db.get(conversations, id, { lock: true });
        if (row?.assignedAgentId !== userId) continue;
        await ctx.db.update(conversations, id, { assignedAgentId: null, updatedAt: ctx.now });
        cleared += 1;
      }
    }
    return cleared;
  },
});

/** Clears a person's assignments in small steps. */
export const clearAssignments = job({
  args,
  async handler(ctx, { workspaceId, userId }) {
    while ((await ctx.run(clear, { workspaceId, userId })) > 0);
  },
});
