/** Keys with which a host signs who its customers and sellers are. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import { newToken } from "../../secrets.ts";
import { requireAgent } from "../identity/accounts.ts";
import { idOfPerson } from "../marketplace/ids.ts";
import { people } from "../marketplace/tables.ts";
import { openSandbox, requireNoSandbox } from "../sandbox/openSandbox.ts";
import { workspaces } from "../workspaces/tables.ts";
import { checkedPublicKey } from "./publicKey.ts";
import { makeRoom } from "./room.ts";
import { signingKeys } from "./tables.ts";

const DAY_MS = 86_400_000;
const MOST_KEYS = 50;
/** Rotating adds a key even where there are the most already. */
const MOST_LISTED = 200;
const DAY_SECONDS = 86_400;

const algorithm = z.enum(["HS256", "RS256", "ES256"]);
const publicKeyArg = z.text(5_000, 1).optional();

/** The secret of HS256 is shown in this answer only. */
const shownKey = z.object({ kid: z.id("signing_keys"), secret: z.string().optional() });

/** List a workspace's signing keys, newest first. */
export const list = query({
  args: { workspaceId: z.id("workspaces") },
  returns: z.array(
    z.object({
      _id: z.id("signing_keys"),
      _creationTime: z.number(),
      name: z.string(),
      algorithm,
      publicKey: z.string().optional(),
      maxLifetimeSeconds: z.number(),
      isSandbox: z.boolean(),
      createdBy: z.id("users"),
      endsAt: z.number().optional(),
      revokedAt: z.number().optional(),
    }),
  ),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.integrations" },
  shared: true,
  async handler(ctx, { workspaceId }) {
    const rows = await ctx.db.list(signingKeys, "byWorkspace", {
      eq: { workspaceId },
      order: "desc",
      limit: MOST_LISTED,
    });
    return rows.map((row) => ({
      _id: row.id,
      _creationTime: row.createdAt,
      name: row.name,
      algorithm: row.algorithm,
      publicKey: row.publicKey ?? undefined,
      maxLifetimeSeconds: row.maxLifetimeSeconds,
      isSandbox: row.isSandbox,
      createdBy: row.createdBy,
      endsAt: row.endsAt ?? undefined,
      revokedAt: row.revokedAt ?? undefined,
    }));
  },
});

/** Make a signing key: HS256 with a secret of ours, shown in this answer only, or RS256 or ES256 with the host's public key. */
export const create = mutation({
  args: {
    workspaceId: z.id("workspaces"),
    name: z.text(100, 1),
    algorithm,
    /** As PEM ("-----BEGIN PUBLIC KEY-----") or JWK, for RS256 and ES256. */
    publicKey: publicKeyArg,
    /** The longest that a token may be good; a day unless said otherwise. */
    maxLifetimeSeconds: z.number().int().min(60).max(DAY_SECONDS).optional(),
    /** For trying things out: its tokens see the workspace's sandbox only. */
    isSandbox: z.boolean().optional(),
  },
  returns: shownKey,
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.integrations" },
  isSecret: true,
  async handler(ctx, { workspaceId, name, publicKey, ...given }, workspace) {
    requireNoSandbox(workspace);
    if (!(await hasRoom(ctx, workspaceId)))
      throw new AppError("CONFLICT", `A workspace has at most ${MOST_KEYS} signing keys`);
    const { maxLifetimeSeconds = DAY_SECONDS, isSandbox = false } = given;
    const facts = { workspaceId, name, algorithm: given.algorithm, maxLifetimeSeconds, isSandbox };
    return insertKey(ctx, facts, publicKey);
  },
});

