/** Forgetting what has served its purpose. */
import { internalMutation, job } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";

/** Clients replay a mutation within minutes; this is how long its result is kept all the same. */
const RESULTS_KEPT_DAYS = 14;
const MOST_AT_ONCE = 5_000;

/** Forget the results of mutations that no client will ask for again; gives how many were forgotten. */
export const forgetResults = internalMutation({
  args: {},
  returns: z.number(),
  async handler(ctx) {
    const before = new Date(ctx.now - RESULTS_KEPT_DAYS * 86_400_000).toISOString();
    const text = `delete from mutation_results where (session, request) in
      (select session, request from mutation_results where created_at < $1 limit ${MOST_AT_ONCE}) returning 1`;
    return (await ctx.db.write(text, [before], () => [])).length;
  },
});

/** Forgets old results every hour, in small steps. */
export const forgetOldResults = job({
  args: {},
  cron: "17 * * * *",
  async handler(ctx) {
    while ((await ctx.run(forgetResults, {})) === MOST_AT_ONCE);
  },
});
