/** An account that is about to change, or about to get something to own. */
import { AppError } from "@foyer/protocol";
import type { AgentCaller, Caller } from "../../engine/caller.ts";
import type { MutationContext } from "../../engine/context.ts";
import type { Row } from "../../persistence/table.ts";
import { users } from "./tables.ts";

/** An open account, held until the end so that it is not closed meanwhile; throws when it was. */
export async function lockAccount(ctx: MutationContext, userId: string): Promise<Row<typeof users>> {
  const user = await ctx.db.get(users, userId, { lock: true });
  if (!user || user.closedAt !== null) throw new AppError("NOT_AUTHENTICATED", "Not authenticated");
  return user;
}

/** The account of the agent who calls, held until the end. */
export async function lockOwnAccount(ctx: MutationContext): Promise<Row<typeof users>> {
  return lockAccount(ctx, requireAgent(ctx).userId);
}

/** The agent who calls. */
export function requireAgent({ caller }: { caller: Caller }): AgentCaller {
  if (caller.kind !== "agent") throw new AppError("NOT_AUTHENTICATED", "Not authenticated");
  return caller;
}
