import { callInternally } from "@foyer/server/engine/call.ts";
import { a, m, q } from "@foyer/testing/functions.ts";
import { type MailTrap, startMailTrap } from "@foyer/testing/mailTrap.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const password = "correct horse battery";
const started = { started: true };

describe("signing in", () => {
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

  const signIn = (provider: string, params: Record<string, string>) =>
    server.http().action(a("auth:signIn"), { provider, params });
  const byPassword = (email: string, given = password) =>
    signIn("password", { flow: "signIn", email, password: given });
  const isSignedIn = (token: string) => server.http(token).query(q("auth:isAuthenticated"), {});

  /** An agent who has set a password the way everybody does: with a code. */
  async function withPassword(workspaceId: string) {
    const agent = await server.people.agent(workspaceId);
    await signIn("password", { flow: "reset", email: agent.email });
    const { code = "" } = await trap.mailTo(agent.email);
    const reset = { flow: "reset-verification", email: agent.email, code, newPassword: password };
    return { ...agent, tokens: (await signIn("password", reset)).tokens };
  }

  test("a right password gives tokens, and the sign-in is written down", async () => {
    const { workspaceId } = await server.people.workspace();
    const { email } = await withPassword(workspaceId);
    const { tokens } = await byPassword(` ${email.toUpperCase()}`);
    expect(await isSignedIn(tokens.token)).toBe(true);
    expect(tokens.refreshToken).toMatch(/^rt_[0-9a-f]{64}$/);
    expect(await auditedActions(workspaceId)).toEqual(["auth.login", "auth.login"]);
  });

  test("a wrong password, an unknown address and an account without a password are refused in the same words", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const { email } = await withPassword(workspaceId);
    const refusals = await Promise.all(
      [byPassword(email, "wrong password"), byPassword("unknown@example.com"), byPassword(alice.email)].map((attempt) =>
        attempt.catch((error: { data: unknown }) => error.data),
      ),
    );
    expect(refusals[0]).toMatchObject({ code: "INVALID_CREDENTIALS" });
    expect(refusals[1]).toEqual(refusals[0]);
    expect(refusals[2]).toEqual(refusals[0]);
  });

  test("a forgotten password is set anew with a code, and every other device is signed out", async () => {
    const { workspaceId } = await server.people.workspace();
    const agent = await withPassword(workspaceId);
    await signIn("password", { flow: "reset", email: agent.email });
    const { code = "" } = await trap.mailTo(agent.email, 3);
    const reset = { flow: "reset-verification", email: agent.email, code, newPassword: "a better password" };
    const { tokens } = await signIn("password", reset);
    expect(await isSignedIn(tokens.token)).toBe(true);
    await expect(isSignedIn(agent.tokens.token)).rejects.toThrow("Session expired");
    await expect(byPassword(agent.email)).rejects.toThrow("not right");
    expect((await byPassword(agent.email, "a better password")).tokens).toBeTruthy();
    expect((await trap.mailTo(agent.email, 4)).subject).toBe("Your password was changed");
  });

  test("asking to reset the password of an unknown address is answered alike, and mails nothing", async () => {
    expect(await signIn("password", { flow: "reset", email: "nobody@example.com" })).toEqual(started);
    expect(trap.mails.some((mail) => mail.to.includes("nobody@example.com"))).toBe(false);
  });

  test("unknown providers and flows are refused, and a code in the page's address is nothing to us", async () => {
    await expect(signIn("github", {})).rejects.toThrow("no way to sign in called github");
    await expect(signIn("password", { flow: "guess" })).rejects.toThrow("flow must be");
    const answer = await server.http().action(a("auth:signIn"), { params: { code: "1234" } });
    expect(answer).toEqual({ tokens: null });
  });

  test("a workspace that allows codes only refuses the right password, and says how to sign in instead", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const { email } = await withPassword(workspaceId);
    const settings = { workspaceId, authMethods: ["otp"] };
    await server.http(alice.token).mutation(m("workspaces:updateSignupSettings"), settings);
    await expect(byPassword(email)).rejects.toThrow("Use a code by e-mail instead");
    await expect(byPassword(email, "wrong password")).rejects.toThrow("not right");
    await signIn("password", { flow: "reset", email });
    expect((await trap.mailTo(email, 3)).text).toContain("does not allow passwords");
    await signIn("otp", { email });
    const { code = "" } = await trap.mailTo(email, 4);
    expect((await signIn("otp", { email, code })).tokens).toBeTruthy();
  });

  test("a workspace that allows passwords only mails no codes to sign in with", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const { email } = await withPassword(workspaceId);
    const settings = { workspaceId, authMethods: ["password"] };
    await server.http(alice.token).mutation(m("workspaces:updateSignupSettings"), settings);
    expect(await signIn("otp", { email })).toEqual(started);
    const mail = await trap.mailTo(email, 3);
    expect(mail.text).toContain("does not allow signing in by code");
    expect(mail.code).toBeUndefined();
    expect((await byPassword(email)).tokens).toBeTruthy();
  });

  test("a sign-in link works once, and for an hour", async () => {
    const { alice } = await server.people.workspace();
    const token = await mint(alice.userId);
    const both = await Promise.allSettled([1, 2].map(() => signIn("link", { token })));
    expect(both.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    await expect(signIn("link", { token })).rejects.toThrow("used already, or is too old");
    const old = await mint(alice.userId);
    server.clock.advance(3_600_001);
    await expect(signIn("link", { token: old })).rejects.toThrow("used already, or is too old");
    await expect(signIn("link", { token: "link_unknown" })).rejects.toThrow("Invitation not found");
  });

  async function mint(userId: string): Promise<string> {
    const { engine } = server.foyer;
    const mint = engine.registry.functions.find(({ name }) => name === "auth:mintSignInLink");
    if (!mint) throw new Error("There is no auth:mintSignInLink.");
    const link = new URL(String(await callInternally(engine, mint.declaration, { userId })));
    expect(link.searchParams.has("code")).toBe(false);
    return link.searchParams.get("link") ?? "";
  }

  async function auditedActions(workspaceId: string): Promise<string[]> {
    return server.foyer.engine.writes.use(async (connection) => {
      const text = "select action, actor_type from audit_logs where workspace_id = $1 order by timestamp";
      const { rows } = await connection.query<{ action: string; actor_type: string }>(text, [workspaceId]);
      expect(rows.every((row) => row.actor_type === "user")).toBe(true);
      return rows.map((row) => row.action);
    });
  }
});

describe("guessing passwords", () => {
  test("is limited from one address at one account; others can still sign in", async () => {
    const server = await startServer({ limitFactor: 1 });
    await server.people.workspace();
    const guess = (email: string) =>
      server.http().action(a("auth:signIn"), { provider: "password", params: { flow: "signIn", email, password } });
    for (let i = 0; i < 10; i++) await expect(guess("victim@example.com")).rejects.toThrow("not right");
    await expect(guess("victim@example.com")).rejects.toMatchObject({ data: { code: "RATE_LIMITED" } });
    await expect(guess("other@example.com")).rejects.toThrow("not right");
    await server.stop();
  });
});
