import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callInternally } from "../../engine/call.ts";
import { newId } from "../../persistence/ids.ts";
import { moveLeftovers } from "./merge.ts";
import { createBrowser, hashFor } from "./testing.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

async function verifying() {
  const { workspaceId, alice } = await server.people.workspace();
  const agent = server.http(alice.token);
  const { secret } = await agent.mutation(m("identityVerification:enable"), { workspaceId });
  return { workspaceId, agent, proof: { externalUserId: "ann", userHash: hashFor(secret, "ann") } };
}

const start = (workspaceId: string, sessionToken: string) =>
  server.http().mutation(m("conversations:start"), {
    workspaceId,
    sessionToken,
    content: "Hello",
    clientMessageId: newId(),
  });

describe("a merge", () => {
  test("loses nothing when many browsers of one person sign in at the same moment", async () => {
    const { workspaceId, proof } = await verifying();
    const phone = createBrowser(server, workspaceId);
    const browsers = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const browser = createBrowser(server, workspaceId);
        const { sessionToken } = await browser.boot();
        await start(workspaceId, sessionToken);
        return { browser, sessionToken };
      }),
    );
    const ann = await phone.boot(proof);
    await Promise.all([
      ...browsers.map(({ browser }) => browser.boot(proof)),
      ...browsers.map(({ sessionToken }) => start(workspaceId, sessionToken)),
      ...browsers.map(({ browser }) => browser.boot(proof)),
      phone.boot(proof),
      start(workspaceId, ann.sessionToken),
    ]);
    const { visitor, sessionToken } = await phone.boot(proof);
    expect(visitor._id).toBe(ann.visitor._id);
    const list = () => server.http().query(q("conversations:listByVisitor"), { workspaceId, sessionToken });
    // What was being written at the moment of the merge follows when the merge is completed.
    const { rows } = await server.foyer.engine.snapshots.read((connection) =>
      connection.query<{ id: string }>("select id from visitors where merged_into = $1", [visitor._id]),
    );
    expect(rows).toHaveLength(4);
    for (const { id } of rows) {
      await callInternally(server.foyer.engine, moveLeftovers, { from: id, into: visitor._id });
    }
    expect(await list()).toHaveLength(9);
  });

  test("brings thousands of events along, a part at a time", async () => {
    const { workspaceId, agent, proof } = await verifying();
    const ann = await createBrowser(server, workspaceId).boot(proof);
    const browser = createBrowser(server, workspaceId);
    const { visitor } = await browser.boot();
    await server.foyer.engine.writes.use((connection) =>
      connection.query(
        `insert into events (id, workspace_id, visitor_id, name, "timestamp")
          select gen_random_uuid(), $1, $2, 'looked', now() - make_interval(secs => n) from generate_series(1, 7000) n`,
        [workspaceId, visitor._id],
      ),
    );
    await browser.boot(proof);
    const count = (visitorId: string) => agent.query(q("events:count"), { workspaceId, name: "looked", visitorId });
    await eventually(async () => (await count(ann.visitor._id)) === 7_000);
    expect(await count(visitor._id)).toBe(0);
  });

  test("is not repeated or turned round by its own completion", async () => {
    const { workspaceId, agent, proof } = await verifying();
    const ann = await createBrowser(server, workspaceId).boot(proof);
    const other = await createBrowser(server, workspaceId).boot();
    await start(workspaceId, other.sessionToken);
    const { engine } = server.foyer;
    const args = { from: other.visitor._id, into: ann.visitor._id };
    expect(await callInternally(engine, moveLeftovers, args)).toBe(false);
    const detail = await agent.query(q("visitors:getDirectoryDetail"), { visitorId: other.visitor._id });
    expect(detail.linkedConversations).toHaveLength(1);
  });
});
