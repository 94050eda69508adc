/** What API keys may be allowed to do. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { z } from "../../engine/values.ts";
import { isPermission } from "../workspaces/permissions.ts";

/** Every scope; those that are also permissions can only be given by who has them. */
export const SCOPES = [
  "conversations.read",
  "conversations.reply",
  "conversations.assign",
  "conversations.close",
  "users.read",
  "settings.workspace",
  "commerce.read",
  "commerce.write",
  "people.tokens",
] as const;

export const scopeSchema = z.enum(SCOPES);

/** Throws when the caller would give a key more than they may do themselves. */
export async function requireScopes(
  ctx: MutationContext,
  workspaceId: string,
  scopes: readonly string[],
): Promise<void> {
  if (ctx.caller.kind !== "agent") return;
  const own = await ctx.surroundings.permissionsOf(ctx.db, ctx.caller.userId, workspaceId);
  for (const [i, scope] of scopes.entries()) {
    if (!isPermission(scope) || own?.has(scope)) continue;
    throw new AppError("PERMISSION_DENIED", `Permission denied: ${scope}`, { path: `scopes[${i}]` });
  }
}
