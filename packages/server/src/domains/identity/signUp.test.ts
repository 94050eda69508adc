import { a, m, q } from "@foyer/testing/functions.ts";
import { type MailTrap, startMailTrap } from "@foyer/testing/mailTrap.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const password = "correct horse battery";
const started = { started: true };

function signIn(server: TestServer, provider: string, params: Record<string, string>) {
  return server.http().action(a("auth:signIn"), { provider, params });
}

function signUp(server: TestServer, params: Record<string, string>) {
  return signIn(server, "password", { flow: "signUp", password, ...params });
}

function verify(server: TestServer, email: string, code = "") {
  return signIn(server, "password", { flow: "email-verification", email, code });
}

function currentUser(server: TestServer, { tokens }: { tokens: { token: string } }) {
  return server.http(tokens.token).query(q("auth:currentUser"), {});
}

describe("the first account of an installation", () => {
  test("is opened at once and owns its workspace, even where sign-up is by invitation only", async () => {
    const server = await startServer({ environment: { FOYER_SIGNUP: "invite-only" } });
    const signedUp = await signUp(server, { email: " Ada@Example.com ", name: "Ada", workspaceName: "Engines" });
    const user = await currentUser(server, signedUp);
    expect(user).toMatchObject({
      email: "ada@example.com",
      name: "Ada",
      role: "owner",
      workspace: { name: "Engines" },
      hasPassword: true,
    });
    expect(user.permissions).toContain("settings.billing");
    await expect(signUp(server, { email: "eve@example.com" })).rejects.toThrow("by invitation only");
    await server.stop();
  });

  test("goes to one of two people who want it at the same moment", async () => {
    const server = await startServer();
    const both = await Promise.all(
      ["ann", "ben"].map((name) => signUp(server, { email: `${name}@example.com`, name })),
    );
    expect(both.filter(({ tokens }) => tokens)).toHaveLength(1);
    expect(both.filter((answer) => answer.started)).toHaveLength(1);
    await server.stop();
  });

  test("is called after its owner when no name is given", async () => {
    const server = await startServer();
    const user = await currentUser(server, await signUp(server, { email: "grace@example.com", name: "Grace" }));
    expect(user.workspace.name).toBe("Grace's Workspace");
    await server.stop();
  });
});

describe("signing up where anyone may", () => {
  let server: TestServer;
  let trap: MailTrap;
  beforeAll(async () => {
    trap = await startMailTrap();
    server = await startServer({ environment: { SMTP_URL: trap.url } });
    await server.people.workspace();
  });
  afterAll(async () => {
    await server.stop();
    await trap.stop();
  });

  test("an account exists once the code from the mail proves the address", async () => {
    const email = "carl@example.com";
    expect(await signUp(server, { email, name: "Carl" })).toEqual(started);
    await expect(signIn(server, "password", { flow: "signIn", email, password })).rejects.toThrow("not right");
    const { code } = await trap.mailTo(email);
    const user = await currentUser(server, await verify(server, email, code));
    expect(user).toMatchObject({ email, name: "Carl", emailVerified: true, role: "owner", hasPassword: true });
    expect((await signIn(server, "password", { flow: "signIn", email, password })).tokens).toBeTruthy();
  });

  test("a code opens an account without a password, too", async () => {
    const email = "cora@example.com";
    expect(await signIn(server, "otp", { email, name: "Cora", workspaceName: "Corals" })).toEqual(started);
    const { code = "" } = await trap.mailTo(email);
    const user = await currentUser(server, await signIn(server, "otp", { email, code }));
    expect(user).toMatchObject({ name: "Cora", workspace: { name: "Corals" }, hasPassword: false });
  });

  test("somebody with an account gets the same answer, and a code that signs in without changing the password", async () => {
    const email = "dora@example.com";
    await signUp(server, { email, name: "Dora" });
    await verify(server, email, (await trap.mailTo(email)).code);
    expect(await signUp(server, { email, name: "Mallory", password: "another password" })).toEqual(started);
    const user = await currentUser(server, await verify(server, email, (await trap.mailTo(email, 2)).code));
    expect(user.name).toBe("Dora");
    const wrong = { flow: "signIn", email, password: "another password" };
    await expect(signIn(server, "password", wrong)).rejects.toThrow("not right");
  });

  test("each of two sign-ups with one address gets its own password with its own code", async () => {
    const email = "emil@example.com";
    await signUp(server, { email, password: "password of Emil" });
    const { code } = await trap.mailTo(email);
    await signUp(server, { email, password: "password of Mallory" });
    await trap.mailTo(email, 2);
    await verify(server, email, code);
    expect(
      (await signIn(server, "password", { flow: "signIn", email, password: "password of Emil" })).tokens,
    ).toBeTruthy();
    const mallory = { flow: "signIn", email, password: "password of Mallory" };
    await expect(signIn(server, "password", mallory)).rejects.toThrow("not right");
  });

  test("a short password and a thing that is no address are refused", async () => {
    await expect(signUp(server, { email: "fay@example.com", password: "short" })).rejects.toThrow(
      "8 to 200 characters",
    );
    await expect(signUp(server, { email: "fay at example" })).rejects.toThrow("not an e-mail address");
    await expect(signUp(server, { email: "a@b.example\nBcc: c@d.example" })).rejects.toThrow("not an e-mail address");
  });

  test("whoever has an address of an allowed domain joins that workspace as an agent", async () => {
    const { workspaceId, alice } = await server.people.workspace("Domain");
    const settings = { workspaceId, signupMode: "domain-allowlist", allowedDomains: ["@Team.Example"] };
    await server.http(alice.token).mutation(m("workspaces:updateSignupSettings"), settings);
    const email = "hana@team.example";
    await signUp(server, { email, name: "Hana" });
    const user = await currentUser(server, await verify(server, email, (await trap.mailTo(email)).code));
    expect(user).toMatchObject({ workspaceId, role: "agent" });
    const workspaces = await server.http((await signInAgain(email)).token).query(q("auth:getUserWorkspaces"), {});
    expect(workspaces).toHaveLength(1);
  });

  async function signInAgain(email: string): Promise<{ token: string }> {
    return (await signIn(server, "password", { flow: "signIn", email, password })).tokens;
  }
});

