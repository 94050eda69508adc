/** Acting at another moment: what the sample tells lies in the past, and is made by the rules of the present. */
import type { Caller } from "../../engine/caller.ts";
import type { MutationContext } from "../../engine/context.ts";

/** The context of a mutation as it would have been at `now`. */
export function at(ctx: MutationContext, now: number, caller: Caller = ctx.caller): MutationContext {
  return { ...ctx, now, caller };
}

/** The caller that an agent is. */
export function agentCaller(userId: string): Caller {
  return { kind: "agent", userId, sessionId: "" };
}

/** The caller that a visitor is. */
export function visitorCaller(workspaceId: string, visitorId: string): Caller {
  return { kind: "visitor", visitorId, workspaceId, sessionId: "", isVerified: false, formerIds: [] };
}