/** Put a new key of the same kind in a key's place. Tokens of the old one stay good for a day, or for `overlapMs`. */
export const rotate = mutation({
  args: {
    id: z.id("signing_keys"),
    publicKey: publicKeyArg,
    overlapMs: z
      .number()
      .int()
      .min(0)
      .max(90 * DAY_MS)
      .optional(),
  },
  returns: shownKey.extend({ previousEndsAt: z.number() }),
  subject: [signingKeys, "id"],
  access: { agent: "settings.integrations" },
  isSecret: true,
  async handler(ctx, { id, publicKey, overlapMs = DAY_MS }, row) {
    if (row.revokedAt !== null || row.endsAt !== null) {
      throw new AppError("CONFLICT", "This key was revoked, or another took its place already");
    }
    // A key that may be known to others is replaced, room or not.
    await hasRoom(ctx, row.workspaceId);
    const previousEndsAt = ctx.now + overlapMs;
    await ctx.db.update(signingKeys, id, { endsAt: previousEndsAt });
    audit(ctx, row, { action: "signingKey.rotated", metadata: { name: row.name, overlapMs } });
    const { workspaceId, name, algorithm: kind, maxLifetimeSeconds, isSandbox } = row;
    const facts = { workspaceId, name, algorithm: kind, maxLifetimeSeconds, isSandbox };
    return { ...(await insertKey(ctx, facts, publicKey)), previousEndsAt };
  },
});

/** Refuse every token of a key from now on; open subscriptions fail at once. */
export const revoke = mutation({
  args: { id: z.id("signing_keys") },
  returns: z.null(),
  subject: [signingKeys, "id"],
  access: { agent: "settings.integrations" },
  async handler(ctx, { id }, row) {
    if (row.revokedAt !== null) return null;
    await ctx.db.update(signingKeys, id, { revokedAt: ctx.now });
    audit(ctx, row, { action: "signingKey.revoked", metadata: { name: row.name } });
    return null;
  },
});

/** Refuse every token that one person was given until now; open subscriptions fail at once. */
export const revokePerson = mutation({
  args: { workspaceId: z.id("workspaces"), externalId: z.text(200, 1) },
  returns: z.null(),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.integrations", apiKey: "commerce.write" },
  async handler(ctx, { workspaceId, externalId }) {
    const id = idOfPerson(workspaceId, externalId);
    const times = { createdAt: ctx.now, updatedAt: ctx.now };
    await ctx.db.insertNew(people, { id, workspaceId, externalId, ...times });
    await ctx.db.update(people, id, { tokensRevokedAt: ctx.now });
    const resource = { resourceType: "person", resourceId: id };
    ctx.audit({ workspaceId, action: "person.tokens_revoked", ...resource, metadata: { externalId } });
    return null;
  },
});

async function hasRoom(ctx: MutationContext, workspaceId: string): Promise<boolean> {
  const rows = await ctx.db.list(signingKeys, "byWorkspace", { eq: { workspaceId }, limit: MOST_LISTED });
  const hasEnded = ({ revokedAt, endsAt }: Row<typeof signingKeys>) =>
    revokedAt !== null || (endsAt !== null && endsAt <= ctx.now);
  return makeRoom(ctx, signingKeys, { rows, most: MOST_KEYS, hasEnded });
}

type KeyFacts = Pick<
  Row<typeof signingKeys>,
  "workspaceId" | "name" | "algorithm" | "maxLifetimeSeconds" | "isSandbox"
>;

async function insertKey(ctx: MutationContext, facts: KeyFacts, publicKey: string | undefined) {
  const isShared = facts.algorithm === "HS256";
  if (isShared && publicKey !== undefined) {
    throw new AppError("INVALID_INPUT", "HS256 has a secret, not a public key", { path: "publicKey" });
  }
  if (facts.isSandbox) await openSandbox(ctx, facts.workspaceId);
  const secret = isShared ? newToken() : undefined;
  const row = await ctx.db.insert(signingKeys, {
    ...facts,
    secret: secret ? ctx.surroundings.secrets.seal(secret) : null,
    publicKey: facts.algorithm === "HS256" ? null : checkedPublicKey(facts.algorithm, publicKey),
    createdBy: requireAgent(ctx).userId,
    createdAt: ctx.now,
  });
  const { name, algorithm: kind, isSandbox } = facts;
  audit(ctx, row, { action: "signingKey.created", metadata: { name, algorithm: kind, isSandbox } });
  return { kid: row.id, secret };
}

function audit(
  ctx: MutationContext,
  row: { id: string; workspaceId: string },
  entry: { action: string; metadata: Record<string, string | number | boolean> },
): void {
  ctx.audit({ workspaceId: row.workspaceId, resourceType: "signingKey", resourceId: row.id, ...entry });
}