describe("signing up by invitation only", () => {
  let server: TestServer;
  let trap: MailTrap;
  beforeAll(async () => {
    trap = await startMailTrap();
    server = await startServer({ environment: { SMTP_URL: trap.url, FOYER_SIGNUP: "invite-only" } });
  });
  afterAll(async () => {
    await server.stop();
    await trap.stop();
  });

  async function invited(email: string) {
    const { workspaceId, alice } = await server.people.workspace();
    const invitation = { workspaceId, email, role: "viewer" };
    await server.http(alice.token).action(a("workspaceMembers:inviteToWorkspace"), invitation);
    const { link = "" } = await trap.mailTo(email);
    return { workspaceId, alice, token: new URL(link).searchParams.get("invitation") ?? "" };
  }

  test("the link of an invitation opens an account in its workspace at once", async () => {
    const { workspaceId, token } = await invited("iris@example.com");
    const answer = await signUp(server, { invitation: token, name: "Iris", email: "somebody.else@example.com" });
    expect(await currentUser(server, answer)).toMatchObject({
      email: "iris@example.com",
      emailVerified: true,
      workspaceId,
      role: "viewer",
    });
    await expect(signUp(server, { invitation: token })).rejects.toThrow("accepted already");
  });

  test("the link alone opens an account without a password, once, also when it is opened twice at the same moment", async () => {
    const { workspaceId, token } = await invited("jana@example.com");
    const both = await Promise.allSettled([1, 2].map(() => signIn(server, "link", { token, name: "Jana" })));
    const [won] = both.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    expect(both.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    expect(await currentUser(server, won)).toMatchObject({ workspaceId, hasPassword: false, role: "viewer" });
  });

  test("an invitation never signs in to an account that exists already", async () => {
    const { workspaceId } = await server.people.workspace();
    const kim = await server.people.agent(workspaceId, { name: "Kim" });
    const { token } = await invited(kim.email);
    await expect(signIn(server, "link", { token })).rejects.toThrow("Sign in to accept the invitation");
    await expect(signUp(server, { invitation: token })).rejects.toThrow("Sign in to accept the invitation");
  });

  test("strangers get no account, and asking for a code tells them nothing", async () => {
    await invited("leo@example.com");
    await expect(signUp(server, { email: "stranger@example.com" })).rejects.toThrow("by invitation only");
    expect(await signIn(server, "otp", { email: "stranger@example.com" })).toEqual(started);
    await expect(signIn(server, "otp", { email: "stranger@example.com", code: "123456" })).rejects.toThrow("not right");
    expect(trap.mails.some((mail) => mail.to.includes("stranger@example.com"))).toBe(false);
  });

  test("those who were invited do not make workspaces of their own", async () => {
    const { token } = await invited("mia@example.com");
    const { tokens } = await signUp(server, { invitation: token });
    const mia = server.http(tokens.token);
    await expect(mia.mutation(m("workspaces:create"), { name: "Mine" })).rejects.toThrow("Only owners");
  });
});
