/** The server and its database are killed at random while people write: nothing acknowledged is lost, nothing is doubled. */
import { api } from "@foyer/sdk";
import { createPool } from "@foyer/server/persistence/connection.ts";
import { createSecrets } from "@foyer/server/secrets.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { openFaultyLink } from "@foyer/testing/faultyLink.ts";
import { type MailTrap, startMailTrap } from "@foyer/testing/mailTrap.ts";
import { createPeople, transact } from "@foyer/testing/people.ts";
import { createServerProcess, MASTER_KEY, type ServerProcess } from "@foyer/testing/serverProcess.ts";
import { webSocketConstructor } from "@foyer/testing/webSocket.ts";
import { ConvexClient } from "convex/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROUNDS = Number(process.env.FOYER_CRASH_ROUNDS ?? 3);
const CONVERSATIONS = 4;

interface Sender {
  readonly conversationId: string;
  /** The contents that were acknowledged, by message id, in the order in which they were. */
  readonly acknowledged: Map<string, string>;
  stop(): Promise<void>;
}

describe("a server that is killed under load", () => {
  let server: ServerProcess;
  let people: ReturnType<typeof createPeople>;
  let trap: MailTrap;
  const clients: ConvexClient[] = [];

  beforeAll(async () => {
    trap = await startMailTrap();
    server = await createServerProcess({ FOYER_RATE_LIMIT_FACTOR: "1000000", SMTP_URL: trap.url });
    await server.start();
    const pool = createPool({ url: server.databaseUrl(), max: 1, name: "tests" });
    const write = async <T>(work: Parameters<typeof transact<T>>[1]) => (await transact(pool, work)).result;
    people = createPeople({ secrets: createSecrets(MASTER_KEY), now: Date.now, write });
  });
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await server.dispose();
    await trap.stop();
  });

  function connect(url: string, token?: string): ConvexClient {
    const client = new ConvexClient(url, { logger: false, webSocketConstructor });
    if (token) client.setAuth(async () => token);
    clients.push(client);
    return client;
  }

  async function startConversation(client: ConvexClient, workspaceId: string) {
    const { sessionToken } = await people.visitor(workspaceId);
    const start = { workspaceId, sessionToken, content: "Hello", clientMessageId: "hello" };
    const { conversationId } = await client.mutation(api.conversations.start, start);
    return { conversationId, sessionToken };
  }

  async function storedMessages(conversationId: string) {
    const pool = createPool({ url: server.databaseUrl(), max: 1, name: "tests" });
    const text = "select id, seq, content from messages where conversation_id = $1 order by seq";
    const { rows } = await pool.use((connection) =>
      connection.query<{ id: string; seq: number; content: string }>(text, [conversationId]),
    );
    await pool.end();
    return rows;
  }

  async function expectKept(senders: readonly Omit<Sender, "stop">[]): Promise<void> {
    for (const conversationId of new Set(senders.map((sender) => sender.conversationId))) {
      const rows = await storedMessages(conversationId);
      expect(rows.map((row) => row.seq)).toEqual(rows.map((_, i) => i + 1));
      expect(new Set(rows.map((row) => row.content)).size).toBe(rows.length);
      const stored = new Map(rows.map((row) => [row.id, row.content]));
      for (const { acknowledged } of senders.filter((sender) => sender.conversationId === conversationId)) {
        for (const [id, content] of acknowledged) expect(stored.get(id)).toBe(content);
        const inOrder = rows.filter((row) => acknowledged.has(row.id)).map((row) => row.content);
        expect(inOrder).toEqual([...acknowledged.values()]);
      }
    }
  }

  const timeout = 60_000 + ROUNDS * 15_000;
  test(`keeps every acknowledged message once and in order through ${ROUNDS} kills`, { timeout }, async () => {
    const { workspaceId, alice } = await people.workspace();
    const senders: Sender[] = [];
    for (let i = 0; i < CONVERSATIONS; i++) {
      const visitor = connect(server.url);
      senders.push(startSender(visitor, { ...(await startConversation(visitor, workspaceId)), name: `visitor ${i}` }));
    }
    const { conversationId } = senders[0] as Sender;
    senders.push(startSender(connect(server.url, alice.token), { conversationId, name: "agent" }));
    let watched = 0;
    connect(server.url, alice.token).onUpdate(api.messages.list, { conversationId, limit: 1 }, (list) => {
      watched = (list as { seq: number }[]).at(-1)?.seq ?? 0;
    });
    for (let round = 0; round < ROUNDS; round++) {
      await everyoneGoesOn(senders, server);
      if (round % 3 !== 0) server.killDatabase();
      if (round % 3 === 1) continue;
      server.killServer();
      await server.start();
    }
    await everyoneGoesOn(senders, server);
    await Promise.all(senders.map((sender) => sender.stop()));
    await expectKept(senders);
    const newest = (await storedMessages(conversationId)).length;
    await eventually(() => watched === newest, { what: "the watcher to catch up" });
  });

  test("a message whose answers are lost on the way is sent again and is there once", async () => {
    const { workspaceId } = await people.workspace();
    const link = await openFaultyLink(Number(new URL(server.url).port));
    const client = connect(`http://127.0.0.1:${link.port}`);
    const { conversationId, sessionToken } = await startConversation(client, workspaceId);
    const acknowledged = new Map<string, string>();
    for (let n = 1; n <= 5; n++) {
      const content = `lost answer ${n}`;
      link.loseAnswers();
      const sent = client.mutation(api.messages.send, { conversationId, sessionToken, content });
      await eventually(async () => (await storedMessages(conversationId)).some((row) => row.content === content));
      link.cut();
      acknowledged.set(await sent, content);
    }
    await link.close();
    await expectKept([{ conversationId, acknowledged }]);
  });

  test("a mail that was leaving when the server was killed leaves soon after it is back", async () => {
    const { workspaceId, alice } = await people.workspace();
    const email = "carla@example.com";
    const release = trap.hold();
    await connect(server.url, alice.token).action(api.workspaceMembers.inviteToWorkspace, {
      workspaceId,
      email,
      role: "agent",
    });
    await trap.mailTo(email);
    server.killServer();
    release();
    await server.start();
    await trap.mailTo(email, 2);
  });
});

