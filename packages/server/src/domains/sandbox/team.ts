/**
 * Who reaches a sandbox: the members of its workspace who may manage keys, with what they may do there.
 * The rows are copies, so that every rule on members holds in a sandbox as it does elsewhere; nobody joins or leaves it by itself.
 */
import type { MutationContext } from "../../engine/context.ts";
import { permissionsOfMember, type Role } from "../workspaces/permissions.ts";
import { workspaceMembers, workspaces } from "../workspaces/tables.ts";
import { idOfSandbox } from "./sandboxId.ts";

const MOST_MEMBERS = 500;
/** The team is its workspace's matter. */
const WITHHELD = new Set(["users.invite", "users.manage", "users.remove", "settings.billing"]);

/** Lets everybody into a new sandbox who belongs there. */
export async function admitTeam(ctx: MutationContext, workspaceId: string): Promise<void> {
  await holdTeam(ctx, workspaceId);
  const eq = { workspaceId };
  const sandboxId = idOfSandbox(workspaceId);
  const members = await ctx.db.list(workspaceMembers, "byWorkspaceAndUser", { eq, limit: MOST_MEMBERS });
  const rows = members.flatMap((member) => {
    const rights = rightsOf(member);
    return rights ? [{ workspaceId: sandboxId, userId: member.userId, ...rights, createdAt: ctx.now }] : [];
  });
  await ctx.db.insertMany(workspaceMembers, rows);
}

/** Gives a member's rights in the sandbox the form that their rights in its workspace have now; called after each change. */
export async function followMember(
  ctx: MutationContext,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<void> {
  await holdTeam(ctx, workspaceId);
  const sandboxId = idOfSandbox(workspaceId);
  if (!(await ctx.db.get(workspaces, sandboxId, { only: ["id"] }))) return;
  const member = await ctx.db.first(workspaceMembers, "byWorkspaceAndUser", { workspaceId, userId });
  const rights = member && rightsOf(member);
  const key = { workspaceId: sandboxId, userId };
  const known = await ctx.db.first(workspaceMembers, "byWorkspaceAndUser", key, { lock: true });
  if (known && rights) await ctx.db.update(workspaceMembers, known.id, rights);
  else if (known) await ctx.db.remove(workspaceMembers, known.id);
  else if (rights) await ctx.db.insert(workspaceMembers, { ...key, ...rights, createdAt: ctx.now });
}

/** A sandbox that is being made and a member who is changed meanwhile wait for each other. */
async function holdTeam(ctx: MutationContext, workspaceId: string): Promise<void> {
  await ctx.db.sql("select pg_advisory_xact_lock(hashtext($1))", [`sandbox team ${workspaceId}`], []);
}

/** What a member may do in the sandbox; null for those who may not manage keys. A sandbox has no owner. */
function rightsOf(member: { role: Role; permissions: readonly string[] }) {
  const own = permissionsOfMember(member);
  if (!own.has("settings.integrations")) return null;
  return { role: "admin" as const, permissions: [...own].filter((name) => !WITHHELD.has(name)).sort() };
}
