/**
 * The bare send: what the engine does for one message, as one statement, straight from the driver.
 * It is what the engine's rate is measured against.
 */
import { randomUUID } from "node:crypto";
import { newId } from "@foyer/server/persistence/ids.ts";
import pg from "pg";
import { cpuBetween, cpuOfFamily } from "./cpu.ts";
import type { BenchDatabase } from "./database.ts";
import type { SeededConversation } from "./seed.ts";

/** What a run gave. */
export interface BareResult {
  readonly perSecond: number;
  /** Microseconds of processor time per send. */
  readonly cpu: { readonly driver: number; readonly postgres: number };
}

const CLIENTS = 16;

// Access is checked by the condition on the visitor; the result's record makes a repeated delivery harmless.
const SEND = `
with conversation as (
  update conversations set last_seq = last_seq + 1, visitor_message_count = visitor_message_count + 1,
    visitor_read_count = agent_message_count, visitor_seen_seq = last_seq + 1, visitor_delivered_seq = last_seq + 1,
    is_draft = false, waiting_since = coalesce(waiting_since, $6), last_message_at = $6, updated_at = $6,
    last_message_id = $1, last_message_preview = left($4, 200), last_message_sender_id = $5, last_message_sender_type = 'visitor'
  where id = $2 and visitor_id = $3 and blocked_at is null
  returning workspace_id, last_seq
), message as (
  insert into messages (id, workspace_id, conversation_id, seq, sender_type, sender_id, content, client_message_id, created_at)
  select $1, workspace_id, $2, last_seq, 'visitor', $5, $4, $9, $6 from conversation
), result as (
  insert into mutation_results (session, request, principal, result)
  select $7, $8, 'visitor:' || $5, '"' || $1::text || '"' from conversation
)
select last_seq from conversation`;

/** Sends for some seconds, 16 clients at once, each on conversations of its own. */
export async function runBareSends(
  database: BenchDatabase,
  conversations: readonly SeededConversation[],
  seconds: number,
): Promise<BareResult> {
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => connect(database.url)));
  try {
    await sendUntil(clients, conversations, Date.now() + 500);
    const before = { driver: process.cpuUsage(), postgres: cpuOfFamily(database.pid), at: performance.now() };
    const sends = await sendUntil(clients, conversations, Date.now() + seconds * 1_000);
    const { user, system } = process.cpuUsage(before.driver);
    return {
      perSecond: (sends / (performance.now() - before.at)) * 1_000,
      cpu: {
        driver: (user + system) / sends,
        postgres: cpuBetween(before.postgres, cpuOfFamily(database.pid)) / sends,
      },
    };
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

async function sendUntil(
  clients: readonly pg.Client[],
  conversations: readonly SeededConversation[],
  deadline: number,
): Promise<number> {
  const counts = await Promise.all(
    clients.map((client, i) => {
      const own = conversations.filter((_, place) => place % CLIENTS === i);
      return sendAlone(client, own, deadline);
    }),
  );
  return counts.reduce((total, count) => total + count, 0);
}

async function sendAlone(client: pg.Client, own: readonly SeededConversation[], deadline: number): Promise<number> {
  const session = randomUUID();
  let sent = 0;
  for (; Date.now() < deadline; sent++) {
    const conversation = own[sent % own.length] as SeededConversation;
    const content = `Bare message ${sent}: where is my parcel with the number 4711, and when will it be here?`;
    const values = [newId(), conversation.id, conversation.visitorId, content, conversation.visitorId];
    const { rowCount } = await client.query({
      name: "bare send",
      text: SEND,
      values: [...values, new Date(), session, sent, `bare ${sent} ${session.slice(0, 8)}`],
    });
    if (rowCount !== 1) throw new Error("A bare send was not applied.");
  }
  return sent;
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
