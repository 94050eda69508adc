import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

function teamOf(workspaceId: string): Promise<object[]> {
  return server.http().query(q("messengerSettings:getPublicTeam"), { workspaceId });
}

test("visitors see first names of those who answer, and nothing else of them", async () => {
  const { workspaceId, alice } = await server.people.workspace();
  const mara = await server.people.agent(workspaceId, { name: "Mara Holm" });
  await server.people.agent(workspaceId, { name: "Vic", role: "viewer" });
  await server.people.agent(workspaceId, { name: "Rea", permissions: ["conversations.read"] });
  await server.people.agent(workspaceId, { name: " " });
  expect(await teamOf(workspaceId)).toEqual([
    { _id: alice.userId, name: "Alice" },
    { _id: mara.userId, name: "Mara" },
  ]);
});

test("those who are away come last, and at most five are shown", async () => {
  const { workspaceId, alice } = await server.people.workspace();
  const seen: { name: string }[][] = [];
  server.live().onUpdate(q("messengerSettings:getPublicTeam"), { workspaceId }, (team) => seen.push(team));
  await eventually(() => seen.at(-1)?.length === 1);
  for (const name of ["Bo", "Cy", "Di", "Ed", "Fay"]) await server.people.agent(workspaceId, { name });
  await eventually(() => seen.at(-1)?.length === 5);
  await server.http(alice.token).mutation(m("auth:setAway"), { isAway: true });
  await eventually(() => seen.at(-1)?.every(({ name }) => name !== "Alice"));
  expect(seen.at(-1)).toHaveLength(5);
});

test("nobody is shown in a workspace that does not want to", async () => {
  const { workspaceId, alice } = await server.people.workspace();
  const agent = server.http(alice.token);
  await agent.mutation(m("messengerSettings:upsert"), { workspaceId, showTeammateAvatars: false });
  expect(await teamOf(workspaceId)).toEqual([]);
});
