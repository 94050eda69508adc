/** Who is signed in, and where they belong. */
import type { QueryContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { membershipsOf } from "../workspaces/membership.ts";
import { permissionsOfMember, ROLES } from "../workspaces/permissions.ts";
import { workspaceMembers, workspaces } from "../workspaces/tables.ts";
import { requireAgent } from "./accounts.ts";
import { users } from "./tables.ts";

export const module = "auth";

const role = z.enum(ROLES);
const workspaceSummary = z.object({ _id: z.id("workspaces"), name: z.string() });
const sandboxId = z.id("workspaces").optional();

const currentUserShape = z.object({
  _id: z.id("users"),
  _creationTime: z.number(),
  email: z.string(),
  name: z.string().optional(),
  avatarUrl: z.string().optional(),
  emailVerified: z.boolean(),
  hasPassword: z.boolean(),
  isAway: z.boolean(),
  createdAt: z.number(),
  /** The workspace that the dashboard shows, with the person's role there; absent for somebody without one. */
  workspaceId: z.id("workspaces").optional(),
  workspace: workspaceSummary
    .extend({
      /** When it is a sandbox, the workspace that it belongs to. */
      sandboxOf: z.id("workspaces").optional(),
    })
    .optional(),
  role: role.optional(),
  permissions: z.array(z.string()),
});

/** The signed-in agent with their workspace, role and permissions there; `null` when nobody is signed in. */
export const currentUser = query({
  args: {},
  returns: currentUserShape.nullable(),
  access: { anyone: true },
  async handler(ctx) {
    if (ctx.caller.kind !== "agent") return null;
    const user = await ctx.db.get(users, ctx.caller.userId);
    if (!user) return null;
    return {
      _id: user.id,
      _creationTime: user.createdAt,
      email: user.email,
      name: user.name ?? undefined,
      avatarUrl: user.avatarAttachmentId ? ctx.surroundings.signFile(user.avatarAttachmentId, "file", ctx) : undefined,
      emailVerified: user.emailVerifiedAt !== null,
      hasPassword: user.passwordHash !== null,
      isAway: user.isAway,
      createdAt: user.createdAt,
      ...(await placeOf(ctx, user)),
    };
  },
});

/** Whether somebody is signed in. */
export const isAuthenticated = query({
  args: {},
  returns: z.boolean(),
  access: { anyone: true },
  async handler(ctx) {
    return ctx.caller.kind === "agent";
  },
});

/** List the workspaces of the signed-in agent with their role in each and its sandbox, if they reach it; oldest membership first. */
export const getUserWorkspaces = query({
  args: {},
  returns: z.array(workspaceSummary.extend({ role, joinedAt: z.number(), isCurrent: z.boolean(), sandboxId })),
  access: { agent: true },
  whenRefused: [],
  async handler(ctx) {
    const { userId } = requireAgent(ctx);
    const user = await ctx.db.get(users, userId, { only: ["workspaceId"] });
    const memberships = await membershipsOf(ctx.db, userId);
    return memberships.map(({ member, workspace }) => ({
      _id: workspace.id,
      name: workspace.name,
      role: member.role,
      joinedAt: member.createdAt,
      isCurrent: workspace.id === user?.workspaceId,
      sandboxId: workspace.sandboxId,
    }));
  },
});

/** Show another workspace in the dashboard. */
export const switchWorkspace = mutation({
  args: { workspaceId: z.id("workspaces") },
  returns: z.null(),
  subject: [workspaces, "workspaceId"],
  access: { agent: true },
  async handler(ctx, { workspaceId }) {
    await ctx.db.update(users, requireAgent(ctx).userId, { workspaceId });
    return null;
  },
});

async function placeOf(ctx: QueryContext, user: { id: string; workspaceId: string | null }) {
  if (!user.workspaceId) return { permissions: [] };
  const { id: userId, workspaceId } = user;
  const member = await ctx.db.first(workspaceMembers, "byWorkspaceAndUser", { workspaceId, userId });
  const workspace = member && (await ctx.db.get(workspaces, workspaceId, { only: ["id", "name", "sandboxOf"] }));
  if (!member || !workspace) return { permissions: [] };
  return {
    workspaceId,
    workspace: { _id: workspace.id, name: workspace.name, sandboxOf: workspace.sandboxOf ?? undefined },
    role: member.role,
    permissions: [...permissionsOfMember(member)],
  };
}
