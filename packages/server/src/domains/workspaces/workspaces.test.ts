import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("a workspace", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  test("shows members all but its secrets, and others its name", async () => {
    const { workspaceId, alice } = await server.people.workspace("Acme");
    const viewer = await server.people.agent(workspaceId, { role: "viewer" });
    const other = await server.people.workspace("Other");
    const get = (token?: string) => server.http(token).query(q("workspaces:get"), { id: workspaceId });
    const stranger = {
      _id: workspaceId,
      _creationTime: expect.any(Number),
      name: "Acme",
      createdAt: expect.any(Number),
    };
    expect(await get()).toEqual(stranger);
    expect(await get(other.alice.token)).toEqual(stranger);
    for (const { token } of [alice, viewer]) {
      const seen = await get(token);
      expect(seen).toMatchObject({ allowedOrigins: [], signupMode: "invite-only", authMethods: ["password", "otp"] });
      expect(Object.keys(seen).filter((key) => /secret/i.test(key))).toEqual([]);
    }
    expect(await server.http().query(q("workspaces:get"), { id: "0".repeat(32) })).toBeNull();
  });

  test("is made anew for whoever asks, however many have its name", async () => {
    const { workspaceId, alice } = await server.people.workspace("Same");
    const other = await server.people.workspace("Elsewhere");
    const as = server.http(other.alice.token);
    const made = await as.mutation(m("workspaces:create"), { name: "Same" });
    expect(made).not.toBe(workspaceId);
    expect(await as.query(q("workspaceMembers:getMemberRole"), { workspaceId: made })).toBe("owner");
    expect(await as.query(q("workspaces:getByName"), { name: "Same" })).toMatchObject({ _id: made });
    const mine = await server.http(alice.token).query(q("workspaces:getByName"), { name: "Same" });
    expect(mine).toMatchObject({ _id: workspaceId });
    expect(await server.http(alice.token).query(q("workspaces:getByName"), { name: "Elsewhere" })).toBeNull();
    expect(await server.http().query(q("workspaces:getByName"), { name: "Same" })).toBeNull();
  });

  test("is given to somebody who has none, once, even when asked for twice at the same moment", async () => {
    const { workspaceId } = await server.people.workspace();
    const bob = await server.people.agent(workspaceId);
    const as = server.http(bob.token);
    expect(await as.mutation(m("workspaces:getOrCreateDefault"), {})).toMatchObject({ _id: workspaceId });
    await as.mutation(m("workspaceMembers:leave"), { workspaceId });
    const [one, two] = await Promise.all(
      [1, 2].map(() => server.http(bob.token).mutation(m("workspaces:getOrCreateDefault"), {})),
    );
    expect(one).toMatchObject({ name: "Default Workspace" });
    expect(two._id).toBe(one._id);
    expect(await as.query(q("auth:currentUser"), {})).toMatchObject({ workspaceId: one._id, role: "owner" });
  });

  test("is renamed by those who may change its settings, and everybody sees it at once", async () => {
    const { workspaceId, alice } = await server.people.workspace("Before");
    const bob = await server.people.agent(workspaceId);
    const seen: { name: string }[] = [];
    server.live().onUpdate(q("workspaces:get"), { id: workspaceId }, (workspace) => seen.push(workspace));
    await eventually(() => seen.length > 0);
    const rename = (token: string, name: string) =>
      server.http(token).mutation(m("workspaces:update"), { id: workspaceId, name });
    await expect(rename(bob.token, "Mine")).rejects.toThrow("Permission denied: settings.workspace");
    await expect(rename(alice.token, "  ")).rejects.toThrow("needs a name");
    await rename(alice.token, " After ");
    await eventually(() => seen.at(-1)?.name === "After");
  });

  test("keeps how people join and sign in, and refuses what makes no sense", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const bob = await server.people.agent(workspaceId);
    const update = (token: string, settings: object) =>
      server.http(token).mutation(m("workspaces:updateSignupSettings"), { workspaceId, ...settings });
    await expect(update(bob.token, { authMethods: ["otp"] })).rejects.toThrow("Permission denied: settings.security");
    await expect(update(alice.token, { authMethods: [] })).rejects.toThrow("authMethods");
    await expect(update(alice.token, { allowedDomains: ["not a domain"] })).rejects.toThrow("is not a domain");
    await expect(update(alice.token, { allowedDomains: ["com"] })).rejects.toThrow("is not a domain");
    await update(alice.token, { signupMode: "domain-allowlist", allowedDomains: ["@Acme.example", "acme.example"] });
    const policy = { workspaceId, policy: "restricted" };
    await server.http(alice.token).mutation(m("workspaces:updateHelpCenterAccessPolicy"), policy);
    expect(await server.http(alice.token).query(q("workspaces:get"), { id: workspaceId })).toMatchObject({
      signupMode: "domain-allowlist",
      allowedDomains: ["acme.example"],
      authMethods: ["password", "otp"],
      helpCenterAccessPolicy: "restricted",
    });
  });
});

describe("the public page's workspace", () => {
  test("is the one asked for, else the oldest that is public", async () => {
    const server = await startServer();
    const context = (args = {}) => server.http().query(q("workspaces:getPublicWorkspaceContext"), args);
    expect(await context()).toBeNull();
    const first = await server.people.workspace("First");
    const second = await server.people.workspace("Second");
    expect(await context()).toEqual({ _id: first.workspaceId, name: "First", helpCenterAccessPolicy: "public" });
    expect(await context({ workspaceId: second.workspaceId })).toMatchObject({ name: "Second" });
    const policy = { workspaceId: first.workspaceId, policy: "restricted" };
    await server.http(first.alice.token).mutation(m("workspaces:updateHelpCenterAccessPolicy"), policy);
    expect(await context()).toMatchObject({ name: "Second" });
    await server.stop();
  });
});
