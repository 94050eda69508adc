/** Forgets what has expired: sessions, refresh tokens, codes and links. */
import { internalMutation, job } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { agentSessions, emailCodes, refreshTokens, signInLinks } from "./tables.ts";

export const module = "auth";

const PER_RUN = 500;

/** Remove expired sessions, tokens, codes and links, some at a time; answers whether there may be more. */
export const forgetExpired = internalMutation({
  args: {},
  returns: z.boolean(),
  async handler(ctx) {
    let hasMore = false;
    for (const table of [agentSessions, refreshTokens, emailCodes, signInLinks]) {
      const rows = await ctx.db.list(table, "byExpiry", { before: [ctx.now], limit: PER_RUN });
      await Promise.all(rows.map((row) => ctx.db.remove(table, row.id)));
      hasMore ||= rows.length === PER_RUN;
    }
    return hasMore;
  },
});

/** Forgets what has expired, every hour. */
export const forgetExpiredHourly = job({
  args: {},
  cron: "23 * * * *",
  async handler(ctx) {
    for (let hasMore = true; hasMore; ) hasMore = await ctx.run(forgetExpired, {});
  },
});
