/** Agents as people: accounts, sessions and codes. */
import { boolean, counter, idColumn, table, text, timeColumn } from "../../persistence/table.ts";

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
    /** SHA-256. */
    tokenHash: text().notNull(),
    createdAt: timeColumn().notNull(),
    firstUsedAt: timeColumn(),
    expiresAt: timeColumn().notNull(),
  },
  { byToken: { columns: ["tokenHash"], unique: true }, bySession: { columns: ["sessionId", "createdAt", "id"] } },
);

/** A short code sent by e-mail: to sign in, to reset a password, to change an address. */
export const emailCodes = table(
  "email_codes",
  {
    email: text().notNull(),
    purpose: text().$type<"signIn" | "resetPassword" | "changeEmail" | "verifyEmail">().notNull(),
    /** SHA-256 of the code with the address. */
    codeHash: text().notNull(),
    userId: idColumn(),
    attempts: counter(),
    createdAt: timeColumn().notNull(),
    expiresAt: timeColumn().notNull(),
    usedAt: timeColumn(),
  },
  { byEmail: { columns: ["email", "purpose", "createdAt", "id"] } },
);
