/** When keys and personal tokens were last used: noted in memory at each call, written at most once a minute for each key. */
import type { Clock } from "../../engine/clock.ts";
import { internalMutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { Reader } from "../../persistence/reader.ts";
import { apiKeys, apiKeyUses, personalTokens } from "./tables.ts";

export const module = "apiKeys";

const WRITTEN_EVERY_MS = 60_000;
const GATHERED_MS = 500;
const MOST_AT_ONCE = 1_000;

/** Write when keys and personal tokens were last used. */
export const recordUses = internalMutation({
  args: { uses: z.array(z.object({ keyId: z.id("api_keys"), at: z.time() })).max(MOST_AT_ONCE) },
  returns: z.null(),
  async handler(ctx, { uses }) {
    for (const { keyId, at: lastUsedAt } of uses) {
      const known = await ctx.db.first(apiKeyUses, "byKey", { keyId }, { lock: true });
      if (known && known.lastUsedAt < lastUsedAt) await ctx.db.update(apiKeyUses, known.id, { lastUsedAt });
      if (known) continue;
      const only = ["workspaceId"] as const;
      const key = (await ctx.db.get(apiKeys, keyId, { only })) ?? (await ctx.db.get(personalTokens, keyId, { only }));
      if (key) await ctx.db.insertNew(apiKeyUses, { workspaceId: key.workspaceId, keyId, lastUsedAt });
    }
    return null;
  },
});

/** Notes uses. */
export interface UseLog {
  note(keyId: string): void;
  /** Writes what is not written yet. */
  flush(): Promise<void>;
}

/** What a log works with. */
export interface UseLogOptions {
  readonly clock: Clock;
  write(uses: { keyId: string; at: number }[]): Promise<unknown>;
  readonly onError: (error: unknown) => void;
}

/** A log that hands its notes to `write`. */
export function createUseLog({ clock, write, onError }: UseLogOptions): UseLog {
  const written = new Map<string, number>();
  const waiting = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    while (waiting.size > 0) {
      const uses = [...waiting].slice(0, MOST_AT_ONCE).map(([keyId, at]) => ({ keyId, at }));
      for (const { keyId } of uses) waiting.delete(keyId);
      await write(uses).catch(onError);
    }
  }

  return {
    note(keyId) {
      const now = clock.now();
      if (now - (written.get(keyId) ?? 0) < WRITTEN_EVERY_MS) return;
      if (written.size > 10_000) written.clear();
      written.set(keyId, now);
      waiting.set(keyId, now);
      timer ??= setTimeout(() => void flush(), GATHERED_MS).unref();
    },
    flush,
  };
}

/** When these keys or tokens were last used. */
export async function usedAt(db: Reader, ids: readonly string[]): Promise<Map<string, number>> {
  const reads = ids.map((keyId) => ({ table: apiKeyUses, index: "byKey", eq: { keyId } }));
  const text = `select key_id as "keyId", (extract(epoch from last_used_at) * 1000)::bigint::float8 as at
    from api_key_uses where key_id = any($1::uuid[])`;
  const uses = await db.sql<{ keyId: string; at: number }>(text, [ids], reads);
  return new Map(uses.map(({ keyId, at }) => [keyId, at]));
}
