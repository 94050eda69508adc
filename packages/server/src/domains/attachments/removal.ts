/** Taking files away: nobody can read them from then on; their bytes follow. */
import type { MutationContext } from "../../engine/context.ts";
import { attachments } from "./tables.ts";

/** How long the bytes of deleted messages are kept. */
const GRACE_MS = 86_400_000;

/** Hides files at once and lets the sweep take their bytes after `graceMs`. */
export async function removeFiles(
  ctx: MutationContext,
  ids: readonly string[],
  { graceMs = GRACE_MS }: { graceMs?: number } = {},
): Promise<void> {
  for (const id of ids) {
    const row = await ctx.db.get(attachments, id, { lock: true });
    if (!row || row.status === "removed") continue;
    await ctx.db.update(attachments, id, { status: "removed", expiresAt: ctx.now + graceMs });
  }
}