/** Sends one message after another until stopped; each is sent once, whatever happens to the connection. */
function startSender(
  client: ConvexClient,
  who: { conversationId: string; sessionToken?: string; name: string },
): Sender {
  const acknowledged = new Map<string, string>();
  let isStopping = false;
  const { conversationId, sessionToken, name } = who;
  const work = (async () => {
    for (let n = 1; !isStopping; n++) {
      const content = `${name} ${n}`;
      const args = { conversationId, content, ...(sessionToken ? { sessionToken } : {}) };
      // With and without a key of its own: the session and request number are enough.
      const id = await client.mutation(api.messages.send, n % 2 ? args : { ...args, clientMessageId: content });
      acknowledged.set(id, content);
    }
  })();
  const stop = () => {
    isStopping = true;
    return work;
  };
  return { conversationId, acknowledged, stop };
}

/** Waits until every sender got some messages through, so that each kill interrupts work. */
async function everyoneGoesOn(senders: readonly Sender[], server: ServerProcess): Promise<void> {
  const before = senders.map((sender) => sender.acknowledged.size);
  const some = 3 + Math.floor(Math.random() * 20);
  const isGoingOn = () => {
    const ending = server.ending();
    if (ending !== undefined) throw new Error(`The server ended by itself: ${ending}`);
    return senders.every((sender, i) => sender.acknowledged.size > (before[i] ?? 0) + some);
  };
  await eventually(isGoingOn, { timeoutMs: 40_000, what: "everyone to get messages through again" });
}
