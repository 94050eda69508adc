/** Erasing what a visitor left behind. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { mutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { belongings } from "./belongings.ts";
import { visitors, visitorWords, widgetSessions } from "./tables.ts";

export const module = "visitors";

/**
 * Erase a visitor's conversations, or everything: profile, events and sessions too. Visitors erase their own
 * conversations unless they ask for everything; agents erase everything unless they ask for less. It cannot be undone.
 */
export const erase = mutation({
  args: {
    /** Visitors may leave it out. */
    visitorId: z.id("visitors").optional(),
    sessionToken: z.text(100).optional(),
    scope: z.enum(["conversations", "everything"]).optional(),
  },
  /** How many things of each kind are gone: `{ conversations: 2, events: 17 }`. */
  returns: z.record(z.string(), z.number()),
  subject: [visitors, "visitorId"],
  access: { agent: "data.delete", visitor: true },
  rateLimit: { per: "caller", points: 20, seconds: 60 },
  async handler(ctx, args) {
    const isVisitor = ctx.caller.kind === "visitor";
    // An agent's permission is held in the workspace of the visitor that the argument names, so it is there.
    const visitorId = ctx.caller.kind === "visitor" ? ctx.caller.visitorId : (args.visitorId ?? "");
    const scope = args.scope ?? (isVisitor ? "conversations" : "everything");
    const visitor = await ctx.db.get(visitors, visitorId, { lock: true });
    if (!visitor) throw new AppError("NOT_FOUND", "Visitor not found", { path: "visitorId" });
    const kinds = scope === "everything" ? Object.keys(belongings) : ["conversations"];
    const erased = Object.fromEntries(kinds.map((kind) => [kind, 0]));
    for (const id of [visitor.id, ...(await mergedInto(ctx, visitor.id))]) {
      for (const kind of kinds) erased[kind] = (erased[kind] ?? 0) + ((await belongings[kind]?.erase(ctx, id)) ?? 0);
      if (scope === "everything") await removeVisitor(ctx, id);
    }
    const entry = { action: "data.deleted", resourceType: "visitor", resourceId: visitor.id };
    ctx.audit({ workspaceId: visitor.workspaceId, ...entry, metadata: { scope, ...erased } });
    return erased;
  },
});

/** The visitors who turned out to be this one: what they left is this one's. */
async function mergedInto(ctx: MutationContext, visitorId: string): Promise<string[]> {
  const rows = await ctx.db.list(visitors, "byMergedInto", { eq: { mergedInto: visitorId }, limit: 1_000 });
  return rows.map((row) => row.id);
}

async function removeVisitor(ctx: MutationContext, visitorId: string): Promise<void> {
  const sessions = await ctx.db.list(widgetSessions, "byVisitor", { eq: { visitorId }, limit: 1_000 });
  for (const session of sessions) ctx.db.remove(widgetSessions, session.id);
  const words = await ctx.db.list(visitorWords, "byVisitor", { eq: { visitorId }, limit: 100 });
  for (const word of words) ctx.db.remove(visitorWords, word.id);
  await ctx.db.remove(visitors, visitorId);
}
