/**
 * Conversations in bulk, made inside the database: each with a visitor who is signed in, and with messages of both sides.
 */
import { createHash } from "node:crypto";
import type { BenchDatabase } from "./database.ts";
import type { Team } from "./teams.ts";

/** A conversation that exists. */
export interface SeededConversation {
  readonly id: string;
  readonly workspaceId: string;
  readonly visitorId: string;
  readonly sessionToken: string;
}

/** What to make. */
export interface SeedOptions {
  readonly teams: readonly Team[];
  readonly conversations: number;
  /** How many messages a conversation gets: SQL over its number `i`, counted from 1. */
  readonly messages: string;
  /** The place of a conversation's workspace among the teams, from 1: SQL over `i`. By default all get equally many. */
  readonly place?: string;
}

// Ids that sort by time, as ours do; and the hash under which tokens are stored.
const FUNCTIONS = `
create or replace function bench_id(ms bigint, salt text) returns uuid language sql immutable as $$
  select (lpad(to_hex(ms), 12, '0') || '7' || substr(md5(salt), 1, 3) || '8' || substr(md5(salt), 4, 15))::uuid $$;
create or replace function bench_hash(given text) returns text language sql immutable as $$
  select encode(sha256(convert_to(given, 'UTF8')), 'hex') $$;
create or replace function bench_time(ms bigint) returns timestamptz language sql immutable as $$
  select to_timestamp(ms / 1000.0) $$`;

const PLAN_TABLE = `
create table bench_plan (
  i int primary key, id uuid, visitor_id uuid, began bigint, workspace_id uuid, agent_id uuid, messages int
)`;

const VISITORS = `
insert into visitors (id, workspace_id, session_id_hash, readable_id, name, first_seen_at, last_seen_at, created_at)
select visitor_id, workspace_id, bench_hash('browser ' || i), 'calm-otter-' || i, 'Visitor ' || i,
  bench_time(began), bench_time(began), bench_time(began)
from bench_plan`;

const SESSIONS = `
insert into widget_sessions (id, workspace_id, visitor_id, token_hash, client_type, created_at, expires_at)
select bench_id(began, 'session ' || i), workspace_id, visitor_id,
  bench_hash('wst_' || bench_hash('visitor ' || i)), 'web_widget', now(), now() + interval '1 day'
from bench_plan`;

const CONVERSATIONS = `
insert into conversations (id, workspace_id, visitor_id, status, assigned_agent_id, last_seq,
  visitor_message_count, agent_message_count, agent_read_count, visitor_read_count, agent_seen_seq, visitor_seen_seq,
  last_message_at, last_message_id, last_message_preview, last_message_sender_id, last_message_sender_type,
  created_at, updated_at)
select id, workspace_id, visitor_id, (array['open', 'open', 'open', 'closed', 'snoozed'])[1 + i % 5],
  case when i % 3 = 0 then agent_id end, messages,
  messages - messages / 2, messages / 2, messages - messages / 2, messages / 2, messages, messages,
  bench_time(began + messages), bench_id(began + messages, id || ' ' || messages), 'Message ' || messages, visitor_id, 'visitor',
  bench_time(began), bench_time(began + messages)
from bench_plan order by i`;

const MESSAGES = `
insert into messages (id, workspace_id, conversation_id, seq, sender_type, sender_id, content, created_at)
select bench_id(began + seq, id || ' ' || seq), workspace_id, id, seq,
  case when seq % 2 = 0 then 'agent' else 'visitor' end,
  replace((case when seq % 2 = 0 then agent_id else visitor_id end)::text, '-', ''),
  'Message ' || seq || ': where is my parcel with the number ' || md5(seq::text) || ', and when will it be here?',
  bench_time(began + seq)
from bench_plan, generate_series(1, messages) seq order by i, seq`;

/** Makes conversations numbered from 1, each a minute younger than the one before. */
export async function seedConversations(database: BenchDatabase, options: SeedOptions): Promise<void> {
  const { teams, conversations, messages, place = `1 + i % ${teams.length}` } = options;
  await database.run(FUNCTIONS);
  await database.run(PLAN_TABLE);
  await database.run(
    `insert into bench_plan
     select i, bench_id(began, 'conversation ' || i), bench_id(began, 'visitor ' || i), began,
       ($2::uuid[])[place], ($3::uuid[])[place], messages
     from (select i, ${place} as place, ${messages} as messages,
       (extract(epoch from now()) * 1000)::bigint - ($1::bigint - i + 1) * 60000 as began
       from generate_series(1, $1::int) i) numbered`,
    [conversations, teams.map((team) => team.workspaceId), teams.map((team) => team.agents[0]?.userId)],
  );
  await withoutIndexes(database, ["visitors", "widget_sessions", "conversations", "messages"], async () => {
    for (const statement of [VISITORS, SESSIONS, CONVERSATIONS, MESSAGES]) await database.run(statement);
  });
  await database.run("vacuum (analyze) visitors, widget_sessions, conversations, messages");
}

/** The conversations from number `first`, in order. */
export async function readSeeded(database: BenchDatabase, first: number, count: number): Promise<SeededConversation[]> {
  const rows = await database.run(
    `select i, replace(id::text, '-', '') as id, replace(workspace_id::text, '-', '') as workspace_id,
       replace(visitor_id::text, '-', '') as visitor_id
     from bench_plan where i >= $1 order by i limit $2`,
    [first, count],
  );
  return rows.map((row) => ({
    id: String(row.id),
    workspaceId: String(row.workspace_id),
    visitorId: String(row.visitor_id),
    sessionToken: `wst_${createHash("sha256").update(`visitor ${row.i}`).digest("hex")}`,
  }));
}

/** Filling a table without its secondary indexes and making them afterwards is several times faster. */
async function withoutIndexes(database: BenchDatabase, tables: string[], fill: () => Promise<void>): Promise<void> {
  const indexes = await database.run(
    "select indexname, indexdef from pg_indexes where schemaname = 'public' and tablename = any($1) and indexname not like '%_pkey'",
    [tables],
  );
  for (const { indexname } of indexes) await database.run(`drop index "${indexname}"`);
  await fill();
  for (const { indexdef } of indexes) await database.run(String(indexdef));
}
