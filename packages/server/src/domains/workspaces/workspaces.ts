/** Workspaces: read, made and renamed. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import { lockOwnAccount } from "../identity/accounts.ts";
import { users } from "../identity/tables.ts";
import { createWorkspace } from "./createWorkspace.ts";
import { membershipsOf } from "./membership.ts";
import { renameWorkspace } from "./renameWorkspace.ts";
import { workspaceMembers, workspaces } from "./tables.ts";
import { publicWorkspaceShape, toPublicWorkspace, toWorkspace, workspaceShape } from "./workspace.ts";

/** Get a workspace: all but its secrets for members, its name for others; `null` when there is none. */
export const get = query({
  args: { id: z.id("workspaces") },
  returns: z.union([workspaceShape, publicWorkspaceShape]).nullable(),
  subject: [workspaces, "id"],
  access: { anyone: true },
  whenRefused: null,
  async handler(ctx, { id }, workspace) {
    const { caller } = ctx;
    if (caller.kind === "system") return toWorkspace(workspace);
    if (caller.kind !== "agent") return toPublicWorkspace(workspace);
    const key = { workspaceId: id, userId: caller.userId };
    const member = await ctx.db.first(workspaceMembers, "byWorkspaceAndUser", key);
    return member ? toWorkspace(workspace) : toPublicWorkspace(workspace);
  },
});

/** Get the caller's oldest workspace of this name; `null` when they belong to none that is called so. */
export const getByName = query({
  args: { name: z.text(100) },
  returns: workspaceShape.nullable(),
  access: { agent: true },
  whenRefused: null,
  async handler(ctx, { name }) {
    if (ctx.caller.kind !== "agent") return null;
    const memberships = await membershipsOf(ctx.db, ctx.caller.userId);
    const found = memberships.find(({ workspace }) => workspace.name === name);
    const row = found && (await ctx.db.observe(workspaces, found.workspace.id));
    return row ? toWorkspace(row) : null;
  },
});

/** Make a workspace of which the caller becomes the owner; gives its id. Equal names are different workspaces. */
export const create = mutation({
  args: { name: z.text(100, 1) },
  returns: z.id("workspaces"),
  access: { agent: true },
  rateLimit: { per: "caller", points: 20, seconds: 3_600 },
  async handler(ctx, { name }) {
    const user = await lockOwnAccount(ctx);
    return (await createFor(ctx, user, name)).id;
  },
});

/** The workspace that the caller looks at; who belongs to none gets one of their own. */
export const getOrCreateDefault = mutation({
  args: {},
  returns: workspaceShape,
  access: { agent: true },
  rateLimit: { per: "caller", points: 60, seconds: 600 },
  async handler(ctx) {
    // Held until the end: two calls at once make one default workspace.
    const user = await lockOwnAccount(ctx);
    const memberships = await membershipsOf(ctx.db, user.id);
    const reached = memberships.flatMap(({ workspace: { id, sandboxId } }) => (sandboxId ? [id, sandboxId] : [id]));
    const current = reached.find((id) => id === user.workspaceId) ?? reached[0];
    const row = current && (await ctx.db.get(workspaces, current));
    return toWorkspace(row || (await createFor(ctx, user, "Default Workspace")));
  },
});

/** Rename a workspace. */
export const update = mutation({
  args: { id: z.id("workspaces"), name: z.text(100, 1) },
  returns: z.null(),
  subject: [workspaces, "id"],
  access: { agent: "settings.workspace" },
  async handler(ctx, { id, name }) {
    await renameWorkspace(ctx, id, name);
    return null;
  },
});

async function createFor(ctx: MutationContext, user: Row<typeof users>, name: string) {
  if (ctx.surroundings.config.FOYER_SIGNUP === "invite-only") await requireOwner(ctx, user.id);
  const workspace = await createWorkspace(ctx, { name, ownerId: user.id });
  if (!user.workspaceId) await ctx.db.update(users, user.id, { workspaceId: workspace.id });
  return workspace;
}

/** Where accounts are by invitation, the invited do not open workspaces of their own. */
async function requireOwner(ctx: MutationContext, userId: string): Promise<void> {
  const memberships = await ctx.db.list(workspaceMembers, "byUser", { eq: { userId }, limit: 200 });
  if (memberships.some((member) => member.role === "owner")) return;
  throw new AppError("NOT_AUTHORIZED", "Only owners of a workspace may make another one here");
}
