import { eventually } from "@foyer/testing/eventually.ts";
import { a, m, q } from "@foyer/testing/functions.ts";
import { type MailTrap, startMailTrap } from "@foyer/testing/mailTrap.ts";
import type { Agent } from "@foyer/testing/people.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const DAY_MS = 86_400_000;

describe("an invitation", () => {
  let server: TestServer;
  let trap: MailTrap;
  beforeAll(async () => {
    trap = await startMailTrap();
    server = await startServer({ environment: { SMTP_URL: trap.url } });
  });
  afterAll(async () => {
    await server.stop();
    await trap.stop();
  });

  const invite = (token: string, args: { workspaceId: string; email: string; role?: string }) =>
    server.http(token).action(a("workspaceMembers:inviteToWorkspace"), { role: "agent", ...args });
  const accept = (token: string, args: Record<string, string>) =>
    server.http(token).mutation(m("workspaceMembers:acceptInvitation"), args);
  const look = (token: string) => server.http().query(q("workspaceMembers:getInvitation"), { token });
  const tokenIn = (link = "") => new URL(link).searchParams.get("invitation") ?? "";

  /** Somebody of one workspace who is invited to another. */
  async function invited() {
    const home = await server.people.workspace("Home");
    const { workspaceId, alice } = await server.people.workspace("Team");
    const guest = await server.people.agent(home.workspaceId, { name: "Gus" });
    const { invitationId } = await invite(alice.token, { workspaceId, email: guest.email.toUpperCase() });
    const token = tokenIn((await trap.mailTo(guest.email)).link);
    return { workspaceId, alice, guest, invitationId: invitationId as string, token };
  }

  const isMember = async (agent: Agent, workspaceId: string) =>
    (await server.http(agent.token).query(q("workspaceMembers:getMemberRole"), { workspaceId })) !== null;

  test("says who invites to what, to whoever holds its link", async () => {
    const { guest, token } = await invited();
    expect(await look(token)).toMatchObject({
      workspaceName: "Team",
      email: guest.email,
      role: "agent",
      invitedByName: "Alice",
      status: "pending",
      hasAccount: true,
    });
    expect(await look("inv_unknown")).toBeNull();
  });

  test("is accepted once, by the invited, however often they press the button", async () => {
    const { workspaceId, guest, token } = await invited();
    const answers = await Promise.all([1, 2, 3].map(() => accept(guest.token, { token })));
    expect(answers).toEqual([workspaceId, workspaceId, workspaceId]);
    expect(await isMember(guest, workspaceId)).toBe(true);
    expect(await server.http(guest.token).query(q("auth:currentUser"), {})).toMatchObject({ workspaceId });
    expect(await look(token)).toMatchObject({ status: "accepted" });
  });

  test("does not let back in who was removed afterwards", async () => {
    const { workspaceId, alice, guest, token } = await invited();
    await accept(guest.token, { token });
    await server.http(guest.token).mutation(m("workspaceMembers:leave"), { workspaceId });
    await expect(accept(guest.token, { token })).rejects.toThrow("accepted already");
    await invite(alice.token, { workspaceId, email: guest.email });
    await accept(guest.token, { token: tokenIn((await trap.mailTo(guest.email, 2)).link) });
    expect(await isMember(guest, workspaceId)).toBe(true);
  });

  test("is worth nothing to another person who holds the link or knows its id", async () => {
    const { workspaceId, invitationId, token } = await invited();
    const { alice: thief } = await server.people.workspace();
    await expect(accept(thief.token, { token })).rejects.toThrow("for another address");
    await expect(accept(thief.token, { invitationId })).rejects.toThrow("Invitation not found");
    expect(await isMember(thief, workspaceId)).toBe(false);
  });

  test("shows up for the invited while they look, and is accepted by its id", async () => {
    const { workspaceId, alice, guest, invitationId } = await invited();
    const lists: { _id: string; workspaceName: string }[][] = [];
    const client = server.live(guest.token);
    client.onUpdate(q("workspaceMembers:getPendingInvitations"), {}, (list) => lists.push(list));
    await eventually(() => lists.at(-1)?.[0]?._id === invitationId);
    const other = await server.people.workspace("Another");
    await invite(other.alice.token, { workspaceId: other.workspaceId, email: guest.email });
    await eventually(() => lists.at(-1)?.length === 2);
    await accept(guest.token, { invitationId });
    await eventually(() => lists.at(-1)?.length === 1);
    const members = await server.http(alice.token).query(q("workspaceMembers:listByWorkspace"), { workspaceId });
    expect(members).toHaveLength(2);
  });

  test("replaces an earlier one to the same address, also when both are made at the same moment", async () => {
    const { workspaceId, alice, guest, token } = await invited();
    await Promise.allSettled([1, 2].map(() => invite(alice.token, { workspaceId, email: guest.email })));
    const pending = await server
      .http(alice.token)
      .query(q("workspaceMembers:getWorkspacePendingInvitations"), { workspaceId });
    expect(pending).toHaveLength(1);
    expect(await look(token)).toBeNull();
    await expect(accept(guest.token, { token })).rejects.toThrow("Invitation not found");
  });

  test("is withdrawn by the team, and then refused", async () => {
    const { workspaceId, alice, guest, invitationId, token } = await invited();
    const bob = await server.people.agent(workspaceId);
    const cancel = (by: Agent) =>
      server.http(by.token).mutation(m("workspaceMembers:cancelInvitation"), { invitationId });
    await expect(cancel(bob)).rejects.toThrow("Permission denied: users.invite");
    await cancel(alice);
    await expect(accept(guest.token, { token })).rejects.toThrow("withdrawn");
    expect(await server.http(guest.token).query(q("workspaceMembers:getPendingInvitations"), {})).toEqual([]);
  });

  test("either is withdrawn or lets in, when both happen at the same moment", async () => {
    const { workspaceId, alice, guest, invitationId, token } = await invited();
    const [cancelled, accepted] = await Promise.allSettled([
      server.http(alice.token).mutation(m("workspaceMembers:cancelInvitation"), { invitationId }),
      accept(guest.token, { token }),
    ]);
    expect([cancelled.status, accepted.status].sort()).toEqual(["fulfilled", "rejected"]);
    expect(await isMember(guest, workspaceId)).toBe(accepted.status === "fulfilled");
  });

  test("cannot give more than the inviter has, and is not sent to a member", async () => {
    const { workspaceId } = await server.people.workspace();
    const permissions = ["users.invite", "users.read", "conversations.read", "articles.read", "audit.read"];
    const host = await server.people.agent(workspaceId, { permissions });
    const email = "new@example.com";
    const asHost = (role: string) => invite(host.token, { workspaceId, email, role });
    await expect(asHost("admin")).rejects.toMatchObject({ data: { code: "PERMISSION_DENIED", path: "role" } });
    await expect(asHost("owner")).rejects.toMatchObject({ data: { code: "INVALID_INPUT" } });
    expect(await asHost("viewer")).toMatchObject({ status: "invited" });
    const again = invite(host.token, { workspaceId, email: host.email, role: "viewer" });
    await expect(again).rejects.toThrow("Already a member");
    const bob = await server.people.agent(workspaceId);
    await expect(invite(bob.token, { workspaceId, email })).rejects.toThrow("Permission denied: users.invite");
    const stranger = await server.people.workspace();
    const foreign = invite(stranger.alice.token, { workspaceId, email });
    await expect(foreign).rejects.toThrow("Not a member of this workspace");
  });

  test("is good for seven days", async () => {
    const { guest, token } = await invited();
    server.clock.advance(7 * DAY_MS + 1);
    expect(await look(token)).toMatchObject({ status: "expired" });
    const signIn = (params: object) =>
      server.http().action(a("auth:signIn"), { provider: "otp", params: { email: guest.email, ...params } });
    await signIn({});
    const { tokens } = await signIn({ code: (await trap.mailTo(guest.email, 2)).code });
    await expect(accept(tokens.token, { token })).rejects.toThrow("too old");
  });
});
