/** Whose a personal token is. */
import { AppError } from "@foyer/protocol";
import type { Reading } from "../../engine/authorize.ts";
import type { ParticipantCaller } from "../../engine/caller.ts";
import { hashOf } from "../../secrets.ts";
import { people } from "../marketplace/tables.ts";
import { personalTokens } from "./tables.ts";

/** How personal tokens begin. */
export const PERSONAL_TOKEN_PREFIX = "fp_";

const FORM = /^fp_[0-9a-f]{64}$/;

/** The caller of a personal token, and the token's id; throws when it is not good. */
export async function callerOfPersonalToken(
  reading: Reading,
  token: string,
): Promise<{ caller: ParticipantCaller; tokenId: string }> {
  const { db } = reading;
  const row = FORM.test(token) ? await db.first(personalTokens, "byToken", { tokenHash: hashOf(token) }) : null;
  const person = row && (await db.observe(people, row.personId));
  if (!row || !person) throw refused("is not valid");
  if (row.revokedAt !== null) throw refused("was revoked");
  if (row.expiresAt !== null && reading.isPast(row.expiresAt)) {
    throw new AppError("SESSION_EXPIRED", "The token has expired");
  }
  if (person.tokensRevokedAt !== null && row.createdAt <= person.tokensRevokedAt) throw refused("was revoked");
  const { personId, workspaceId, side } = row;
  return {
    caller: { kind: "participant", personId, workspaceId, side, externalId: person.externalId },
    tokenId: row.id,
  };
}

function refused(reason: string): AppError {
  return new AppError("INVALID_CREDENTIALS", `Not authenticated: the personal token ${reason}`);
}
