import { runJob } from "@foyer/testing/runJob.ts";
import { startServer } from "@foyer/testing/server.ts";
import { makeFunctionReference } from "convex/server";
import { expect, test } from "vitest";

const signIn = makeFunctionReference<"action">("auth:signIn");
const DAY_MS = 86_400_000;

test("what has expired is forgotten, and what has not is kept", async () => {
  const server = await startServer();
  const { alice } = await server.people.workspace();
  const account = { email: "ada@example.com", password: "correct horse battery" };
  const count = async () =>
    server.foyer.engine.writes.use(async (connection) => {
      const tables = ["agent_sessions", "email_codes", "outgoing_mails"];
      const counts = tables.map((name) => connection.query<{ n: number }>(`select count(*)::int as n from ${name}`));
      return (await Promise.all(counts)).map(({ rows }) => rows[0]?.n);
    });
  const clean = async () => {
    await runJob(server, "auth:forgetExpiredHourly");
    await runJob(server, "mail:eraseOldMail");
  };

  await server.http().action(signIn, { provider: "otp", params: { email: alice.email } });
  await clean();
  expect(await count()).toEqual([1, 1, 1]);
  server.clock.advance(DAY_MS);
  await clean();
  expect(await count()).toEqual([1, 0, 1]);
  server.clock.advance(30 * DAY_MS);
  await server.http().action(signIn, { provider: "password", params: { flow: "signUp", ...account } });
  await clean();
  expect(await count()).toEqual([0, 1, 1]);
  await server.stop();
});
