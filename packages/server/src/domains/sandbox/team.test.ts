import { a, m, q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { factsOf } from "../../persistence/table.ts";
import { CONTENTS, KEPT } from "./contents.ts";

describe("the team of a sandbox", () => {
  let server: TestServer;
  let workspaceId: string;
  let alice: { userId: string; token: string; email: string };
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    ({ workspaceId, alice } = await server.people.workspace("Shop"));
  });

  const as = ({ token }: { token: string }) => server.http(token);
  const open = (): Promise<string> => as(alice).mutation(m("sandbox:open"), { workspaceId });
  const membersOf = async (
    id: string,
  ): Promise<{ _id: string; userId: string; role: string; permissions: string[] }[]> =>
    as(alice).query(q("workspaceMembers:listByWorkspace"), { workspaceId: id });
  const reaches = async (who: { token: string }, id: string) =>
    (await as(who)
      .query(q("commerce:listStores"), { workspaceId: id })
      .catch(() => null)) !== null;

  test("are those who may manage keys, once however often it is opened", async () => {
    const admin = await server.people.agent(workspaceId, { role: "admin" });
    const agent = await server.people.agent(workspaceId, { role: "agent" });
    const [id, again] = await Promise.all([open(), as(admin).mutation(m("sandbox:open"), { workspaceId })]);
    expect(again).toBe(id);
    expect((await membersOf(id)).map(({ userId }) => userId).sort()).toEqual([alice.userId, admin.userId].sort());
    expect(await reaches(admin, id)).toBe(true);
    expect(await reaches(agent, id)).toBe(false);
    expect(await as(agent).query(q("sandbox:get"), { workspaceId })).toBeNull();
    await expect(as(agent).mutation(m("sandbox:clear"), { workspaceId })).rejects.toMatchObject({
      data: { code: "PERMISSION_DENIED" },
    });
  });

  test("follow the workspace: who comes, who goes, and who may no longer manage keys", async () => {
    const ben = await server.people.agent(workspaceId, { role: "agent" });
    const id = await open();
    const membershipId = (await membersOf(workspaceId)).find(({ userId }) => userId === ben.userId)?._id;
    const change = (name: string, args: object) => as(alice).mutation(m(`workspaceMembers:${name}`), args);
    await change("updateRole", { membershipId, role: "admin" });
    expect(await reaches(ben, id)).toBe(true);
    await as(ben).mutation(m("auth:switchWorkspace"), { workspaceId: id });
    await change("updatePermissions", { membershipId, permissions: ["settings.integrations", "users.manage"] });
    const permissions = (await membersOf(id)).find(({ userId }) => userId === ben.userId)?.permissions;
    expect(permissions).toEqual(["settings.integrations"]);
    await change("updateRole", { membershipId, role: "viewer" });
    expect(await reaches(ben, id)).toBe(false);
    await change("updateRole", { membershipId, role: "admin" });
    await change("transferOwnership", { workspaceId, newOwnerId: ben.userId });
    expect((await membersOf(id)).map(({ role }) => role)).toEqual(["admin", "admin"]);
    await as(alice).mutation(m("workspaceMembers:leave"), { workspaceId });
    expect(await reaches(alice, id)).toBe(false);
    expect(await reaches(ben, id)).toBe(true);
  });

  test("who leaves the workspace while they look at its sandbox looks at another workspace", async () => {
    const ben = await server.people.agent(workspaceId, { role: "admin" });
    const id = await open();
    const own = await as(ben).mutation(m("workspaces:create"), { name: "Own" });
    await as(ben).mutation(m("auth:switchWorkspace"), { workspaceId: id });
    expect(await as(ben).query(q("auth:currentUser"), {})).toMatchObject({
      workspace: { _id: id, name: "Shop", sandboxOf: workspaceId },
    });
    await as(ben).mutation(m("workspaceMembers:leave"), { workspaceId });
    expect(await as(ben).query(q("auth:currentUser"), {})).toMatchObject({ workspaceId: own });
  });

  test("it is no workspace among others, and is not found by name or domain", async () => {
    const id = await open();
    expect(await as(alice).query(q("auth:getUserWorkspaces"), {})).toMatchObject([{ _id: workspaceId, sandboxId: id }]);
    expect(await as(alice).query(q("workspaceMembers:listByUser"), {})).toHaveLength(1);
    expect(await as(alice).query(q("workspaces:getByName"), { name: "Shop" })).toMatchObject({ _id: workspaceId });
    await as(alice).mutation(m("auth:switchWorkspace"), { workspaceId: id });
    expect(await as(alice).mutation(m("workspaces:getOrCreateDefault"), {})).toMatchObject({ _id: id });
    await as(alice).mutation(m("workspaces:update"), { id: workspaceId, name: "Market" });
    expect(await as(alice).query(q("workspaces:get"), { id })).toMatchObject({
      name: "Market",
      sandboxOf: workspaceId,
    });
  });

  test("nobody is invited, added, removed or made its owner there, and it has no keys and no sandbox of its own", async () => {
    const ben = await server.people.agent(workspaceId, { role: "admin" });
    const id = await open();
    const [first] = await membersOf(id);
    const denied = { data: { code: "PERMISSION_DENIED" } };
    const conflict = { data: { code: "CONFLICT" } };
    const refusals: [string, object, object][] = [
      ["workspaceMembers:inviteToWorkspace", { workspaceId: id, email: "x@y.example", role: "agent" }, denied],
      ["workspaceMembers:add", { workspaceId: id, userId: ben.userId, role: "agent" }, denied],
      ["workspaceMembers:updateRole", { membershipId: first?._id, role: "viewer" }, denied],
      ["workspaceMembers:remove", { membershipId: first?._id }, denied],
      [
        "workspaceMembers:transferOwnership",
        { workspaceId: id, newOwnerId: ben.userId },
        { data: { code: "NOT_AUTHORIZED" } },
      ],
      ["workspaceMembers:leave", { workspaceId: id }, conflict],
      ["workspaces:update", { id, name: "Other" }, conflict],
      ["apiKeys:create", { workspaceId: id, name: "K", scopes: ["commerce.read"] }, conflict],
      ["signingKeys:create", { workspaceId: id, name: "K", algorithm: "HS256" }, conflict],
      ["sandbox:open", { workspaceId: id }, conflict],
    ];
    for (const [name, args, error] of refusals) {
      const call = name.includes("invite") ? as(alice).action(a(name), args) : as(alice).mutation(m(name), args);
      await expect(call, name).rejects.toMatchObject(error);
    }
  });

  test("a member who is changed while it is made is in it as they are in the end", async () => {
    const ben = await server.people.agent(workspaceId, { role: "agent" });
    const membershipId = (await membersOf(workspaceId)).find(({ userId }) => userId === ben.userId)?._id;
    const [id] = await Promise.all([
      open(),
      as(alice).mutation(m("workspaceMembers:updateRole"), { membershipId, role: "admin" }),
    ]);
    expect(await reaches(ben, id)).toBe(true);
  });

  test("every table either goes when a sandbox is cleared, or is said to stay", async () => {
    const named = [
      ...CONTENTS.flatMap(({ table, parts = [] }) => [table, ...parts.map((part) => part.table)]),
      ...KEPT,
    ];
    const known = new Set(named.map((table) => factsOf(table).name));
    const text = "select table_name as name from information_schema.columns where column_name = 'workspace_id'";
    const { rows } = await server.foyer.engine.writes.use((connection) => connection.query<{ name: string }>(text));
    expect(rows.map(({ name }) => name).filter((name) => !known.has(name) && name !== "users")).toEqual([]);
    for (const { table } of CONTENTS) {
      const { indexes } = factsOf(table);
      expect(Object.values(indexes).some(({ columns, where }) => columns[0] === "workspaceId" && !where)).toBe(true);
    }
  });
});
