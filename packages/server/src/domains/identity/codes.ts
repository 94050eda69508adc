/**
 * Codes of six digits that prove an e-mail address: good for ten minutes, for five attempts, and once.
 * Knows codes; does not know what is done with the proof.
 */
import { randomInt } from "node:crypto";
import type { MutationContext } from "../../engine/context.ts";
import type { Row } from "../../persistence/table.ts";
import { hmacOf, isSame, type Secrets } from "../../secrets.ts";
import { emailCodes, type PendingSignUp } from "./tables.ts";

/** What a code is for; a code for one thing is worth nothing for another. */
export type CodePurpose = Row<typeof emailCodes>["purpose"];

/** How long a code is good. */
export const CODE_MINUTES = 10;
const MOST_ATTEMPTS = 5;
/** Of several codes that are still good each works, so that nobody can make another's worthless by asking for one. */
const MOST_ACTIVE = 5;

/** Makes a code for an address. */
export async function issueCode(
  ctx: MutationContext,
  about: { email: string; purpose: CodePurpose; userId?: string; pending?: PendingSignUp },
): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  await ctx.db.insert(emailCodes, {
    email: about.email,
    purpose: about.purpose,
    codeHash: hashCode(ctx.surroundings.secrets, { ...about, code }),
    userId: about.userId ?? null,
    pending: about.pending ?? null,
    createdAt: ctx.now,
    expiresAt: ctx.now + CODE_MINUTES * 60_000,
  });
  return code;
}

/**
 * Uses a code up: answers with it, or with null when it is wrong, spent or too old.
 * A wrong one counts as an attempt, so the mutation must commit when the answer is null.
 */
export async function spendCode(
  ctx: MutationContext,
  { email, purpose, code }: { email: string; purpose: CodePurpose; code: string },
): Promise<Row<typeof emailCodes> | null> {
  const codeHash = hashCode(ctx.surroundings.secrets, { email, purpose, code: code.replace(/\s/g, "") });
  const active = await lockActive(ctx, email, purpose);
  const match = active.find((row) => isSame(row.codeHash, codeHash));
  for (const row of active) {
    const patch = match ? { usedAt: ctx.now } : { attempts: row.attempts + 1 };
    await ctx.db.update(emailCodes, row.id, patch);
  }
  return match ?? null;
}

async function lockActive(ctx: MutationContext, email: string, purpose: CodePurpose) {
  const newest = await ctx.db.list(emailCodes, "byEmail", {
    eq: { email, purpose },
    order: "desc",
    limit: MOST_ACTIVE,
  });
  const active: Row<typeof emailCodes>[] = [];
  for (const { id } of newest) {
    const row = await ctx.db.get(emailCodes, id, { lock: true });
    if (row && row.usedAt === null && row.expiresAt > ctx.now && row.attempts < MOST_ATTEMPTS) active.push(row);
  }
  return active;
}

/** Bound to the address and the purpose, and useless without the master key: six digits are soon tried out. */
function hashCode(secrets: Secrets, { email, purpose, code }: { email: string; purpose: string; code: string }) {
  return hmacOf(Buffer.from(secrets.key("email codes")).toString("hex"), `${purpose} ${email} ${code}`);
}
