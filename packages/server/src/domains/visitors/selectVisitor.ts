/**
 * Which visitor a boot opens. Two things select one: the key that the browser keeps, for those who have proved nothing,
 * and the host's proof. An e-mail, an id or a name never do.
 */
import type { MutationContext } from "../../engine/context.ts";
import { newId } from "../../persistence/ids.ts";
import { hashOf, newToken } from "../../secrets.ts";
import { mergeVisitors } from "./merge.ts";
import { readableName } from "./readableName.ts";
import { visitors } from "./tables.ts";
import type { VisitorRow } from "./visitor.ts";
import { storeWords } from "./words.ts";

/** What a boot shows of itself. */
export interface BootClaim {
  workspaceId: string;
  sessionIdHash: string;
  externalUserId?: string | undefined;
  /** Whether the host has vouched for `externalUserId`. */
  isProved: boolean;
}

/** Finds or makes the visitor; the row is locked. */
export async function selectVisitor(ctx: MutationContext, claim: BootClaim): Promise<VisitorRow> {
  if (claim.isProved && claim.externalUserId) {
    return selectVerified(ctx, { ...claim, externalUserId: claim.externalUserId });
  }
  const known = await ctx.db.first(visitors, "bySession", keyOf(claim), { lock: true });
  if (!known) return insertVisitor(ctx, claim);
  if (mayContinue(known, claim.externalUserId)) return known;
  // The key once led to a person who is not shown to be here now: from now on it leads to a new visitor.
  await ctx.db.update(visitors, known.id, { sessionIdHash: unreachableKey() });
  return insertVisitor(ctx, claim);
}

/** Holds back other proofs of the same person until this transaction ends, so that there is one row for them. */
export async function lockPerson(ctx: MutationContext, workspaceId: string, externalUserId: string): Promise<void> {
  const key = `${workspaceId} ${externalUserId}`;
  await ctx.db.sql("select pg_advisory_xact_lock(hashtextextended($1, 0))", [key], []);
}

/** The verified visitor for a user of the host, locked; null when there is none yet. */
export function findPerson(ctx: MutationContext, workspaceId: string, externalUserId: string) {
  return ctx.db.first(visitors, "byVerifiedUser", { workspaceId, externalUserId }, { lock: true });
}

/** Whether a visitor may become, or go on as, somebody with this id at the host: nobody else may be behind the row. */
export function mayContinue(visitor: VisitorRow, externalUserId: string | undefined): boolean {
  if (visitor.mergedInto !== null || visitor.identityVerified) return false;
  return !externalUserId || visitor.externalUserId === null || visitor.externalUserId === externalUserId;
}

async function selectVerified(
  ctx: MutationContext,
  claim: BootClaim & { externalUserId: string },
): Promise<VisitorRow> {
  const { workspaceId, externalUserId } = claim;
  await lockPerson(ctx, workspaceId, externalUserId);
  const known = await ctx.db.first(visitors, "bySession", keyOf(claim), { lock: true });
  const person = await findPerson(ctx, workspaceId, externalUserId);
  const isAdoptable = known !== null && mayContinue(known, externalUserId);
  if (person) return isAdoptable ? mergeVisitors(ctx, known, person) : person;
  if (isAdoptable) return verify(ctx, known, externalUserId);
  // The key is another person's: the new one is reached by proof only.
  const visitor = await insertVisitor(ctx, known ? { ...claim, sessionIdHash: unreachableKey() } : claim);
  return verify(ctx, visitor, externalUserId);
}

/** Notes that the host has vouched for a visitor. */
export async function verify(ctx: MutationContext, visitor: VisitorRow, externalUserId: string): Promise<VisitorRow> {
  const proof = { externalUserId, identityVerified: true, identityVerifiedAt: ctx.now };
  const row = (await ctx.db.update(visitors, visitor.id, proof)) ?? visitor;
  await storeWords(ctx, row);
  return row;
}

async function insertVisitor(ctx: MutationContext, claim: BootClaim): Promise<VisitorRow> {
  const id = newId();
  const { workspaceId, sessionIdHash } = claim;
  const times = { firstSeenAt: ctx.now, lastSeenAt: ctx.now, createdAt: ctx.now };
  const row = { id, workspaceId, sessionIdHash, readableId: readableName(id), ...times };
  const inserted = await ctx.db.insertNew(visitors, row);
  // Another tab booted with the same key at the same moment and was first.
  if (!inserted) return selectVisitor(ctx, claim);
  await storeWords(ctx, inserted);
  return inserted;
}

function keyOf({ workspaceId, sessionIdHash }: BootClaim) {
  return { workspaceId, sessionIdHash };
}

/** A key that nobody has. */
function unreachableKey(): string {
  return hashOf(newToken());
}
