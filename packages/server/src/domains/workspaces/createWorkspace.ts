/** Making a workspace: the one place, whoever asks for it. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import type { Row } from "../../persistence/table.ts";
import { addMember } from "./membership.ts";
import { workspaces } from "./tables.ts";

/** Makes a workspace with its owner. Names need not be unique: no name leads to a workspace of somebody else. */
export async function createWorkspace(
  ctx: MutationContext,
  { name, ownerId }: { name: string; ownerId: string },
): Promise<Row<typeof workspaces>> {
  const workspace = await ctx.db.insert(workspaces, { name: requireWorkspaceName(name), createdAt: ctx.now });
  await addMember(ctx, { workspaceId: workspace.id, userId: ownerId, role: "owner" });
  ctx.audit({
    workspaceId: workspace.id,
    action: "workspace.settings.changed",
    resourceType: "workspace",
    resourceId: workspace.id,
    metadata: { change: "created", ownerId },
  });
  return workspace;
}

/** A workspace's name as it is stored; throws when nothing is left of it. */
export function requireWorkspaceName(name: string): string {
  const trimmed = name.trim().slice(0, 100);
  if (trimmed === "") throw new AppError("INVALID_INPUT", "A workspace needs a name", { path: "name" });
  return trimmed;
}
