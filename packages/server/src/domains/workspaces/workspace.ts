/** How a workspace looks to clients. Secrets are in none of the shapes. */
import { type Infer, z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import type { workspaces } from "./tables.ts";

export const helpCenterAccessPolicy = z.enum(["public", "restricted"]);
export const signupMode = z.enum(["invite-only", "domain-allowlist"]);
export const authMethod = z.enum(["password", "otp"]);

/** What everyone may know. */
export const publicWorkspaceShape = z.object({
  _id: z.id("workspaces"),
  _creationTime: z.number(),
  name: z.string(),
  createdAt: z.number(),
});

/** What members know. */
export const workspaceShape = publicWorkspaceShape.extend({
  allowedOrigins: z.array(z.string()),
  helpCenterAccessPolicy,
  signupMode,
  allowedDomains: z.array(z.string()),
  authMethods: z.array(z.string()),
  identityVerificationEnabled: z.boolean(),
  identityVerificationMode: z.enum(["optional", "required"]),
  /** Milliseconds. */
  sessionLifetimeMs: z.number(),
  auditRetentionDays: z.number(),
  isSample: z.boolean(),
  /** For a sandbox, the workspace that it belongs to. */
  sandboxOf: z.id("workspaces").optional(),
});

type WorkspaceRow = Row<typeof workspaces>;

/** Presents a row to everyone. */
export function toPublicWorkspace(row: WorkspaceRow): Infer<typeof publicWorkspaceShape> {
  return { _id: row.id, _creationTime: row.createdAt, name: row.name, createdAt: row.createdAt };
}

/** Presents a row to members. */
export function toWorkspace(row: WorkspaceRow): Infer<typeof workspaceShape> {
  return {
    ...toPublicWorkspace(row),
    allowedOrigins: row.allowedOrigins,
    helpCenterAccessPolicy: row.helpCenterAccessPolicy,
    signupMode: row.signupMode,
    allowedDomains: row.allowedDomains,
    authMethods: row.authMethods,
    identityVerificationEnabled: row.identityVerificationEnabled,
    identityVerificationMode: row.identityVerificationMode,
    sessionLifetimeMs: row.sessionLifetimeMs,
    auditRetentionDays: row.auditRetentionDays,
    isSample: row.isSample,
    sandboxOf: row.sandboxOf ?? undefined,
  };
}
