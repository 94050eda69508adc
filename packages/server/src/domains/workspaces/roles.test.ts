import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { openMarketplace } from "@foyer/testing/marketplace.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { makeFunctionReference } from "convex/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { permissionsOfRole } from "./permissions.ts";

interface Member {
  _id: string;
  userId: string;
  role: string;
  permissions: string[];
  hasCustomPermissions: boolean;
}

describe("the members of a team", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  const call = (token: string, name: string, args: object) =>
    server.http(token).mutation(m(`workspaceMembers:${name}`), args as Record<string, string>);

  /** A team with one member of each role, and a way to look one up. */
  async function team() {
    const { workspaceId, alice: owner } = await server.people.workspace();
    const admin = await server.people.agent(workspaceId, { name: "Ada", role: "admin" });
    const agent = await server.people.agent(workspaceId, { name: "Bob", role: "agent" });
    const viewer = await server.people.agent(workspaceId, { name: "Vic", role: "viewer" });
    const members = (): Promise<Member[]> =>
      server.http(owner.token).query(q("workspaceMembers:listByWorkspace"), { workspaceId });
    const memberOf = async ({ userId }: { userId: string }) =>
      (await members()).find((member) => member.userId === userId) as Member;
    return { workspaceId, owner, admin, agent, viewer, members, memberOf };
  }

  test("are listed with names and permissions, for every role, but not for strangers", async () => {
    const { workspaceId, viewer, members } = await team();
    const stranger = await server.people.workspace();
    expect(await members()).toMatchObject([
      { name: "Alice", role: "owner", permissions: permissionsOfRole("owner"), hasCustomPermissions: false },
      { name: "Ada", role: "admin" },
      { name: "Bob", role: "agent", isAway: false, email: expect.stringContaining("@example.com") },
      { name: "Vic", role: "viewer", permissions: permissionsOfRole("viewer") },
    ]);
    const list = (token: string) => server.http(token).query(q("workspaceMembers:listByWorkspace"), { workspaceId });
    expect(await list(viewer.token)).toHaveLength(4);
    expect(await list(stranger.alice.token)).toEqual([]);
    const role = { workspaceId, userId: viewer.userId };
    expect(await server.http(stranger.alice.token).query(q("workspaceMembers:getMemberRole"), role)).toBeNull();
  });

  test("get another role from those who manage the team, and lose their own permissions with it", async () => {
    const { admin, agent, memberOf, workspaceId } = await team();
    const { _id: membershipId } = await memberOf(agent);
    await call(admin.token, "updatePermissions", { membershipId, permissions: ["users.read", "conversations.read"] });
    expect(await memberOf(agent)).toMatchObject({
      role: "agent",
      permissions: ["conversations.read", "users.read"],
      hasCustomPermissions: true,
    });
    await call(admin.token, "updateRole", { membershipId, role: "viewer" });
    expect(await memberOf(agent)).toMatchObject({ role: "viewer", permissions: permissionsOfRole("viewer") });
    const actions = await audited(workspaceId);
    expect(actions).toEqual(["user.role.changed", "user.role.changed"]);
  });

  test("get the role's permissions back with an empty list, and none that do not exist", async () => {
    const { admin, agent, memberOf } = await team();
    const { _id: membershipId } = await memberOf(agent);
    const set = (permissions: string[]) => call(admin.token, "updatePermissions", { membershipId, permissions });
    await set(["users.read"]);
    await set([]);
    expect(await memberOf(agent)).toMatchObject({
      permissions: permissionsOfRole("agent"),
      hasCustomPermissions: false,
    });
    await expect(set(["users.read", "coffee.make"])).rejects.toMatchObject({
      data: { code: "INVALID_INPUT", path: "permissions[1]" },
    });
  });

  test("cannot manage the team without the permission", async () => {
    const { agent, viewer, memberOf } = await team();
    const { _id: membershipId } = await memberOf(viewer);
    const update = { membershipId, role: "agent" };
    await expect(call(agent.token, "updateRole", update)).rejects.toThrow("Permission denied: users.manage");
    await expect(call(agent.token, "remove", { membershipId })).rejects.toThrow("Permission denied: users.remove");
  });

  test("cannot raise themselves or others above their own rights, nor touch somebody who may do more", async () => {
    const { owner, admin, agent, viewer, memberOf } = await team();
    const lead = (await memberOf(agent))._id;
    const permissions = ["users.read", "users.manage", "users.remove", "conversations.read"];
    await call(owner.token, "updatePermissions", { membershipId: lead, permissions });
    const asLead = (name: string, args: object) => call(agent.token, name, args);
    const { _id: viewerId } = await memberOf(viewer);
    const { _id: adminId } = await memberOf(admin);
    const denied = "Permission denied";
    await expect(asLead("updateRole", { membershipId: lead, role: "admin" })).rejects.toThrow(denied);
    await expect(asLead("updatePermissions", { membershipId: lead, permissions: [] })).rejects.toThrow(denied);
    await expect(asLead("updateRole", { membershipId: viewerId, role: "agent" })).rejects.toThrow(denied);
    await expect(asLead("updateRole", { membershipId: adminId, role: "viewer" })).rejects.toThrow(denied);
    await expect(asLead("remove", { membershipId: adminId })).rejects.toThrow(denied);
    const billing = { membershipId: (await memberOf(admin))._id, permissions: ["settings.billing"] };
    await expect(call(admin.token, "updatePermissions", billing)).rejects.toThrow("settings.billing");
    expect(await memberOf(admin)).toMatchObject({ role: "admin" });
  });

  test("cannot change, remove or leave as the owner, and nobody is made one", async () => {
    const { workspaceId, owner, admin, memberOf } = await team();
    const { _id: membershipId } = await memberOf(owner);
    const one = "at least one admin";
    await expect(call(admin.token, "updateRole", { membershipId, role: "viewer" })).rejects.toThrow(one);
    await expect(call(admin.token, "updatePermissions", { membershipId, permissions: [] })).rejects.toThrow(one);
    await expect(call(admin.token, "remove", { membershipId })).rejects.toThrow(one);
    await expect(call(owner.token, "remove", { membershipId })).rejects.toThrow(one);
    await expect(call(owner.token, "leave", { workspaceId })).rejects.toThrow(one);
    const raise = { membershipId: (await memberOf(admin))._id, role: "owner" };
    await expect(call(owner.token, "updateRole", raise)).rejects.toThrow("Ownership can only be transferred");
  });

  test("get the ownership from the owner only, one of two at the same moment", async () => {
    const { workspaceId, owner, admin, agent, members, memberOf } = await team();
    const transfer = (token: string, to: { userId: string }) =>
      call(token, "transferOwnership", { workspaceId, newOwnerId: to.userId });
    await expect(transfer(admin.token, admin)).rejects.toThrow("Only the owner");
    const stranger = await server.people.workspace();
    await expect(transfer(owner.token, stranger.alice)).rejects.toThrow("not a member");
    const both = await Promise.allSettled([transfer(owner.token, admin), transfer(owner.token, agent)]);
    expect(both.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    expect((await members()).filter((member) => member.role === "owner")).toHaveLength(1);
    expect(await memberOf(owner)).toMatchObject({ role: "admin" });
    expect(await audited(workspaceId)).toEqual(["user.ownership.transferred"]);
  });

  test("keep one owner when the heir is removed at the same moment", async () => {
    const { workspaceId, owner, admin, agent, members, memberOf } = await team();
    const { _id: membershipId } = await memberOf(agent);
    await Promise.allSettled([
      call(owner.token, "transferOwnership", { workspaceId, newOwnerId: agent.userId }),
      call(admin.token, "remove", { membershipId }),
    ]);
    expect((await members()).filter((member) => member.role === "owner")).toHaveLength(1);
  });

  test("lose what they have open at the moment in which they are removed", async () => {
    const { workspaceId, owner, agent, memberOf } = await team();
    const failures: string[] = [];
    const counts: unknown[] = [];
    const users: { workspaceId?: string; permissions: string[] }[] = [];
    const client = server.live(agent.token);
    client.onUpdate(q("auth:currentUser"), {}, (user) => users.push(user));
    client.onUpdate(q("workspaceMembers:listByWorkspace"), { workspaceId }, (list) => counts.push(list.length));
    client.onUpdate(
      q("conversations:listForInbox"),
      { workspaceId },
      () => {},
      (error) => failures.push(error.message),
    );
    await eventually(() => counts.at(-1) === 4 && users.length > 0);
    await call(owner.token, "remove", { membershipId: (await memberOf(agent))._id });
    await eventually(() => counts.at(-1) === 0);
    await eventually(() => users.at(-1)?.workspaceId === undefined);
    expect(users.at(-1)?.permissions).toEqual([]);
    const send = server.http(agent.token).mutation(m("conversations:create"), { workspaceId });
    await expect(send).rejects.toThrow("Not a member of this workspace");
  });

  test("lose a permission in what they have open as soon as it is taken away", async () => {
    const { workspaceId, owner, admin, memberOf } = await team();
    const seen: unknown[][] = [];
    const args = { workspaceId };
    server.live(admin.token).onUpdate(q("mailbox:list"), args, (mails) => seen.push(mails));
    const invitation = { workspaceId, email: "new@example.com", role: "viewer" };
    const invite = makeFunctionReference<"action">("workspaceMembers:inviteToWorkspace");
    await server.http(admin.token).action(invite, invitation);
    await eventually(() => seen.at(-1)?.length === 1);
    await call(owner.token, "updateRole", { membershipId: (await memberOf(admin))._id, role: "agent" });
    await eventually(() => seen.at(-1)?.length === 0);
  });

  test("may leave, and then look at another workspace of theirs", async () => {
    const { workspaceId, agent, members } = await team();
    const own = await server.http(agent.token).mutation(m("workspaces:create"), { name: "Mine" });
    await call(agent.token, "leave", { workspaceId });
    expect(await server.http(agent.token).query(q("auth:currentUser"), {})).toMatchObject({ workspaceId: own });
    expect(await members()).toHaveLength(3);
    const list = await server.http(agent.token).query(q("workspaceMembers:listByUser"), {});
    expect(list).toMatchObject([{ workspaceId: own, role: "owner", workspace: { name: "Mine" } }]);
    expect(await audited(workspaceId)).toEqual(["user.removed"]);
  });

  test("are added from among colleagues, never from among strangers", async () => {
    const { owner, agent } = await team();
    const stranger = await server.people.workspace();
    const second = await server.http(owner.token).mutation(m("workspaces:create"), { name: "Second" });
    const add = (userId: string) => call(owner.token, "add", { workspaceId: second, userId, role: "agent" });
    await add(agent.userId);
    await expect(add(agent.userId)).rejects.toThrow("Already a member");
    await expect(add(stranger.alice.userId)).rejects.toThrow("User not found");
  });

  test("of another workspace cannot be touched", async () => {
    const { owner } = await team();
    const other = await team();
    const { _id: membershipId } = await other.memberOf(other.agent);
    await expect(call(owner.token, "remove", { membershipId })).rejects.toThrow("Workspace member not found");
    await expect(call(owner.token, "updateRole", { membershipId, role: "viewer" })).rejects.toThrow("not found");
  });

  async function audited(workspaceId: string): Promise<string[]> {
    return server.foyer.engine.writes.use(async (connection) => {
      const text =
        "select action from audit_logs where workspace_id = $1 and actor_type = 'user' order by timestamp, id";
      return (await connection.query<{ action: string }>(text, [workspaceId])).rows.map((row) => row.action);
    });
  }

  test("speak for none of its stores any more once they have left", async () => {
    const { workspaceId, admin, storeId } = await openMarketplace(server);
    const bob = await server.people.agent(workspaceId, { name: "Bob" });
    const owner = server.http(admin);
    await owner.mutation(m("storeStaff:add"), { storeId, userId: bob.userId });
    const staff = async () => {
      const store = await owner.query(q("commerce:getStore"), { workspaceId, externalId: "pizza" });
      return store.staff.flatMap((each: { userId?: string }) => each.userId ?? []);
    };
    expect(await staff()).toEqual([bob.userId]);
    const team: Member[] = await owner.query(q("workspaceMembers:listByWorkspace"), { workspaceId });
    const membershipId = team.find(({ userId }) => userId === bob.userId)?._id;
    await owner.mutation(m("workspaceMembers:remove"), { membershipId });
    expect(await staff()).toEqual([]);
  });
});
