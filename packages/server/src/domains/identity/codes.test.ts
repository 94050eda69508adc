import { a } from "@foyer/testing/functions.ts";
import { type MailTrap, startMailTrap } from "@foyer/testing/mailTrap.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const refused = "The code is not right, or is no longer good";

describe("a code by e-mail", () => {
  let server: TestServer;
  let trap: MailTrap;
  let workspaceId: string;
  beforeAll(async () => {
    trap = await startMailTrap();
    server = await startServer({ environment: { SMTP_URL: trap.url } });
    ({ workspaceId } = await server.people.workspace());
  });
  afterAll(async () => {
    await server.stop();
    await trap.stop();
  });

  const signIn = (provider: string, params: Record<string, string>) =>
    server.http().action(a("auth:signIn"), { provider, params });

  async function codeFor(email: string, count = 1): Promise<string> {
    expect(await signIn("otp", { email })).toEqual({ started: true });
    return (await trap.mailTo(email, count)).code ?? "";
  }

  const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

  test("signs in once, spaces or not", async () => {
    const { email } = await server.people.agent(workspaceId);
    const code = await codeFor(email);
    const { tokens } = await signIn("otp", {
      email: email.toUpperCase(),
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    });
    expect(tokens.token.split(".")).toHaveLength(3);
    await expect(signIn("otp", { email, code })).rejects.toThrow(refused);
  });

  test("signs in one of two who use it at the same moment", async () => {
    const { email } = await server.people.agent(workspaceId);
    const code = await codeFor(email);
    const both = await Promise.allSettled([1, 2, 3].map(() => signIn("otp", { email, code })));
    expect(both.filter((each) => each.status === "fulfilled")).toHaveLength(1);
  });

  test("is worth nothing after five wrong guesses, even when it is right", async () => {
    const { email } = await server.people.agent(workspaceId);
    const code = await codeFor(email);
    for (let i = 0; i < 5; i++) await expect(signIn("otp", { email, code: wrong(code) })).rejects.toThrow(refused);
    await expect(signIn("otp", { email, code })).rejects.toThrow(refused);
  });

  test("counts wrong guesses that are made at the same moment", async () => {
    const { email } = await server.people.agent(workspaceId);
    const code = await codeFor(email);
    const guesses = Array.from({ length: 5 }, () => signIn("otp", { email, code: wrong(code) }));
    await Promise.allSettled(guesses);
    await expect(signIn("otp", { email, code })).rejects.toThrow(refused);
  });

  test("is bound to its address and to what it is for", async () => {
    const one = await server.people.agent(workspaceId);
    const two = await server.people.agent(workspaceId);
    const code = await codeFor(one.email);
    await codeFor(two.email);
    await expect(signIn("otp", { email: two.email, code })).rejects.toThrow(refused);
    const reset = { flow: "reset-verification", email: one.email, code, newPassword: "a new password" };
    await expect(signIn("password", reset)).rejects.toThrow(refused);
    const verification = { flow: "email-verification", email: one.email, code };
    await expect(signIn("password", verification)).rejects.toThrow(refused);
    expect((await signIn("otp", { email: one.email, code })).tokens).toBeTruthy();
  });

  test("stays good when somebody else asks for another one", async () => {
    const { email } = await server.people.agent(workspaceId);
    const code = await codeFor(email);
    await codeFor(email, 2);
    expect((await signIn("otp", { email, code })).tokens).toBeTruthy();
  });

  test("is good for ten minutes", async () => {
    const { email } = await server.people.agent(workspaceId);
    const code = await codeFor(email);
    server.clock.advance(10 * 60_000 + 1);
    await expect(signIn("otp", { email, code })).rejects.toThrow(refused);
  });
});

describe("asking for codes", () => {
  test("is limited per address", async () => {
    const server = await startServer({ limitFactor: 1 });
    const { alice } = await server.people.workspace();
    const ask = (email: string) => server.http().action(a("auth:signIn"), { provider: "otp", params: { email } });
    for (let i = 0; i < 5; i++) await ask(alice.email);
    await expect(ask(alice.email)).rejects.toThrow("Too many requests");
    expect(await ask("another@example.com")).toEqual({ started: true });
    await server.stop();
  });
});
