/** Renaming a workspace. */
import type { MutationContext } from "../../engine/context.ts";
import { requireNoSandbox } from "../sandbox/openSandbox.ts";
import { idOfSandbox } from "../sandbox/sandboxId.ts";
import { requireWorkspaceName } from "./createWorkspace.ts";
import { workspaces } from "./tables.ts";

/** Renames a workspace and writes it down. */
export async function renameWorkspace(ctx: MutationContext, workspaceId: string, name: string): Promise<void> {
  const trimmed = requireWorkspaceName(name);
  const renamed = await ctx.db.update(workspaces, workspaceId, { name: trimmed });
  if (renamed) requireNoSandbox(renamed);
  await ctx.db.update(workspaces, idOfSandbox(workspaceId), { name: trimmed });
  ctx.audit({
    workspaceId,
    action: "workspace.settings.changed",
    resourceType: "workspace",
    resourceId: workspaceId,
    metadata: { change: "name", name: trimmed },
  });
}
