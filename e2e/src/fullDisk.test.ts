/** The disk of the server and its database is full for a while: nothing acknowledged is lost, nothing is doubled, and all goes on. */
import { api } from "@foyer/sdk";
import { createPool, type Pool } from "@foyer/server/persistence/connection.ts";
import { createSecrets } from "@foyer/server/secrets.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { createPeople, transact } from "@foyer/testing/people.ts";
import { createServerProcess, MASTER_KEY, type ServerProcess } from "@foyer/testing/serverProcess.ts";
import { canHaveSmallDisk } from "@foyer/testing/smallDisk.ts";
import { webSocketConstructor } from "@foyer/testing/webSocket.ts";
import { ConvexClient, ConvexHttpClient } from "convex/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const LONG = "x".repeat(4_000);

// Where nobody may have a disk of their own, the sync server's tests of failures stand in: there, the database only says that it is full.
describe.runIf(canHaveSmallDisk())("a server whose disk is full", () => {
  let server: ServerProcess;
  let pool: Pool;
  let http: ConvexHttpClient;
  let client: ConvexClient;
  let visitor: { workspaceId: string; sessionToken: string };
  const acknowledged = new Map<string, string>();

  beforeAll(async () => {
    server = await createServerProcess({ FOYER_RATE_LIMIT_FACTOR: "1000000" }, { diskMegabytes: 192 });
    await server.start();
    pool = createPool({ url: server.databaseUrl(), max: 1, name: "tests" });
    const write = async <T>(work: Parameters<typeof transact<T>>[1]) => (await transact(pool, work)).result;
    const people = createPeople({ secrets: createSecrets(MASTER_KEY), now: Date.now, write });
    const { workspaceId } = await people.workspace();
    visitor = { workspaceId, sessionToken: (await people.visitor(workspaceId)).sessionToken };
    http = new ConvexHttpClient(server.url, { logger: false });
    client = new ConvexClient(server.url, { logger: false, webSocketConstructor });
  });
  afterAll(async () => {
    await client.close();
    await pool.end();
    await server.dispose();
  });

  async function startConversation() {
    const start = { ...visitor, content: "Hello", clientMessageId: crypto.randomUUID() };
    const { conversationId } = await http.mutation(api.conversations.start, start);
    return { conversationId, sessionToken: visitor.sessionToken };
  }

  /** Sends over HTTP until it is refused; answers with the refusal. */
  async function sendUntilRefused(where: { conversationId: string; sessionToken: string }) {
    for (let n = 1; ; n++) {
      const content = `${n} ${LONG}`;
      try {
        acknowledged.set(await http.mutation(api.messages.send, { ...where, content }), content);
      } catch (error) {
        return (error as { data?: { code: string; message: string } }).data;
      }
    }
  }

  async function contentsOf(conversationId: string): Promise<Map<string, string>> {
    const text =
      "select replace(id::text, '-', '') as id, seq, content from messages where conversation_id = $1 order by seq";
    const { rows } = await pool.use((connection) =>
      connection.query<{ id: string; seq: number; content: string }>(text, [conversationId]),
    );
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => i + 1));
    return new Map(rows.map(({ id, content }) => [id, content]));
  }

  test("says so to who sends, keeps what it acknowledged, and goes on when there is room", {
    timeout: 120_000,
  }, async () => {
    const where = await startConversation();
    const uploadTo = (address: string) => fetch(address, { method: "POST", body: LONG });
    const address = await http.mutation(api.supportAttachments.generateUploadUrl, visitor);
    const makeRoom = server.fillDisk();
    expect(await sendUntilRefused(where)).toMatchObject({
      code: "UNAVAILABLE",
      message: expect.stringMatching(/^The server's disk is full\. /),
    });
    expect((await uploadTo(address)).status).toBe(503);
    // A socket's mutation is delivered again until it is applied.
    const sent = client.mutation(api.messages.send, { ...where, content: "at last" });
    expect((await contentsOf(where.conversationId)).size).toBe(acknowledged.size + 1);
    makeRoom();
    acknowledged.set(await sent, "at last");
    const another = await http.mutation(api.supportAttachments.generateUploadUrl, visitor);
    expect((await uploadTo(another)).status).toBe(200);
    const contents = await contentsOf(where.conversationId);
    for (const [id, content] of acknowledged) expect(contents.get(id)).toBe(content);
    expect(contents.size).toBe(acknowledged.size + 1);
  });

  test("comes back by itself when its database had to give up", { timeout: 120_000 }, async () => {
    const where = await startConversation();
    const makeRoom = server.fillDisk();
    // Without room for one more piece of its log, PostgreSQL ends at once.
    const fillLog = () =>
      pool.use((connection) => connection.query("select pg_logical_emit_message(false, 'fill', repeat('x', 4000000))"));
    await eventually(
      () =>
        fillLog().then(
          () => false,
          () => true,
        ),
      { timeoutMs: 40_000, what: "the database to give up" },
    );
    const refused = http.mutation(api.messages.send, { ...where, content: "now?" });
    await expect(refused).rejects.toMatchObject({ data: { code: "UNAVAILABLE" } });
    const sent = client.mutation(api.messages.send, { ...where, content: "at last" });
    makeRoom();
    const id = await sent;
    expect((await contentsOf(where.conversationId)).get(id)).toBe("at last");
  });
});
