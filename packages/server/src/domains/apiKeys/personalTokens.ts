/** Personal tokens: made for a person by the workspace, and taken back. A token is shown once; kept is its hash. */
import { AppError } from "@foyer/protocol";
import { principalOf } from "../../engine/caller.ts";
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { hashOf, newToken } from "../../secrets.ts";
import { idOfPerson } from "../marketplace/ids.ts";
import { people } from "../marketplace/tables.ts";
import { workspaces } from "../workspaces/tables.ts";
import { PERSONAL_TOKEN_PREFIX } from "./personalTokenCaller.ts";
import { makeRoom } from "./room.ts";
import { personalTokens } from "./tables.ts";
import { usedAt } from "./uses.ts";

const PREFIX_LENGTH = 11;
const MOST_TOKENS = 100;
const MOST_LISTED = 200;

const canManage = { agent: "settings.integrations", apiKey: "people.tokens" } as const;
const side = z.enum(["customer", "store", "seller", "member"]);
const externalId = z.text(200, 1);

/** List the tokens of one person, or the workspace's newest 200; those that are revoked too. */
export const list = query({
  args: { workspaceId: z.id("workspaces"), externalId: externalId.optional() },
  returns: z.array(
    z.object({
      _id: z.id("personal_tokens"),
      _creationTime: z.number(),
      externalId: z.string(),
      personName: z.string().optional(),
      name: z.string(),
      side,
      /** The beginning of the token. */
      prefix: z.string(),
      lastUsedAt: z.number().optional(),
      expiresAt: z.number().optional(),
      revokedAt: z.number().optional(),
    }),
  ),
  subject: [workspaces, "workspaceId"],
  access: canManage,
  shared: true,
  async handler({ db }, args) {
    const { workspaceId } = args;
    const order = { order: "desc", limit: MOST_LISTED } as const;
    const rows = args.externalId
      ? await db.list(personalTokens, "byPerson", {
          eq: { personId: idOfPerson(workspaceId, args.externalId) },
          ...order,
        })
      : await db.list(personalTokens, "byWorkspace", { eq: { workspaceId }, ...order });
    const [known, uses] = await Promise.all([
      db.getMany(
        people,
        rows.map((row) => row.personId),
        { only: ["id", "externalId", "name"] },
      ),
      usedAt(
        db,
        rows.map((row) => row.id),
      ),
    ]);
    return rows.map((row) => ({
      _id: row.id,
      _creationTime: row.createdAt,
      externalId: known.get(row.personId)?.externalId ?? "",
      personName: known.get(row.personId)?.name ?? undefined,
      name: row.name,
      side: row.side,
      prefix: row.prefix,
      lastUsedAt: uses.get(row.id),
      expiresAt: row.expiresAt ?? undefined,
      revokedAt: row.revokedAt ?? undefined,
    }));
  },
});

/** Make a token with which a person calls as who they are; at most 100 for each, of which ended ones make room. It is shown in this answer only. */
export const create = mutation({
  args: {
    workspaceId: z.id("workspaces"),
    /** The host's own id of the person. */
    externalId,
    /** What it is for, as in "Ann's phone". */
    name: z.text(100, 1),
    /** As whom the person calls `shared/chat:*`; a customer unless it says otherwise. */
    side: side.optional(),
    expiresAt: z.time().optional(),
  },
  returns: z.object({ tokenId: z.id("personal_tokens"), token: z.string() }),
  subject: [workspaces, "workspaceId"],
  access: canManage,
  rateLimit: { per: "caller", points: 600, seconds: 60 },
  isSecret: true,
  async handler(ctx, { workspaceId, externalId, name, side = "customer", expiresAt }) {
    if (expiresAt !== undefined && expiresAt <= ctx.now) {
      throw new AppError("INVALID_INPUT", "A token must expire in the future", { path: "expiresAt" });
    }
    const personId = idOfPerson(workspaceId, externalId);
    const times = { createdAt: ctx.now, updatedAt: ctx.now };
    await ctx.db.insertNew(people, { id: personId, workspaceId, externalId, ...times });
    if (!(await hasRoom(ctx, personId))) throw new AppError("CONFLICT", `A person has at most ${MOST_TOKENS} tokens`);
    const token = newToken(PERSONAL_TOKEN_PREFIX);
    const row = await ctx.db.insert(personalTokens, {
      workspaceId,
      personId,
      name,
      side,
      prefix: token.slice(0, PREFIX_LENGTH),
      tokenHash: hashOf(token),
      createdBy: principalOf(ctx.caller),
      createdAt: ctx.now,
      expiresAt: expiresAt ?? null,
    });
    audit(ctx, row, { action: "personalToken.created", metadata: { externalId, name, side } });
    return { tokenId: row.id, token };
  },
});

/** End a token at once; what is subscribed with it fails. */
export const revoke = mutation({
  args: { id: z.id("personal_tokens") },
  returns: z.null(),
  subject: [personalTokens, "id"],
  access: canManage,
  async handler(ctx, { id }, row) {
    if (row.revokedAt !== null) return null;
    await ctx.db.update(personalTokens, id, { revokedAt: ctx.now });
    audit(ctx, row, { action: "personalToken.revoked", metadata: { name: row.name } });
    return null;
  },
});

async function hasRoom(ctx: MutationContext, personId: string): Promise<boolean> {
  const person = await ctx.db.get(people, personId, { only: ["tokensRevokedAt"] });
  const revokedUntil = person?.tokensRevokedAt ?? 0;
  const rows = await ctx.db.list(personalTokens, "byPerson", { eq: { personId }, limit: MOST_TOKENS });
  const hasEnded = ({ revokedAt, expiresAt, createdAt }: (typeof rows)[number]) =>
    revokedAt !== null || (expiresAt !== null && expiresAt <= ctx.now) || createdAt <= revokedUntil;
  return makeRoom(ctx, personalTokens, { rows, most: MOST_TOKENS, hasEnded });
}

function audit(
  ctx: MutationContext,
  { id, workspaceId }: { id: string; workspaceId: string },
  entry: { action: string; metadata: Record<string, string> },
): void {
  ctx.audit({ workspaceId, resourceType: "personalToken", resourceId: id, ...entry });
}
