/**
 * Files that nobody attached, and those that were taken away, leave for good: first the bytes, then the row, so that
 * a crash in between leaves a row by which the next sweep finds what is left.
 */
import { internalMutation, job } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { attachments } from "./tables.ts";

export const module = "supportAttachments";

const MOST_PER_ROUND = 100;
/** When the bytes could not be removed, another sweep tries again after this. */
const LEASE_MS = 600_000;
/** Nothing takes this long to arrive. */
const STRAY_MS = 2 * 3_600_000;

/** Take hold of files that have expired, so that nobody attaches them any more. */
export const takeExpired = internalMutation({
  args: {},
  returns: z.array(z.id("attachments")),
  async handler(ctx) {
    const to = [ctx.now];
    const expired = await ctx.db.list(attachments, "byExpiry", { to, limit: MOST_PER_ROUND });
    const taken: string[] = [];
    for (const { id } of expired) {
      const row = await ctx.db.get(attachments, id, { lock: true });
      if (row?.expiresAt == null || row.expiresAt > ctx.now) continue;
      await ctx.db.update(attachments, id, { status: "removed", expiresAt: ctx.now + LEASE_MS });
      taken.push(id);
    }
    return taken;
  },
});

/** Forget files whose bytes are gone. */
export const forget = internalMutation({
  args: { ids: z.array(z.id("attachments")).max(MOST_PER_ROUND) },
  returns: z.null(),
  async handler(ctx, { ids }) {
    for (const id of ids) {
      const row = await ctx.db.get(attachments, id, { only: ["status"], lock: true });
      if (row?.status === "removed") await ctx.db.remove(attachments, id);
    }
    return null;
  },
});

/** Takes away what has expired. */
export const sweepFiles = job({
  args: {},
  cron: "*/5 * * * *",
  async handler(ctx) {
    const { files, incoming } = ctx.surroundings;
    await incoming.sweep(ctx.now - STRAY_MS);
    for (;;) {
      const ids = await ctx.run(takeExpired, {});
      for (const id of ids) {
        await files.remove(`${id}/file`);
        await files.remove(`${id}/thumbnail`);
      }
      if (ids.length > 0) await ctx.run(forget, { ids });
      if (ids.length < MOST_PER_ROUND) return;
    }
  },
});
