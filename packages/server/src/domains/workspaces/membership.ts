/**
 * Who belongs to a workspace, and what they may do to each other's membership.
 * The rule behind all of it: nobody gives what they do not have, and nobody changes somebody who may do more than they.
 */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import type { Reader } from "../../persistence/reader.ts";
import type { Row } from "../../persistence/table.ts";
import { forgetBrowsers } from "../channels/pushes.ts";
import { clearAssignments } from "../conversations/unassign.ts";
import { users } from "../identity/tables.ts";
import { leaveStores } from "../marketplace/staff.ts";
import { idOfSandbox } from "../sandbox/sandboxId.ts";
import { followMember } from "../sandbox/team.ts";
import { permissionsOfMember, type Role } from "./permissions.ts";
import { workspaceMembers, workspaces } from "./tables.ts";

/** A membership. */
export type Member = Row<typeof workspaceMembers>;

/** Half of them may be sandboxes. */
const MOST_MEMBERSHIPS = 400;

/** Makes somebody a member; null when they are one already. */
export async function addMember(
  ctx: MutationContext,
  { workspaceId, userId, role }: { workspaceId: string; userId: string; role: Role },
): Promise<Member | null> {
  const member = await ctx.db.insertNew(workspaceMembers, { workspaceId, userId, role, createdAt: ctx.now });
  if (member) await followMember(ctx, member);
  return member;
}

/** A person's memberships with the workspaces, oldest first. A sandbox shows with the workspace that it belongs to. */
export async function membershipsOf(
  db: Reader,
  userId: string,
): Promise<{ member: Member; workspace: { id: string; name: string; sandboxId: string | undefined } }[]> {
  const members = await db.list(workspaceMembers, "byUser", { eq: { userId }, limit: MOST_MEMBERSHIPS });
  const ids = members.map((member) => member.workspaceId);
  const rows = await db.getMany(workspaces, ids, { only: ["id", "name", "sandboxOf"] });
  const sandboxes = new Map([...rows.values()].map(({ id, sandboxOf }) => [sandboxOf, id]));
  return members
    .sort((a, b) => a.createdAt - b.createdAt)
    .flatMap((member) => {
      const workspace = rows.get(member.workspaceId);
      if (!workspace || workspace.sandboxOf !== null) return [];
      const { id, name } = workspace;
      return [{ member, workspace: { id, name, sandboxId: sandboxes.get(id) } }];
    });
}

/** The caller's own membership of a workspace, held until the end so that it cannot change meanwhile. */
export async function ownMembership(ctx: MutationContext, workspaceId: string): Promise<Member> {
  const userId = ctx.caller.kind === "agent" ? ctx.caller.userId : undefined;
  const own =
    userId && (await ctx.db.first(workspaceMembers, "byWorkspaceAndUser", { workspaceId, userId }, { lock: true }));
  if (!own) throw new AppError("NOT_WORKSPACE_MEMBER", "Not a member of this workspace");
  return own;
}

/** Throws when these rights go beyond the member's own. */
export function requireWithin(own: Member, rights: { role: Role; permissions: readonly string[] }, path: string): void {
  const mine = permissionsOfMember(own);
  const missing = [...permissionsOfMember(rights)].find((permission) => !mine.has(permission));
  if (missing) throw new AppError("PERMISSION_DENIED", `Permission denied: ${missing}`, { path });
}

/** Throws when a member is the owner: ownership is only ever handed over. */
export function requireNotOwner(member: Member): void {
  if (member.role !== "owner") return;
  throw new AppError(
    "CONFLICT",
    "A workspace needs at least one admin who owns it. Transfer the ownership to somebody else first.",
  );
}

/** Throws when a person owns a workspace, and names it. */
export async function requireOwnsNone(db: Reader, userId: string): Promise<void> {
  const owned = (await membershipsOf(db, userId)).filter(({ member }) => member.role === "owner");
  if (owned.length === 0) return;
  const names = new Intl.ListFormat("en-GB").format(owned.map(({ workspace }) => `“${workspace.name}”`));
  const places = owned.length === 1 ? "the workspace" : "the workspaces";
  throw new AppError("CONFLICT", `You own ${places} ${names}. Transfer the ownership to somebody else first.`);
}

/** Ends a membership with all that rests on it; whoever looked at this workspace looks at another of theirs from now on. */
export async function endMembership(ctx: MutationContext, member: Member): Promise<void> {
  const { userId } = member;
  await ctx.db.remove(workspaceMembers, member.id);
  ctx.jobs.add(clearAssignments, { workspaceId: member.workspaceId, userId });
  const user = await ctx.db.get(users, userId, { lock: true });
  await followMember(ctx, member);
  const ended = [member.workspaceId, idOfSandbox(member.workspaceId)];
  for (const workspaceId of ended) {
    await leaveStores(ctx, { workspaceId, userId });
    await forgetBrowsers(ctx, { workspaceId, userId });
  }
  if (!user?.workspaceId || !ended.includes(user.workspaceId)) return;
  const [next] = await membershipsOf(ctx.db, userId);
  await ctx.db.update(users, user.id, { workspaceId: next?.workspace.id ?? null });
}
