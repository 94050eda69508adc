/** Whether a host has vouched for a visitor: an HMAC over the host's own id of the person. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import type { Row } from "../../persistence/table.ts";
import { hmacOf, isSame } from "../../secrets.ts";
import type { workspaces } from "../workspaces/tables.ts";

/** How long the secret before a rotation stays good: time to roll the new one out. */
export const ROTATION_GRACE_MS = 24 * 3_600_000;

/** Who a visitor says to be, and the proof. */
export interface IdentityClaim {
  externalUserId?: string | undefined;
  userHash?: string | undefined;
}

/**
 * Whether the claim is proved. Where verification is required, a claim without a good proof is refused; elsewhere it
 * is only a claim, and opens nothing.
 */
export function isProved(
  ctx: Pick<MutationContext, "surroundings" | "now">,
  workspace: Row<typeof workspaces>,
  { externalUserId, userHash }: IdentityClaim,
): boolean {
  if (!workspace.identityVerificationEnabled || !externalUserId) return false;
  const isGood = Boolean(userHash) && hasGoodHash(ctx, workspace, { externalUserId, userHash: userHash ?? "" });
  if (isGood || workspace.identityVerificationMode === "optional") return isGood;
  const reason = userHash ? "invalid userHash" : "userHash is required";
  throw new AppError("NOT_AUTHORIZED", `Identity verification failed: ${reason}`, { path: "userHash" });
}

function hasGoodHash(
  { surroundings, now }: Pick<MutationContext, "surroundings" | "now">,
  workspace: Row<typeof workspaces>,
  { externalUserId, userHash }: Required<{ [K in keyof IdentityClaim]: string }>,
): boolean {
  const { identitySecret, previousIdentitySecret, previousIdentitySecretUntil } = workspace;
  const isInGrace = previousIdentitySecretUntil !== null && previousIdentitySecretUntil > now;
  const sealed = [identitySecret, isInGrace ? previousIdentitySecret : null].filter((each) => each !== null);
  // Every secret is tried, so that the time taken does not tell which one was right.
  const verdicts = sealed.map((secret) =>
    isSame(hmacOf(surroundings.secrets.open(secret), externalUserId), userHash.toLowerCase()),
  );
  return verdicts.includes(true);
}
