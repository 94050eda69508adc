/** Invitations as they are seen: by the invited, by the team, and by whoever holds the link. */
import type { QueryContext } from "../../engine/context.ts";
import { query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { hashOf } from "../../secrets.ts";
import { namesOfUsers } from "../identity/names.ts";
import { users } from "../identity/tables.ts";
import type { Invitation } from "./joining.ts";
import { workspaceInvitations, workspaces } from "./tables.ts";

export const module = "workspaceMembers";

const role = z.enum(["admin", "agent", "viewer"]);

const invitationShape = z.object({
  _id: z.id("workspace_invitations"),
  _creationTime: z.number(),
  workspaceId: z.id("workspaces"),
  workspaceName: z.string(),
  email: z.string(),
  role,
  invitedByName: z.string().optional(),
  status: z.enum(["pending", "accepted", "cancelled", "expired"]),
  createdAt: z.number(),
  expiresAt: z.number(),
});

/** List the open invitations to the signed-in agent's address, newest first; none before the address is confirmed. */
export const getPendingInvitations = query({
  args: {},
  returns: z.array(invitationShape),
  access: { agent: true },
  whenRefused: [],
  async handler(ctx) {
    if (ctx.caller.kind !== "agent") return [];
    const user = await ctx.db.get(users, ctx.caller.userId, { only: ["email", "emailVerifiedAt"] });
    if (!user || user.emailVerifiedAt === null) return [];
    const eq = { email: user.email, status: "pending" as const };
    const rows = await ctx.db.list(workspaceInvitations, "byEmail", { eq, order: "desc", limit: 50 });
    return present(
      ctx,
      rows.filter((row) => !ctx.isPast(row.expiresAt)),
    );
  },
});

/** List a workspace's invitations that nobody has accepted yet, newest first; at most 500. Old ones show as expired. */
export const getWorkspacePendingInvitations = query({
  args: { workspaceId: z.id("workspaces") },
  returns: z.array(invitationShape),
  subject: [workspaces, "workspaceId"],
  access: { agent: "users.invite" },
  whenRefused: [],
  shared: true,
  async handler(ctx, { workspaceId }) {
    const eq = { workspaceId, status: "pending" as const };
    const rows = await ctx.db.list(workspaceInvitations, "byWorkspace", { eq, order: "desc", limit: 500 });
    return present(ctx, rows);
  },
});

/** What the holder of an invitation's link sees before signing in; `null` when there is no such invitation. */
export const getInvitation = query({
  args: { token: z.text(200) },
  returns: invitationShape.extend({ hasAccount: z.boolean() }).nullable(),
  access: { anyone: true },
  rateLimit: { per: "address", points: 60, seconds: 60 },
  shared: true,
  async handler(ctx, { token }) {
    const row = await ctx.db.first(workspaceInvitations, "byToken", { tokenHash: hashOf(token) });
    if (!row) return null;
    const [invitation] = await present(ctx, [row]);
    if (!invitation) return null;
    return { ...invitation, hasAccount: (await ctx.db.first(users, "byEmail", { email: row.email })) !== null };
  },
});

async function present(ctx: Pick<QueryContext, "db" | "surroundings" | "isPast">, rows: readonly Invitation[]) {
  const ids = rows.map((row) => row.workspaceId);
  const teams = await ctx.db.getMany(workspaces, ids, { only: ["id", "name"] });
  const inviters = rows.map((row) => row.invitedBy);
  const names = await namesOfUsers(ctx, inviters);
  return rows.map((row) => ({
    _id: row.id,
    _creationTime: row.createdAt,
    workspaceId: row.workspaceId,
    workspaceName: teams.get(row.workspaceId)?.name ?? "",
    email: row.email,
    role: row.role,
    invitedByName: names.get(row.invitedBy)?.name,
    status: row.status === "pending" && ctx.isPast(row.expiresAt) ? ("expired" as const) : row.status,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
  }));
}
