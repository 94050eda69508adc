import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eventually } from "@foyer/testing/eventually.ts";
import { stageFile } from "@foyer/testing/files.ts";
import { m, q } from "@foyer/testing/functions.ts";
import type { Agent, Visitor } from "@foyer/testing/people.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { createDatabase } from "@foyer/testing/throwawayPostgres.ts";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createFileStore } from "../files/configuredStore.ts";
import { createIncoming } from "../files/incoming.ts";
import { readArchive } from "./archive.ts";
import { backUp } from "./backUp.ts";
import type { FilePlaces } from "./files.ts";
import { restore } from "./restore.ts";
import { declaredTables } from "./schema.ts";

const STRANGE = "tab\there, back\\slash, new\nline, \\N, \\., „Grüße“ 東京 👩‍🌾 \u2028 \u007f";

interface Target {
  readonly url: string;
  readonly directory: string;
  readonly files: FilePlaces;
}

describe("a backup", () => {
  const directory = mkdtempSync(path.join(tmpdir(), "foyer-backup-"));
  const file = path.join(directory, "whole.tar.gz");
  let server: TestServer;
  let workspaceId: string;
  let alice: Agent;
  let vera: Visitor;
  let conversationId: string;
  const picture = randomBytes(200_000).toString("base64");

  beforeAll(async () => {
    server = await startServer({ environment: { FOYER_DATA_DIR: path.join(directory, "server") } });
    ({ workspaceId, alice } = await server.people.workspace(STRANGE));
    vera = await server.people.visitor(workspaceId, { name: "Vera \\N 👩‍🌾" });
    const { sessionToken } = vera;
    const sender = { workspaceId, sessionToken };
    const { attachmentId } = await stageFile(server, sender, { bytes: picture, fileName: "notes.txt" });
    const start = { ...sender, content: STRANGE, attachmentIds: [attachmentId], clientMessageId: "1" };
    ({ conversationId } = await server.http().mutation(m("conversations:start"), start));
    await query(server.databaseUrl, `update workspaces set allowed_origins = $1, metadata = $2`, [
      ["https://a.example", 'with "quotes", {braces} and \\', ""],
      JSON.stringify({ nested: STRANGE, n: 1.5, yes: true }),
    ]);
    const wakes = { id: conversationId, status: "snoozed", snoozedUntil: server.clock.now() + 3_600_000 };
    await server.http(alice.token).mutation(m("conversations:updateStatus"), wakes);
    await backUp({ databaseUrl: server.databaseUrl, files: placesOf("server"), path: file });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  function placesOf(name: string): FilePlaces {
    const config = { dataDirectory: path.join(directory, name) } as Parameters<typeof createFileStore>[0];
    return {
      store: createFileStore(config),
      incoming: createIncoming(path.join(directory, name, "files", "incoming")),
    };
  }

  async function emptyTarget(): Promise<Target> {
    const name = `restored_${randomUUID().replaceAll("-", "")}`;
    const url = await createDatabase(inject("clusterUrl"), name);
    return { url, directory: path.join(directory, name), files: placesOf(name) };
  }

  const put = (target: Target, options: { path?: string; replaces?: boolean; masterKey?: string } = {}) =>
    restore({ databaseUrl: target.url, files: target.files, path: file, ...options });

  const startOn = (target: Target) =>
    startServer({ databaseUrl: target.url, environment: { FOYER_DATA_DIR: target.directory } });

  test("of a running server, restored into an empty database, is equal in every row", async () => {
    const target = await emptyTarget();
    const manifest = await put(target);
    expect(manifest.tables.messages?.rows).toBe(2);
    for (const table of declaredTables()) {
      expect([table, await contentsOf(target.url, table)]).toEqual([
        table,
        await contentsOf(server.databaseUrl, table),
      ]);
    }
    expect(await contentsOf(target.url, "graphile_worker._private_jobs", JOB)).toEqual(
      await contentsOf(server.databaseUrl, "graphile_worker._private_jobs", JOB),
    );
    expect((await contentsOf(target.url, "messages")).join()).toContain("👩‍🌾");
  });

  test("lets people go on where they were: signed in, with their files, and numbers that go on", async () => {
    const target = await emptyTarget();
    await put(target);
    const again = await startOn(target);
    const [message] = await again.http(alice.token).query(q("messages:list"), { conversationId });
    expect(message).toMatchObject({ content: STRANGE, attachments: [{ fileName: "notes.txt" }] });
    expect(await (await fetch(message.attachments[0].url)).text()).toBe(picture);
    const start = { workspaceId, sessionToken: vera.sessionToken, content: "Me again", clientMessageId: "2" };
    const second = await again.http().mutation(m("conversations:start"), start);
    const list = await again.http(alice.token).query(q("conversations:list"), { workspaceId });
    const numbers = new Map(list.map((each: { _id: string; number: number }) => [each._id, each.number]));
    expect(numbers.get(second.conversationId)).toBe(Number(numbers.get(conversationId)) + 1);
    await again.stop();
  });

  test("holds the work that waits: a snoozed conversation wakes after the restore", async () => {
    const target = await emptyTarget();
    await put(target);
    await query(target.url, "update graphile_worker._private_jobs set run_at = now() where key is not null");
    const again = await startOn(target);
    await eventually(async () => {
      const found = await again.http(alice.token).query(q("conversations:get"), { id: conversationId });
      return found?.status === "open";
    });
    await again.stop();
  });

  test("gives no new job the id of one whose results are kept", async () => {
    const target = await emptyTarget();
    await query(
      server.databaseUrl,
      "insert into mutation_results (session, request, principal, result) values ('job 7000', 0, 'system', 'null')",
    );
    const path = `${file}.jobs`;
    await backUp({ databaseUrl: server.databaseUrl, files: placesOf("server"), path });
    await put(target, { path });
    const [job] = await query(target.url, "select (graphile_worker.add_job('later')).id");
    expect(Number(job?.id)).toBeGreaterThan(7_000);
  });

  test("made while people write holds every conversation as it was at one moment", { timeout: 60_000 }, async () => {
    const { sessionToken } = vera;
    let isOver = false;
    const write = async (name: number) => {
      const client = server.http();
      for (let n = 0; !isOver; n++) {
        const clientMessageId = `${name} ${n}`;
        const args = { workspaceId, sessionToken, content: "x".repeat(5_000), clientMessageId };
        const started = await client.mutation(m("conversations:start"), args);
        const more = { conversationId: started.conversationId, sessionToken, content: "and more" };
        await client.mutation(m("messages:send"), more);
      }
    };
    const writing = [1, 2, 3, 4].map(write);
    await eventually(
      async () => (await query(server.databaseUrl, "select from messages offset 40 limit 1")).length > 0,
    );
    const path = `${file}.busy`;
    await backUp({ databaseUrl: server.databaseUrl, files: placesOf("server"), path });
    isOver = true;
    await Promise.all(writing);
    const target = await emptyTarget();
    await put(target, { path });
    const torn = await query(
      target.url,
      `select c.id, c.last_seq, count(m.id) from conversations c left join messages m on m.conversation_id = c.id
        group by c.id having c.last_seq <> count(m.id)`,
    );
    expect(torn).toEqual([]);
  });

  test("is not restored over what is there, unless that is asked for", async () => {
    const target = await emptyTarget();
    await put(target);
    await expect(put(target)).rejects.toThrow("not empty");
    const other = await startOn(target);
    await expect(put(target, { replaces: true })).rejects.toThrow("Foyer is running");
    const made = await other.people.workspace("Lost");
    const sender = { workspaceId: made.workspaceId, token: made.alice.token };
    const lost = await stageFile(other, sender, { bytes: "lost", fileName: "lost.txt" });
    await other.stop();
    await eventually(async () => (await query(target.url, FOYERS)).length === 0);
    expect(await textOf(target, `${lost.attachmentId}/file`)).toBe("lost");
    await put(target, { replaces: true });
    expect(await contentsOf(target.url, "workspaces")).toEqual(await contentsOf(server.databaseUrl, "workspaces"));
    expect(await textOf(target, `${lost.attachmentId}/file`)).toBeNull();
  });

  test("that is damaged or cut short changes nothing", async () => {
    const target = await emptyTarget();
    await put(target);
    await query(target.url, "update workspaces set name = 'as it was'");
    const before = await contentsOf(target.url, "workspaces");
    const whole = readFileSync(file);
    const damage: [name: string, bytes: Buffer][] = [
      ["cut", whole.subarray(0, whole.length - 20)],
      ["half", whole.subarray(0, whole.length / 2)],
      ["flipped", Buffer.concat([whole.subarray(0, 3_000), Buffer.from([255, 0, 255]), whole.subarray(3_003)])],
      ["other", Buffer.from("hello")],
    ];
    for (const [name, bytes] of damage) {
      writeFileSync(`${file}.${name}`, bytes);
      await expect(put(target, { path: `${file}.${name}`, replaces: true }), name).rejects.toThrow();
      expect([name, await contentsOf(target.url, "workspaces")]).toEqual([name, before]);
    }
    const [kept] = await query(target.url, "select replace(id::text, '-', '') as id from attachments");
    expect(await textOf(target, `${kept?.id}/file`)).toBe(picture);
  });

  test("is of no use with another master key, and says so", async () => {
    const target = await emptyTarget();
    await expect(put(target, { masterKey: "another master key of 32 characters" })).rejects.toThrow("FOYER_SECRET");
    expect(await query(target.url, "select to_regclass('workspaces') as there")).toEqual([{ there: null }]);
  });

  test("is refused for a database that others use too", async () => {
    const target = await emptyTarget();
    await query(target.url, "create table invoices (id int)");
    await expect(put(target)).rejects.toThrow("invoices");
  });

  test("is an ordinary archive that only its owner can read, and is never written over", async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const names: string[] = [];
    for await (const entry of readArchive(file)) names.push(entry.name);
    expect(names[0]).toBe("backup.json");
    expect(names).toContain("tables/messages/000001");
    expect(names.at(-1)).toBe("manifest.json");
    const again = backUp({ databaseUrl: server.databaseUrl, files: placesOf("server"), path: file });
    await expect(again).rejects.toThrow("exists already");
  });

  test("that fails leaves no file behind", async () => {
    const target = await emptyTarget();
    const nothing = path.join(directory, "nothing.tar.gz");
    const made = backUp({ databaseUrl: target.url, files: target.files, path: nothing });
    await expect(made).rejects.toThrow("no Foyer in this database");
    expect([nothing, `${nothing}.partial`].some(existsSync)).toBe(false);
  });

  test("covers every table that there is", async () => {
    const rows = await query(
      server.databaseUrl,
      "select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1",
    );
    expect(rows.map((row) => row.name)).toEqual(declaredTables());
  });
});

const JOB = "id, payload, run_at, max_attempts, attempts, key";
const FOYERS = "select 1 from pg_stat_activity where datname = current_database() and application_name like 'foyer %'";

/** The rows of a table as texts, in an order of their own. */
async function contentsOf(url: string, table: string, columns = "*"): Promise<string[]> {
  const rows = await query(url, `select t::text as row from (select ${columns} from ${table}) t order by 1`);
  return rows.map((row) => String(row.row));
}

async function textOf(target: Target, key: string): Promise<string | null> {
  const stream = await target.files.store.read(key);
  return stream && new Response(stream).text();
}

async function query(url: string, text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Record<string, never>[];
  } finally {
    await client.end();
  }
}
