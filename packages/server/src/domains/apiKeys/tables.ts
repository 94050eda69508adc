/** Keys of a workspace's own programs, those with which its host signs who somebody is, and tokens that people call with. */
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

/** When an API key or a personal token was last used; apart from it, so that noting it wakes nobody who calls with it. */
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

/** A token with which a customer, a seller or one of a store's staff calls, for apps that cannot ask the host for signed ones. */
export const personalTokens = table(
  "personal_tokens",
  {
    workspaceId: idColumn().notNull(),
    personId: idColumn().notNull(),
    name: text().notNull(),
    side: text().$type<"customer" | "store" | "seller" | "member">().notNull(),
    /** The beginning of the token, by which people tell tokens apart. */
    prefix: text().notNull(),
    /** SHA-256. */
    tokenHash: text().notNull(),
    /** As `principalOf` writes it. */
    createdBy: text().notNull(),
    createdAt: timeColumn().notNull(),
    expiresAt: timeColumn(),
    revokedAt: timeColumn(),
  },
  {
    byToken: { columns: ["tokenHash"], unique: true },
    byWorkspace: { columns: ["workspaceId", "createdAt", "id"] },
    byPerson: { columns: ["personId", "createdAt", "id"] },
  },
);
