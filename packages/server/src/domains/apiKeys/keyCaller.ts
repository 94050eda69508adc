/** Which program calls with an API key. */
import { AppError } from "@foyer/protocol";
import type { Reading } from "../../engine/authorize.ts";
import type { ApiKeyCaller } from "../../engine/caller.ts";
import type { Row } from "../../persistence/table.ts";
import { hashOf } from "../../secrets.ts";
import { idOfSandbox } from "../sandbox/sandboxId.ts";
import { apiKeys } from "./tables.ts";

const FORM = /^fk_(?:live|test)_[0-9a-f]{64}$/;

/** The caller of an API key; throws when it is not good. */
export async function callerOfKey(reading: Reading, token: string): Promise<ApiKeyCaller> {
  const row = FORM.test(token) ? await findKey(reading, hashOf(token)) : null;
  if (!row) throw new AppError("INVALID_CREDENTIALS", "Not authenticated: the API key is not valid");
  if (row.revokedAt !== null) throw new AppError("INVALID_CREDENTIALS", "Not authenticated: the API key was revoked");
  if (row.expiresAt !== null && reading.isPast(row.expiresAt)) {
    throw new AppError("SESSION_EXPIRED", "The API key has expired");
  }
  const { id: keyId, scopes, isSandbox } = row;
  const workspaceId = isSandbox ? idOfSandbox(row.workspaceId) : row.workspaceId;
  return { kind: "apiKey", keyId, workspaceId, scopes, isSandbox };
}

async function findKey({ db, isPast }: Reading, hash: string): Promise<Row<typeof apiKeys> | null> {
  const current = await db.first(apiKeys, "byKey", { keyHash: hash });
  if (current) return current;
  const rotated = await db.first(apiKeys, "byPreviousKey", { previousKeyHash: hash });
  return rotated?.previousKeyUntil && !isPast(rotated.previousKeyUntil) ? rotated : null;
}
