import { eventually } from "@foyer/testing/eventually.ts";
import { a, m, q } from "@foyer/testing/functions.ts";
import { givePassword } from "@foyer/testing/givePassword.ts";
import { type MailTrap, startMailTrap } from "@foyer/testing/mailTrap.ts";
import { openMarketplace } from "@foyer/testing/marketplace.ts";
import type { Agent } from "@foyer/testing/people.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { signInLinkOf } from "@foyer/testing/signInLink.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const password = "correct horse battery";

describe("closing one's own account", () => {
  let server: TestServer;
  let trap: MailTrap;
  beforeAll(async () => {
    trap = await startMailTrap();
    server = await startServer({ environment: { SMTP_URL: trap.url, FOYER_SIGNUP: "open" } });
  });
  afterAll(async () => {
    await server.stop();
    await trap.stop();
  });

  const signIn = (provider: string, params: object) => server.http().action(a("auth:signIn"), { provider, params });
  const close = ({ token }: Agent, proof: object) => server.http(token).action(a("auth:closeAccount"), proof);
  const mailsTo = (email: string) => trap.mails.filter(({ to }) => to.includes(email));

  /** A workspace with an owner and a colleague, and a conversation that was given to the colleague, who answered. */
  async function office() {
    const { workspaceId, alice } = await server.people.workspace("Harbour");
    const bob = await server.people.agent(workspaceId, { name: "Bob" });
    const { sessionToken } = await server.people.visitor(workspaceId);
    const begin = { workspaceId, sessionToken, content: "Hello?", clientMessageId: "first" };
    const { conversationId } = await server.http().mutation(m("conversations:start"), begin);
    const assignment = { id: conversationId, agentId: bob.userId };
    await server.http(alice.token).mutation(m("conversations:assign"), assignment);
    await server.http(bob.token).mutation(m("messages:send"), { conversationId, content: "Good morning!" });
    return { workspaceId, conversationId, alice, bob };
  }

  /** Asks for a code and answers with it. */
  async function codeFor(agent: Agent): Promise<string> {
    const known = mailsTo(agent.email).length;
    await server.http(agent.token).action(a("auth:requestAccountClosure"), {});
    return (await trap.mailTo(agent.email, known + 1)).code ?? "";
  }

  test("takes the password, ends every session at once, and lets the address sign up again", async () => {
    const { bob } = await office();
    const here = await givePassword({ server, trap }, bob, password);
    const elsewhere = (await signIn("password", { flow: "signIn", email: bob.email, password })).tokens.token;
    const failures: string[] = [];
    server.live(elsewhere).onUpdate(
      q("auth:listSessions"),
      {},
      () => {},
      (error) => failures.push(error.message),
    );
    await expect(close(here, { password: "a wrong password" })).rejects.toThrow("The password is not right");
    await expect(close(here, {})).rejects.toThrow("The password is not right");
    expect(await server.http(here.token).query(q("auth:isAuthenticated"), {})).toBe(true);

    expect(await close(here, { password })).toBeNull();
    await eventually(() => failures.at(-1)?.includes("Not authenticated"));
    for (const token of [here.token, elsewhere]) {
      await expect(server.http(token).query(q("auth:currentUser"), {})).rejects.toThrow("Session expired");
    }
    const again = signIn("password", { flow: "signIn", email: bob.email, password });
    await expect(again).rejects.toThrow("The e-mail address or the password is not right");
    await eventually(() => mailsTo(bob.email).at(-1)?.subject === "Your account was closed");
    const mails = mailsTo(bob.email).length;

    const account = { email: bob.email, password: "another long password", name: "Robert" };
    await signIn("password", { flow: "signUp", ...account });
    const { code } = await trap.mailTo(bob.email, mails + 1);
    const { tokens } = await signIn("password", { flow: "email-verification", email: bob.email, code });
    const user = await server.http(tokens.token).query(q("auth:currentUser"), {});
    expect(user).toMatchObject({ email: bob.email, name: "Robert", role: "owner" });
    expect(user._id).not.toBe(bob.userId);
  });

  test("leaves what was written under the person's name, and their conversations to somebody else", async () => {
    const { workspaceId, conversationId, alice, bob } = await office();
    await close(bob, { code: await codeFor(bob) });
    const as = server.http(alice.token);
    const messages = await as.query(q("messages:list"), { conversationId });
    expect(messages.at(-1)).toMatchObject({ content: "Good morning!", senderName: "Bob" });
    await eventually(async () => {
      const conversation = await as.query(q("conversations:get"), { id: conversationId });
      return conversation?.assignedAgentId === undefined;
    });
    const members = await as.query(q("workspaceMembers:listByWorkspace"), { workspaceId });
    expect(members.map(({ name }: { name: string }) => name)).toEqual(["Alice"]);
    const entries = await as.query(q("auditLogs:list"), { workspaceId, action: "user.account.closed" });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ actorId: bob.userId, actorName: "Bob", metadata: { role: "agent" } });
    expect(entries[0]).not.toHaveProperty("actorEmail");
  });

  test("takes a code from those who have no password; a wrong one closes nothing", async () => {
    const { bob } = await office();
    await expect(close(bob, {})).rejects.toThrow("This account has no password: ask for a code");
    const code = await codeFor(bob);
    const wrong = code === "000000" ? "000001" : "000000";
    await expect(close(bob, { code: wrong })).rejects.toThrow("The code is not right");
    const other = (await office()).bob;
    await expect(close(other, { code })).rejects.toThrow("The code is not right");
    await close(bob, { code });
    await expect(close(bob, { code })).rejects.toThrow("Session expired");
  });

  test("is refused to the owner of a workspace until it is somebody else's", async () => {
    const { workspaceId, alice, bob } = await office();
    const second = await server.http(alice.token).mutation(m("workspaces:create"), { name: "Lighthouse" });
    const ask = () => server.http(alice.token).action(a("auth:requestAccountClosure"), {});
    await expect(ask()).rejects.toThrow("You own the workspaces “Harbour” and “Lighthouse”. Transfer the ownership");
    expect(mailsTo(alice.email)).toEqual([]);
    const withPassword = await givePassword({ server, trap }, alice, password);
    const as = server.http(withPassword.token);
    await as.mutation(m("workspaceMembers:add"), { workspaceId: second, userId: bob.userId, role: "admin" });
    const hand = (id: string) =>
      as.mutation(m("workspaceMembers:transferOwnership"), { workspaceId: id, newOwnerId: bob.userId });
    await hand(workspaceId);
    await expect(close(withPassword, { password })).rejects.toThrow("You own the workspace “Lighthouse”.");
    await hand(second);
    await close(withPassword, { password });
    const owners = await server.http(bob.token).query(q("auth:getUserWorkspaces"), {});
    expect(owners.map(({ role }: { role: string }) => role)).toEqual(["owner", "owner"]);
  });

  test("at the moment in which one becomes the owner, leaves the workspace with one", async () => {
    const { workspaceId, alice, bob } = await office();
    const code = await codeFor(bob);
    const handed = server
      .http(alice.token)
      .mutation(m("workspaceMembers:transferOwnership"), { workspaceId, newOwnerId: bob.userId });
    const [closed, transferred] = await Promise.allSettled([close(bob, { code }), handed]);
    const members = await server.http(alice.token).query(q("workspaceMembers:listByWorkspace"), { workspaceId });
    expect(members.filter(({ role }: { role: string }) => role === "owner")).toHaveLength(1);
    expect([closed.status, transferred.status].sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("ends in the sandbox too", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const admin = await server.people.agent(workspaceId, { name: "Ada", role: "admin" });
    const as = server.http(alice.token);
    const sandboxId = await as.mutation(m("sandbox:open"), { workspaceId });
    const team = () => as.query(q("workspaceMembers:listByWorkspace"), { workspaceId: sandboxId });
    expect(await team()).toHaveLength(2);
    await close(admin, { code: await codeFor(admin) });
    expect(await team()).toMatchObject([{ name: "Alice" }]);
  });

  test("makes links that would have signed the person in worthless", async () => {
    const { bob } = await office();
    const link = new URL(await signInLinkOf(server, bob)).searchParams.get("link");
    await close(bob, { code: await codeFor(bob) });
    await expect(signIn("link", { token: link })).rejects.toThrow("This link was used already, or is too old");
  });

  test("takes the person off the staff of stores", async () => {
    const { workspaceId, storeId, admin } = await openMarketplace(server);
    const bob = await server.people.agent(workspaceId);
    await server.http(admin).mutation(m("storeStaff:add"), { storeId, userId: bob.userId });
    const staff = async () =>
      (await server.http(admin).query(q("commerce:getStore"), { workspaceId, externalId: "pizza" })).staff;
    expect(await staff()).toHaveLength(2);
    await close(bob, { code: await codeFor(bob) });
    expect(await staff()).toMatchObject([{ name: "Sam" }]);
  });
});
