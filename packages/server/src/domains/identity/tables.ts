/** Agents as people: accounts, sessions and codes. */
import { boolean, counter, idColumn, json, table, text, timeColumn } from "../../persistence/table.ts";

/** A person who signs in to the dashboard. */
export const users = table(
  "users",
  {
    email: text().notNull(),
    name: text(),
    avatarAttachmentId: idColumn(),
    /** The workspace that the dashboard shows. */
    workspaceId: idColumn(),
    /** argon2id; absent for those who sign in by code only. */
    passwordHash: text(),
    emailVerifiedAt: timeColumn(),
    isAway: boolean().notNull().default(false),
    createdAt: timeColumn().notNull(),
    /** When the person closed it; the row stays for the name under what they wrote. */
    closedAt: timeColumn(),
  },
  { byEmail: { columns: ["email"], unique: true } },
);

/** One sign-in on one device. */
export const agentSessions = table(
  "agent_sessions",
  {
    userId: idColumn().notNull(),
    createdAt: timeColumn().notNull(),
    lastUsedAt: timeColumn().notNull(),
    expiresAt: timeColumn().notNull(),
    userAgent: text(),
    address: text(),
  },
  { byUser: { columns: ["userId", "createdAt", "id"] }, byExpiry: { columns: ["expiresAt", "id"] } },
);

/** A refresh token of a session; each is used once, with a short grace for retries and second tabs. */
export const refreshTokens = table(
  "refresh_tokens",
  {
    sessionId: idColumn().notNull(),
    /** The token in exchange for which this one was given; absent for a session's first. */
    parentId: idColumn(),
    /** SHA-256. */
    tokenHash: text().notNull(),
    createdAt: timeColumn().notNull(),
    firstUsedAt: timeColumn(),
    expiresAt: timeColumn().notNull(),
  },
  {
    byToken: { columns: ["tokenHash"], unique: true },
    bySession: { columns: ["sessionId", "createdAt", "id"] },
    byParent: { columns: ["parentId", "id"] },
    byExpiry: { columns: ["expiresAt", "id"] },
  },
);

/** What a person who signs up said, until the code proves that the address is theirs. */
export interface PendingSignUp {
  name?: string | undefined;
  workspaceName?: string | undefined;
  passwordHash?: string | undefined;
}

/** A short code sent by e-mail: to sign in, to reset a password, to change an address, to close the account. */
export const emailCodes = table(
  "email_codes",
  {
    email: text().notNull(),
    purpose: text().$type<"signIn" | "resetPassword" | "changeEmail" | "verifyEmail" | "closeAccount">().notNull(),
    /** HMAC of the code with the purpose and the address. */
    codeHash: text().notNull(),
    userId: idColumn(),
    pending: json<PendingSignUp>(),
    attempts: counter(),
    createdAt: timeColumn().notNull(),
    expiresAt: timeColumn().notNull(),
    usedAt: timeColumn(),
  },
  {
    byEmail: { columns: ["email", "purpose", "createdAt", "id"] },
    byExpiry: { columns: ["expiresAt", "id"] },
  },
);

/** A link that signs one person in, once. */
export const signInLinks = table(
  "sign_in_links",
  {
    userId: idColumn().notNull(),
    /** SHA-256. */
    tokenHash: text().notNull(),
    createdAt: timeColumn().notNull(),
    expiresAt: timeColumn().notNull(),
    usedAt: timeColumn(),
  },
  { byToken: { columns: ["tokenHash"], unique: true }, byExpiry: { columns: ["expiresAt", "id"] } },
);
