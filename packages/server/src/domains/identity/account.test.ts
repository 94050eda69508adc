import { eventually } from "@foyer/testing/eventually.ts";
import { a, m, q } from "@foyer/testing/functions.ts";
import { givePassword } from "@foyer/testing/givePassword.ts";
import { type MailTrap, startMailTrap } from "@foyer/testing/mailTrap.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const password = "correct horse battery";

describe("one's own account", () => {
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

  const signIn = (params: Record<string, string>) =>
    server.http().action(a("auth:signIn"), { provider: "password", params });

  /** An agent who has set a password, with the token of that session. */
  async function withPassword() {
    const { workspaceId } = await server.people.workspace();
    const agent = await server.people.agent(workspaceId);
    return { workspaceId, ...(await givePassword({ server, trap }, agent, password)) };
  }

  /** Follows who is signed in. */
  async function follow(token: string) {
    const seen: { name: string; isAway: boolean; workspace: { name: string } }[] = [];
    server.live(token).onUpdate(q("auth:currentUser"), {}, (user) => seen.push(user));
    await eventually(() => seen.length > 0);
    return seen;
  }

  test("nobody is signed in without a token", async () => {
    expect(await server.http().query(q("auth:currentUser"), {})).toBeNull();
    expect(await server.http().query(q("auth:isAuthenticated"), {})).toBe(false);
    expect(await server.http().query(q("auth:getUserWorkspaces"), {})).toEqual([]);
  });

  test("shows name, role and permissions, and follows their changes", async () => {
    const { workspaceId, alice } = await server.people.workspace("Acme");
    const seen = await follow(alice.token);
    expect(seen.at(-1)).toMatchObject({ name: "Alice", role: "owner", workspaceId, workspace: { name: "Acme" } });
    const as = server.http(alice.token);
    await as.mutation(m("auth:updateProfile"), { name: "  Alice B. " });
    await as.mutation(m("auth:setAway"), { isAway: true });
    await as.mutation(m("workspaces:update"), { id: workspaceId, name: "Acme Ltd" });
    await eventually(() => seen.at(-1)?.workspace.name === "Acme Ltd");
    expect(seen.at(-1)).toMatchObject({ name: "Alice B.", isAway: true });
    await expect(as.mutation(m("auth:updateProfile"), { name: "   " })).rejects.toThrow("at least one letter");
  });

  test("takes a picture that the person uploaded, and no other's", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const bob = await server.people.agent(workspaceId);
    const as = server.http(alice.token);
    const url = await as.mutation(m("supportAttachments:generateUploadUrl"), { workspaceId, purpose: "avatar" });
    const image = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#48f" } })
      .png()
      .toBuffer();
    const headers = { "Content-Type": "image/png" };
    const { storageId } = await (await fetch(url, { method: "POST", headers, body: new Uint8Array(image) })).json();
    const named = { workspaceId, storageId, fileName: "me.png" };
    const { attachmentId } = await as.mutation(m("supportAttachments:finalizeUpload"), named);
    const foreign = server.http(bob.token).mutation(m("auth:updateProfile"), { avatarAttachmentId: attachmentId });
    await expect(foreign).rejects.toThrow("File not found");
    await as.mutation(m("auth:updateProfile"), { avatarAttachmentId: attachmentId });
    const user = await as.query(q("auth:currentUser"), {});
    expect((await fetch(user.avatarUrl)).headers.get("content-type")).toMatch(/^image\//);
    await as.mutation(m("auth:updateProfile"), { avatarAttachmentId: null });
    expect((await as.query(q("auth:currentUser"), {})).avatarUrl).toBeUndefined();
  });

  test("is finished after sign-up with a name, and the workspace's if one owns it", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const bob = await server.people.agent(workspaceId);
    const profile = { name: "Al", workspaceName: "Al's Shop" };
    await server.http(alice.token).mutation(m("auth:completeSignupProfile"), profile);
    const user = await server.http(alice.token).query(q("auth:currentUser"), {});
    expect(user).toMatchObject({ name: "Al", workspace: { name: "Al's Shop" } });
    const asBob = server.http(bob.token).mutation(m("auth:completeSignupProfile"), profile);
    await expect(asBob).rejects.toThrow("Only the owner names the workspace");
  });

  test("looks at another workspace of the person's, and at no other", async () => {
    const { alice } = await server.people.workspace("One");
    const other = await server.people.workspace("Theirs");
    const as = server.http(alice.token);
    const second = await as.mutation(m("workspaces:create"), { name: "Two" });
    await as.mutation(m("auth:switchWorkspace"), { workspaceId: second });
    const list = await as.query(q("auth:getUserWorkspaces"), {});
    expect(list).toMatchObject([
      { name: "One", isCurrent: false, role: "owner" },
      { name: "Two", isCurrent: true, role: "owner" },
    ]);
    const foreign = as.mutation(m("auth:switchWorkspace"), { workspaceId: other.workspaceId });
    await expect(foreign).rejects.toThrow("Not a member of this workspace");
  });

  test("gets another password when the current one is right; other devices are signed out, this one is not", async () => {
    const { email, token } = await withPassword();
    const { tokens: other } = await signIn({ flow: "signIn", email, password });
    const change = (currentPassword: string, newPassword: string) =>
      server.http(token).action(a("auth:changePassword"), { currentPassword, newPassword });
    await expect(change("wrong password", "a better password")).rejects.toThrow("The password is not right");
    await expect(change(password, "short")).rejects.toThrow("8 to 200 characters");
    await change(password, "a better password");
    await expect(server.http(other.token).query(q("auth:currentUser"), {})).rejects.toThrow("Session expired");
    expect(await server.http(token).query(q("auth:isAuthenticated"), {})).toBe(true);
    expect((await signIn({ flow: "signIn", email, password: "a better password" })).tokens).toBeTruthy();
  });

  test("of two password changes at the same moment one wins", async () => {
    const { token } = await withPassword();
    const change = (newPassword: string) =>
      server.http(token).action(a("auth:changePassword"), { currentPassword: password, newPassword });
    const both = await Promise.allSettled([change("a first password"), change("a second password")]);
    expect(both.filter((each) => each.status === "fulfilled")).toHaveLength(1);
  });

  test("without a password does not get one by this way", async () => {
    const { alice } = await server.people.workspace();
    const change = { currentPassword: "anything", newPassword: "a new password" };
    await expect(server.http(alice.token).action(a("auth:changePassword"), change)).rejects.toThrow("no password yet");
  });

  test("moves to another address with the password and the code that goes there; the old address is told", async () => {
    const { email, token } = await withPassword();
    const as = server.http(token);
    const moved = `moved.${email}`;
    const ask = (given?: string) =>
      as.action(a("auth:requestEmailChange"), { email: moved, ...(given ? { password: given } : {}) });
    await expect(ask()).rejects.toThrow("The password is not right");
    expect(await ask(password)).toEqual({ started: true });
    const { code = "" } = await trap.mailTo(moved);
    const confirm = (given: string) => as.action(a("auth:confirmEmailChange"), { email: moved, code: given });
    await expect(confirm(code === "000000" ? "000001" : "000000")).rejects.toThrow("not right");
    await confirm(code);
    expect(await as.query(q("auth:currentUser"), {})).toMatchObject({ email: moved });
    expect((await trap.mailTo(email, 3)).subject).toBe("Your e-mail address was changed");
    await expect(signIn({ flow: "signIn", email, password })).rejects.toThrow("not right");
    expect((await signIn({ flow: "signIn", email: moved, password })).tokens).toBeTruthy();
  });

  test("cannot move to an address that has an account, and is not told that it has one", async () => {
    const { token } = await withPassword();
    const { alice } = await server.people.workspace();
    const change = { email: alice.email, password };
    expect(await server.http(token).action(a("auth:requestEmailChange"), change)).toEqual({ started: true });
    expect(trap.mails.some((mail) => mail.to.includes(alice.email))).toBe(false);
  });

  test("is not moved by a code that somebody else asked for", async () => {
    const mallory = await withPassword();
    const victim = await withPassword();
    const target = `target.${mallory.email}`;
    await server.http(mallory.token).action(a("auth:requestEmailChange"), { email: target, password });
    const { code = "" } = await trap.mailTo(target);
    const confirmed = server.http(victim.token).action(a("auth:confirmEmailChange"), { email: target, code });
    await expect(confirmed).rejects.toThrow("not right");
  });
});
