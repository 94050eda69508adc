/** API keys: made, rotated and revoked by the team. A key is shown once, when it is made; kept is its hash. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { hashOf, newToken } from "../../secrets.ts";
import { requireAgent } from "../identity/accounts.ts";
import { openSandbox, requireNoSandbox } from "../sandbox/openSandbox.ts";
import { workspaces } from "../workspaces/tables.ts";
import { makeRoom } from "./room.ts";
import { requireScopes, scopeSchema } from "./scopes.ts";
import { apiKeys } from "./tables.ts";
import { usedAt } from "./uses.ts";

const PREFIX_LENGTH = 14;
const DAY_MS = 86_400_000;
const MOST_KEYS = 100;

/** A new key is shown in this answer only. */
const shownKey = z.object({ keyId: z.id("api_keys"), key: z.string(), previousKeyUntil: z.number().optional() });

/** List a workspace's API keys, newest first, those that have ended too, until another needs their room. */
export const list = query({
  args: { workspaceId: z.id("workspaces") },
  returns: z.array(
    z.object({
      _id: z.id("api_keys"),
      _creationTime: z.number(),
      name: z.string(),
      /** The beginning of the key. */
      prefix: z.string(),
      scopes: z.array(z.string()),
      isSandbox: z.boolean(),
      createdBy: z.id("users"),
      lastUsedAt: z.number().optional(),
      expiresAt: z.number().optional(),
      revokedAt: z.number().optional(),
      /** Until when the key before the last rotation is still good. */
      previousKeyUntil: z.number().optional(),
    }),
  ),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.integrations" },
  shared: true,
  async handler(ctx, { workspaceId }) {
    const rows = await ctx.db.list(apiKeys, "byWorkspace", { eq: { workspaceId }, order: "desc", limit: MOST_KEYS });
    const uses = await usedAt(
      ctx.db,
      rows.map((row) => row.id),
    );
    return rows.map((row) => {
      const until = row.previousKeyUntil;
      return {
        _id: row.id,
        _creationTime: row.createdAt,
        name: row.name,
        prefix: row.prefix,
        scopes: row.scopes,
        isSandbox: row.isSandbox,
        createdBy: row.createdBy,
        lastUsedAt: uses.get(row.id),
        expiresAt: row.expiresAt ?? undefined,
        revokedAt: row.revokedAt ?? undefined,
        previousKeyUntil: until !== null && !ctx.isPast(until) ? until : undefined,
      };
    });
  },
});

/** Make an API key with the scopes that its program needs. The key is shown in this answer only. */
export const create = mutation({
  args: {
    workspaceId: z.id("workspaces"),
    name: z.text(100, 1),
    scopes: z.array(scopeSchema).max(20),
    /** For trying things out: it works in the workspace's sandbox only, and begins with `fk_test_`. */
    isSandbox: z.boolean().optional(),
    expiresAt: z.time().optional(),
  },
  returns: shownKey,
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.integrations" },
  isSecret: true,
  async handler(ctx, { workspaceId, name, scopes, isSandbox = false, expiresAt }, workspace) {
    requireNoSandbox(workspace);
    if (scopes.length === 0) throw new AppError("INVALID_INPUT", "A key needs a scope", { path: "scopes" });
    await requireScopes(ctx, workspaceId, scopes);
    if (expiresAt !== undefined && expiresAt <= ctx.now) {
      throw new AppError("INVALID_INPUT", "A key must expire in the future", { path: "expiresAt" });
    }
    if (!(await hasRoom(ctx, workspaceId)))
      throw new AppError("CONFLICT", `A workspace has at most ${MOST_KEYS} API keys`);
    if (isSandbox) await openSandbox(ctx, workspaceId);
    const { key, ...stored } = newKey(isSandbox);
    const row = await ctx.db.insert(apiKeys, {
      ...stored,
      workspaceId,
      name,
      scopes: [...new Set(scopes)],
      isSandbox,
      createdBy: requireAgent(ctx).userId,
      createdAt: ctx.now,
      expiresAt: expiresAt ?? null,
    });
    audit(ctx, row, { action: "apiKey.created", metadata: { name, scopes: row.scopes.join(","), isSandbox } });
    return { keyId: row.id, key };
  },
});

/** Replace a key by a new one of the same scopes. The old one stays good for a day, or for `graceMs`. */
export const rotate = mutation({
  args: {
    id: z.id("api_keys"),
    graceMs: z
      .number()
      .int()
      .min(0)
      .max(30 * DAY_MS)
      .optional(),
  },
  returns: shownKey,
  subject: [apiKeys, "id"],
  access: { agent: "settings.integrations" },
  isSecret: true,
  async handler(ctx, { id, graceMs = DAY_MS }, row) {
    if (row.revokedAt !== null) throw new AppError("CONFLICT", "This key was revoked");
    // Who rotates a key holds the new one, so they must be allowed what it is.
    await requireScopes(ctx, row.workspaceId, row.scopes);
    if (row.isSandbox) await openSandbox(ctx, row.workspaceId);
    const { key, ...stored } = newKey(row.isSandbox);
    const previousKeyUntil = ctx.now + graceMs;
    await ctx.db.update(apiKeys, id, { ...stored, previousKeyHash: row.keyHash, previousKeyUntil });
    audit(ctx, row, { action: "apiKey.rotated", metadata: { name: row.name, graceMs } });
    return { keyId: id, key, previousKeyUntil: graceMs > 0 ? previousKeyUntil : undefined };
  },
});

/** End a key at once; what is subscribed with it fails. */
export const revoke = mutation({
  args: { id: z.id("api_keys") },
  returns: z.null(),
  subject: [apiKeys, "id"],
  access: { agent: "settings.integrations" },
  async handler(ctx, { id }, row) {
    if (row.revokedAt !== null) return null;
    await ctx.db.update(apiKeys, id, { revokedAt: ctx.now });
    audit(ctx, row, { action: "apiKey.revoked", metadata: { name: row.name } });
    return null;
  },
});

/** A new key with what is stored of it. */
export function newKey(isSandbox: boolean) {
  const key = newToken(isSandbox ? "fk_test_" : "fk_live_");
  return { key, keyHash: hashOf(key), prefix: key.slice(0, PREFIX_LENGTH) };
}

async function hasRoom(ctx: MutationContext, workspaceId: string): Promise<boolean> {
  const rows = await ctx.db.list(apiKeys, "byWorkspace", { eq: { workspaceId }, limit: MOST_KEYS });
  const hasEnded = ({ revokedAt, expiresAt }: (typeof rows)[number]) =>
    revokedAt !== null || (expiresAt !== null && expiresAt <= ctx.now);
  return makeRoom(ctx, apiKeys, { rows, most: MOST_KEYS, hasEnded });
}

function audit(
  ctx: MutationContext,
  row: { id: string; workspaceId: string },
  entry: { action: string; metadata: Record<string, string | number | boolean> },
): void {
  ctx.audit({ workspaceId: row.workspaceId, resourceType: "apiKey", resourceId: row.id, ...entry });
}
