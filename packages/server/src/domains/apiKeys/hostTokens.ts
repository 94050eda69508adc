/** Tokens that hosts sign for their customers, sellers and store staff. */
import { createPublicKey, type KeyObject } from "node:crypto";
import { AppError } from "@foyer/protocol";
import { compactVerify, decodeProtectedHeader } from "jose";
import { z } from "zod";
import type { Reading } from "../../engine/authorize.ts";
import type { ParticipantCaller } from "../../engine/caller.ts";
import { isId } from "../../persistence/ids.ts";
import type { Row } from "../../persistence/table.ts";
import type { Secrets } from "../../secrets.ts";
import { idOfPerson, idOfStore } from "../marketplace/ids.ts";
import { people } from "../marketplace/tables.ts";
import { idOfSandbox } from "../sandbox/sandboxId.ts";
import { signingKeys } from "./tables.ts";

/** Whom tokens must be meant for: their `aud`. */
export const AUDIENCE = "foyer";

const SKEW_MS = 60_000;

const claimsSchema = z.object({
  sub: z.string().min(1).max(200),
  name: z.string().min(1).max(200).optional(),
  side: z.enum(["customer", "store", "seller", "member"]).default("customer"),
  /** The host's own id of the store that the person speaks for. */
  store: z.string().min(1).max(200).optional(),
  aud: z.union([z.string(), z.array(z.string())]),
  iat: z.number(),
  exp: z.number(),
  nbf: z.number().optional(),
});

type Claims = z.infer<typeof claimsSchema>;

/** Whether a token names the key that signed it, as hosts' tokens do and ours do not. */
export function namesItsKey(token: string): boolean {
  try {
    return decodeProtectedHeader(token).kid !== undefined;
  } catch {
    return false;
  }
}

/** The caller of a host's token; throws when it is not good. */
export async function callerOfHostToken(reading: Reading, secrets: Secrets, token: string): Promise<ParticipantCaller> {
  const { kid } = decodeProtectedHeader(token);
  const key = kid && isId(kid) ? await reading.db.get(signingKeys, kid) : null;
  if (!key) throw refused("its key is not known");
  if (key.revokedAt !== null) throw refused("its key was revoked");
  if (key.endsAt !== null && reading.isPast(key.endsAt)) throw refused("its key was replaced");
  const claims = await readClaims(secrets, key, token);
  refuseByTime(reading, claims);
  const workspaceId = key.isSandbox ? idOfSandbox(key.workspaceId) : key.workspaceId;
  const personId = idOfPerson(workspaceId, claims.sub);
  const person = await reading.db.observe(people, personId);
  if (person?.tokensRevokedAt && claims.iat * 1_000 <= person.tokensRevokedAt) throw refused("it was revoked");
  return {
    kind: "participant",
    personId,
    workspaceId,
    side: claims.side,
    externalId: claims.sub,
    ...(claims.name === undefined ? {} : { name: claims.name }),
    ...(claims.store === undefined ? {} : { storeId: idOfStore(workspaceId, claims.store) }),
  };
}

/** Signatures that were found good, so that each call of a client does not verify again. */
const verified = new Map<string, Claims>();

async function readClaims(secrets: Secrets, key: Row<typeof signingKeys>, token: string): Promise<Claims> {
  const cacheKey = `${key.id} ${token}`;
  const known = verified.get(cacheKey);
  if (known) return known;
  const payload = await verifiedPayload(secrets, key, token);
  const parsed = claimsSchema.safeParse(payload);
  if (!parsed.success) throw refused(`its claim ${parsed.error.issues[0]?.path.join(".")} is missing or wrong`);
  const claims = parsed.data;
  if (![claims.aud].flat().includes(AUDIENCE)) throw refused(`its audience is not "${AUDIENCE}"`);
  if (claims.exp <= claims.iat || claims.exp - claims.iat > key.maxLifetimeSeconds) {
    throw refused(`it may be good for at most ${key.maxLifetimeSeconds} seconds`);
  }
  if (verified.size > 5_000) verified.clear();
  verified.set(cacheKey, claims);
  return claims;
}

async function verifiedPayload(secrets: Secrets, key: Row<typeof signingKeys>, token: string): Promise<unknown> {
  try {
    // The key decides the algorithm; what the token says of it is only compared.
    const { payload } = await compactVerify(token, material(secrets, key), { algorithms: [key.algorithm] });
    return JSON.parse(new TextDecoder().decode(payload));
  } catch {
    throw refused("its signature is not good");
  }
}

function material(secrets: Secrets, { secret, publicKey }: Row<typeof signingKeys>): KeyObject | Uint8Array {
  return secret ? new TextEncoder().encode(secrets.open(secret)) : createPublicKey(publicKey ?? "");
}

function refuseByTime(reading: Reading, { iat, exp, nbf }: Claims): void {
  if (reading.isPast(exp * 1_000)) throw new AppError("SESSION_EXPIRED", "The token has expired");
  const begins = Math.max(iat, nbf ?? 0) * 1_000 - SKEW_MS;
  if (!reading.isPast(begins)) throw refused("it is not good yet");
}

function refused(reason: string): AppError {
  return new AppError("INVALID_CREDENTIALS", `Not authenticated: the token is not valid, ${reason}`);
}
