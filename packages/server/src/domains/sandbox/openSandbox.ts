/** A workspace's sandbox: a workspace of its own beside it, for trying things out. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import type { Reader } from "../../persistence/reader.ts";
import { workspaces } from "../workspaces/tables.ts";
import { idOfSandbox } from "./sandboxId.ts";
import { admitTeam } from "./team.ts";

/** The id of a workspace's sandbox, which is made when there is none. */
export async function openSandbox(ctx: MutationContext, workspaceId: string): Promise<string> {
  const workspace = await ctx.db.get(workspaces, workspaceId);
  if (!workspace) throw new AppError("NOT_FOUND", "Workspace not found", { path: "workspaceId" });
  requireNoSandbox(workspace);
  const id = idOfSandbox(workspaceId);
  if (await ctx.db.get(workspaces, id, { only: ["id"] })) return id;
  const { name, allowedOrigins, sessionLifetimeMs, auditRetentionDays } = workspace;
  const made = await ctx.db.insertNew(workspaces, {
    id,
    name,
    sandboxOf: workspaceId,
    allowedOrigins,
    sessionLifetimeMs,
    auditRetentionDays,
    helpCenterAccessPolicy: "restricted",
    createdAt: ctx.now,
  });
  // Whoever makes it at the same moment lets the team in.
  if (!made) return id;
  await admitTeam(ctx, workspaceId);
  ctx.audit({ workspaceId, action: "sandbox.created", resourceType: "workspace", resourceId: id });
  return id;
}

/** Refuses in a sandbox what belongs to its workspace. */
export function requireNoSandbox({ sandboxOf }: { sandboxOf: string | null }): void {
  if (sandboxOf === null) return;
  throw new AppError("CONFLICT", "This is a sandbox. Do this in the workspace that it belongs to.");
}

/** Whether a workspace is a sandbox, from which nothing leaves. */
export async function isSandbox(db: Reader, workspaceId: string): Promise<boolean> {
  const workspace = await db.get(workspaces, workspaceId, { only: ["sandboxOf"] });
  return workspace !== null && workspace.sandboxOf !== null;
}
