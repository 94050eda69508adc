/** Keys of a workspace's own programs: API keys, and the keys with which its host signs who somebody is. */
import { boolean, idColumn, integer, table, text, textList, timeColumn } from "../../persistence/table.ts";

/** A key under which a program of the workspace's owner calls. */
export const apiKeys = table(
  "api_keys",
  {
    workspaceId: idColumn().notNull(),
    name: text().notNull(),
    /** The beginning of the key, by which people tell keys apart. */
    prefix: text().notNull(),
    /** SHA-256. */
    keyHash: text().notNull(),
    /** The key before the last rotation, and until when it is still good. */
    previousKeyHash: text(),
    previousKeyUntil: timeColumn(),
    scopes: textList().notNull(),
    isSandbox: boolean().notNull().default(false),
    createdBy: idColumn().notNull(),
    createdAt: timeColumn().notNull(),
    expiresAt: timeColumn(),
    revokedAt: timeColumn(),
  },
  {
    byWorkspace: { columns: ["workspaceId", "createdAt", "id"] },
    byKey: { columns: ["keyHash"], unique: true },
    byPreviousKey: { columns: ["previousKeyHash"], unique: true },
  },
);

/** When a key was last used; apart from the key, so that noting it wakes nobody who calls with it. */
export const apiKeyUses = table(
  "api_key_uses",
  { workspaceId: idColumn().notNull(), keyId: idColumn().notNull(), lastUsedAt: timeColumn().notNull() },
  { byKey: { columns: ["keyId"], unique: true } },
);

/** A key with which a host signs tokens for its customers and sellers; its id is the `kid` of the tokens. */
export const signingKeys = table(
  "signing_keys",
  {
    workspaceId: idColumn().notNull(),
    name: text().notNull(),
    algorithm: text().$type<"HS256" | "RS256" | "ES256">().notNull(),
    /** Encrypted; for HS256. */
    secret: text(),
    /** As PEM; for the others. */
    publicKey: text(),
    /** The longest that a token may be good. */
    maxLifetimeSeconds: integer().notNull(),
    isSandbox: boolean().notNull().default(false),
    createdBy: idColumn().notNull(),
    createdAt: timeColumn().notNull(),
    /** From when on its tokens are refused, since another key took its place. */
    endsAt: timeColumn(),
    revokedAt: timeColumn(),
  },
  { byWorkspace: { columns: ["workspaceId", "createdAt", "id"] } },
);
