/** What members may do: roles, custom permissions, ownership, and the end of it. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { mutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { requireNoSandbox } from "../sandbox/openSandbox.ts";
import { followMember } from "../sandbox/team.ts";
import { endMembership, type Member, ownMembership, requireNotOwner, requireWithin } from "./membership.ts";
import { isPermission } from "./permissions.ts";
import { workspaceMembers, workspaces } from "./tables.ts";

export const module = "workspaceMembers";

/** Give a member another role, with exactly the permissions of that role. */
export const updateRole = mutation({
  args: { membershipId: z.id("workspace_members"), role: z.enum(["owner", "admin", "agent", "viewer"]) },
  returns: z.null(),
  subject: [workspaceMembers, "membershipId"],
  access: { agent: "users.manage" },
  async handler(ctx, { role }, member) {
    if (role === "owner") throw new AppError("CONFLICT", "Ownership can only be transferred", { path: "role" });
    await changeRights(ctx, member, { role, permissions: [] });
    return null;
  },
});

/** Give a member exactly these permissions instead of the role's; an empty list gives the role's back. */
export const updatePermissions = mutation({
  args: { membershipId: z.id("workspace_members"), permissions: z.array(z.text(60)).max(100) },
  returns: z.null(),
  subject: [workspaceMembers, "membershipId"],
  access: { agent: "users.manage" },
  async handler(ctx, args, member) {
    const unknown = args.permissions.findIndex((name) => !isPermission(name));
    if (unknown !== -1) {
      const path = `permissions[${unknown}]`;
      throw new AppError("INVALID_INPUT", `There is no permission ${args.permissions[unknown]}`, { path });
    }
    const permissions = [...new Set(args.permissions)].sort();
    await changeRights(ctx, member, { role: member.role, permissions });
    return null;
  },
});

/** Remove a member; what they had open of the workspace closes at once. */
export const remove = mutation({
  args: { membershipId: z.id("workspace_members") },
  returns: z.null(),
  subject: [workspaceMembers, "membershipId"],
  access: { agent: "users.remove" },
  async handler(ctx, _args, member) {
    requireNotOwner(member);
    requireWithin(await ownMembership(ctx, member.workspaceId), member, "membershipId");
    await leaveTeam(ctx, member);
    return null;
  },
});

/** Leave a workspace. Its owner hands it over first. */
export const leave = mutation({
  args: { workspaceId: z.id("workspaces") },
  returns: z.null(),
  subject: [workspaces, "workspaceId"],
  access: { agent: true },
  async handler(ctx, { workspaceId }, workspace) {
    requireNoSandbox(workspace);
    const own = await ownMembership(ctx, workspaceId);
    requireNotOwner(own);
    await leaveTeam(ctx, own);
    return null;
  },
});

/** Hand a workspace over to another member; the owner until now becomes an admin. */
export const transferOwnership = mutation({
  args: { workspaceId: z.id("workspaces"), newOwnerId: z.id("users") },
  returns: z.null(),
  subject: [workspaces, "workspaceId"],
  access: { agent: true },
  async handler(ctx, { workspaceId, newOwnerId }) {
    const own = await ownMembership(ctx, workspaceId);
    if (own.role !== "owner") throw new AppError("NOT_AUTHORIZED", "Only the owner can transfer the ownership");
    if (newOwnerId === own.userId) return null;
    const key = { workspaceId, userId: newOwnerId };
    const heir = await ctx.db.first(workspaceMembers, "byWorkspaceAndUser", key, { lock: true });
    if (!heir) {
      throw new AppError("NOT_FOUND", "This person is not a member of the workspace", { path: "newOwnerId" });
    }
    await ctx.db.update(workspaceMembers, own.id, { role: "admin", permissions: [] });
    await ctx.db.update(workspaceMembers, heir.id, { role: "owner", permissions: [] });
    for (const member of [own, heir]) await followMember(ctx, member);
    const metadata = { from: own.userId, to: newOwnerId };
    audit(ctx, heir, { action: "user.ownership.transferred", metadata });
    return null;
  },
});

async function changeRights(
  ctx: MutationContext,
  member: Member,
  rights: { role: Member["role"]; permissions: string[] },
): Promise<void> {
  requireNotOwner(member);
  const own = await ownMembership(ctx, member.workspaceId);
  requireWithin(own, member, "membershipId");
  requireWithin(own, rights, rights.role === member.role ? "permissions" : "role");
  await ctx.db.update(workspaceMembers, member.id, rights);
  await followMember(ctx, member);
  const metadata = { from: member.role, to: rights.role, permissions: rights.permissions.join(" ") };
  audit(ctx, member, { action: "user.role.changed", metadata });
}

async function leaveTeam(ctx: MutationContext, member: Member): Promise<void> {
  await endMembership(ctx, member);
  audit(ctx, member, { action: "user.removed", metadata: { role: member.role } });
}

function audit(
  ctx: MutationContext,
  member: Member,
  entry: { action: string; metadata: Record<string, string> },
): void {
  ctx.audit({ ...entry, workspaceId: member.workspaceId, resourceType: "user", resourceId: member.userId });
}
