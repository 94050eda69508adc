/** Workspaces, who belongs to them and who is invited. */
import {
  boolean,
  counter,
  idColumn,
  integer,
  json,
  sql,
  table,
  text,
  textList,
  timeColumn,
} from "../../persistence/table.ts";

/** One team with its own data; nothing crosses from one workspace into another. */
export const workspaces = table(
  "workspaces",
  {
    name: text().notNull(),
    createdAt: timeColumn().notNull(),
    /** Origins on which the messenger may run; empty means all. */
    allowedOrigins: textList().notNull().default(sql`'{}'`),
    helpCenterAccessPolicy: text().$type<"public" | "restricted">().notNull().default("public"),
    signupMode: text().$type<"invite-only" | "domain-allowlist">().notNull().default("invite-only"),
    allowedDomains: textList().notNull().default(sql`'{}'`),
    authMethods: textList().notNull().default(sql`'{password,otp}'`),
    /** Encrypted. */
    identitySecret: text(),
    /** The secret before the last rotation, and until when hashes made with it are still good. Encrypted. */
    previousIdentitySecret: text(),
    previousIdentitySecretUntil: timeColumn(),
    identityVerificationEnabled: boolean().notNull().default(false),
    identityVerificationMode: text().$type<"optional" | "required">().notNull().default("optional"),
    sessionLifetimeMs: integer().notNull().default(86_400_000),
    /** Whether the audit log notes every session of the messenger, not only those of verified people. */
    auditsEverySession: boolean().notNull().default(false),
    auditRetentionDays: integer().notNull().default(90),
    conversationCount: counter(),
    /** Whether this workspace was made with sample data. */
    isSample: boolean().notNull().default(false),
    metadata: json<Record<string, string | number | boolean>>(),
    /** The workspace of which this is the sandbox; its id is derived from that one's. */
    sandboxOf: idColumn(),
    /** Since when its data is being taken away. */
    clearingSince: timeColumn(),
  },
  {
    byCreation: { columns: ["createdAt", "id"] },
    bySignupMode: { columns: ["signupMode", "createdAt", "id"] },
  },
);

/** An agent's membership of a workspace. */
export const workspaceMembers = table(
  "workspace_members",
  {
    workspaceId: idColumn().notNull(),
    userId: idColumn().notNull(),
    role: text().$type<"owner" | "admin" | "agent" | "viewer">().notNull(),
    /** When not empty, these permissions instead of the role's. */
    permissions: textList().notNull().default(sql`'{}'`),
    createdAt: timeColumn().notNull(),
  },
  {
    byWorkspaceAndUser: { columns: ["workspaceId", "userId"], unique: true },
    byUser: { columns: ["userId", "workspaceId"] },
  },
);

/** An invitation that waits to be accepted. */
export const workspaceInvitations = table(
  "workspace_invitations",
  {
    workspaceId: idColumn().notNull(),
    email: text().notNull(),
    role: text().$type<"admin" | "agent" | "viewer">().notNull(),
    invitedBy: idColumn().notNull(),
    status: text().$type<"pending" | "accepted" | "cancelled">().notNull().default("pending"),
    /** SHA-256 of the token in the link. */
    tokenHash: text().notNull(),
    createdAt: timeColumn().notNull(),
    expiresAt: timeColumn().notNull(),
  },
  {
    byWorkspace: { columns: ["workspaceId", "status", "createdAt", "id"] },
    byPendingEmail: { columns: ["workspaceId", "email"], unique: true, where: "status = 'pending'" },
    byEmail: { columns: ["email", "status", "createdAt", "id"] },
    byToken: { columns: ["tokenHash"], unique: true },
  },
);

/** An origin on which a workspace's messenger was seen to run, for the checklist of new workspaces. */
export const messengerSightings = table(
  "messenger_sightings",
  {
    workspaceId: idColumn().notNull(),
    origin: text().notNull(),
    currentUrl: text(),
    firstSeenAt: timeColumn().notNull(),
    lastSeenAt: timeColumn().notNull(),
  },
  { byOrigin: { columns: ["workspaceId", "origin"], unique: true } },
);
