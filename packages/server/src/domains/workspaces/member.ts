/** How a membership looks to clients. */
import { type Infer, z } from "../../engine/values.ts";
import type { Member } from "./membership.ts";
import { permissionsOfMember, ROLES } from "./permissions.ts";

/** A membership. */
export const memberShape = z.object({
  _id: z.id("workspace_members"),
  _creationTime: z.number(),
  workspaceId: z.id("workspaces"),
  userId: z.id("users"),
  role: z.enum(ROLES),
  /** What the member may do, whether by role or by a list of their own. */
  permissions: z.array(z.string()),
  hasCustomPermissions: z.boolean(),
  createdAt: z.number(),
});

/** Presents a row. */
export function toMember(row: Member): Infer<typeof memberShape> {
  return {
    _id: row.id,
    _creationTime: row.createdAt,
    workspaceId: row.workspaceId,
    userId: row.userId,
    role: row.role,
    permissions: [...permissionsOfMember(row)],
    hasCustomPermissions: row.role !== "owner" && row.permissions.length > 0,
    createdAt: row.createdAt,
  };
}
