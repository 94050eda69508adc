/** Members of workspaces: listed, and added from among colleagues. */
import { AppError } from "@foyer/protocol";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { lockAccount } from "../identity/accounts.ts";
import { users } from "../identity/tables.ts";
import { memberShape, toMember } from "./member.ts";
import { addMember, membershipsOf, ownMembership, requireWithin } from "./membership.ts";
import { permissionsOfMember, ROLES } from "./permissions.ts";
import { workspaceMembers, workspaces } from "./tables.ts";

const MOST_MEMBERS = 500;

/** List the caller's memberships with the name of each workspace. */
export const listByUser = query({
  args: { userId: z.id("users").optional() },
  returns: z.array(memberShape.extend({ workspace: z.object({ _id: z.id("workspaces"), name: z.string() }) })),
  access: { agent: ({ caller, args }) => args.userId === undefined || args.userId === caller.userId },
  whenRefused: [],
  async handler(ctx) {
    if (ctx.caller.kind !== "agent") return [];
    const memberships = await membershipsOf(ctx.db, ctx.caller.userId);
    return memberships.map(({ member, workspace: { id, name } }) => ({
      ...toMember(member),
      workspace: { _id: id, name },
    }));
  },
});

/** List a workspace's members with names, addresses and permissions, in the order in which they came; at most 500. */
export const listByWorkspace = query({
  args: { workspaceId: z.id("workspaces") },
  returns: z.array(
    memberShape.extend({
      name: z.string().optional(),
      email: z.string(),
      avatarUrl: z.string().optional(),
      isAway: z.boolean(),
    }),
  ),
  subject: [workspaces, "workspaceId"],
  access: { agent: "users.read" },
  whenRefused: [],
  shared: true,
  windowMs: 100,
  async handler(ctx, { workspaceId }) {
    const members = await ctx.db.list(workspaceMembers, "byWorkspaceAndUser", {
      eq: { workspaceId },
      limit: MOST_MEMBERS,
    });
    const people = await ctx.db.getMany(
      users,
      members.map((member) => member.userId),
      { only: ["id", "name", "email", "avatarAttachmentId", "isAway"] },
    );
    return members
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
      .flatMap((member) => {
        const person = people.get(member.userId);
        if (!person) return [];
        const avatar = person.avatarAttachmentId;
        return [
          {
            ...toMember(member),
            name: person.name ?? undefined,
            email: person.email,
            avatarUrl: avatar ? ctx.surroundings.signFile(avatar, "file", ctx) : undefined,
            isAway: person.isAway,
          },
        ];
      });
  },
});

/** The role of a member, by default the caller's own; `null` for somebody who is not one. */
export const getMemberRole = query({
  args: { workspaceId: z.id("workspaces"), userId: z.id("users").optional() },
  returns: z.enum(ROLES).nullable(),
  subject: [workspaces, "workspaceId"],
  access: { agent: true },
  whenRefused: null,
  async handler(ctx, { workspaceId, userId = ctx.caller.kind === "agent" ? ctx.caller.userId : undefined }) {
    if (!userId) return null;
    const member = await ctx.db.first(workspaceMembers, "byWorkspaceAndUser", { workspaceId, userId });
    return member?.role ?? null;
  },
});

/** Add a colleague from another workspace whose team the caller manages; strangers are invited. Gives the membership's id. */
export const add = mutation({
  args: { workspaceId: z.id("workspaces"), userId: z.id("users"), role: z.enum(["admin", "agent", "viewer"]) },
  returns: z.id("workspace_members"),
  subject: [workspaces, "workspaceId"],
  access: { agent: "users.manage" },
  async handler(ctx, { workspaceId, userId, role }) {
    const own = await ownMembership(ctx, workspaceId);
    requireWithin(own, { role, permissions: [] }, "role");
    const theirs = await ctx.db.list(workspaceMembers, "byUser", { eq: { userId }, limit: 200 });
    const mine = await ctx.db.list(workspaceMembers, "byUser", { eq: { userId: own.userId }, limit: 200 });
    const managed = mine.filter((member) => permissionsOfMember(member).has("users.manage"));
    // Nobody is drawn into a team without their consent by people they have nothing to do with.
    if (!theirs.some((member) => managed.some((each) => each.workspaceId === member.workspaceId))) {
      throw new AppError("NOT_FOUND", "User not found", { path: "userId" });
    }
    await lockAccount(ctx, userId);
    const member = await addMember(ctx, { workspaceId, userId, role });
    if (!member) throw new AppError("ALREADY_EXISTS", "Already a member of this workspace", { path: "userId" });
    ctx.audit({ workspaceId, action: "user.invited", resourceType: "user", resourceId: userId, metadata: { role } });
    return member.id;
  },
});
