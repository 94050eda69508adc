/** Passwords for people of tests, set as a person who forgot theirs would. */
import { makeFunctionReference } from "convex/server";
import type { MailTrap } from "./mailTrap.ts";
import type { Agent } from "./people.ts";
import type { TestServer } from "./server.ts";

const signIn = makeFunctionReference<"action">("auth:signIn");

/** Sets an agent's password by the code that is mailed to them; answers with the agent in the session that this began. */
export async function givePassword(
  { server, trap }: { server: TestServer; trap: MailTrap },
  agent: Agent,
  password: string,
): Promise<Agent> {
  const { email } = agent;
  const call = (params: object) => server.http().action(signIn, { provider: "password", params });
  await call({ flow: "reset", email });
  const { code = "" } = await trap.mailTo(email);
  const { tokens } = await call({ flow: "reset-verification", email, code, newPassword: password });
  return { ...agent, token: tokens.token };
}
