/** The shape of a database as backups need it: its tables, their columns and counters, and bringing it to an earlier state. */
import { getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import pg from "pg";
import * as declared from "../domains/tables.ts";
import { knownMigrations, type Migration } from "../persistence/migrate.ts";
import type { Head, Manifest } from "./manifest.ts";

/** Every table of this version, in the order of their names. */
export function declaredTables(): string[] {
  return Object.values(declared)
    .flatMap((table) => (is(table, PgTable) ? [getTableName(table)] : []))
    .sort();
}

/** The columns of tables that hold what was put in them, not what follows from it. */
export async function columnsOf(client: pg.Client, tables: readonly string[]): Promise<Head["tables"]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relname = any($1)
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      group by c.relname order by c.relname`,
    [tables],
  );
  const missing = tables.filter((table) => !rows.some((row) => row.name === table));
  if (missing.length > 0) throw new Error(`The database lacks tables: ${missing.join(", ")}.`);
  return rows;
}

/** `"messages" ("id", "content")`: a table with columns, as COPY takes it. */
export function printTarget({ name, columns }: Head["tables"][number]): string {
  return `${pg.escapeIdentifier(name)} (${columns.map(pg.escapeIdentifier).join(", ")})`;
}

/** The counters of numbered columns. They run ahead of any snapshot, so they are read after it was taken. */
export async function readSequences(client: pg.Client, tables: readonly string[]): Promise<Manifest["sequences"]> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select c.relname::text as "table", a.attname::text as "column", d.objid::regclass::text as sequence
      from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
        join pg_class c on c.oid = d.refobjid join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
      where d.deptype in ('a', 'i') and c.relnamespace = 'public'::regnamespace and c.relname = any($1)
      order by 1, 2`,
    [tables],
  );
  const sequences: Manifest["sequences"] = [];
  for (const { table, column, sequence } of rows) {
    const read = await client.query(`select last_value::text, is_called from ${sequence}`);
    sequences.push({ table, column, lastValue: read.rows[0].last_value, isCalled: read.rows[0].is_called });
  }
  return sequences;
}

/** Lets numbered columns go on where they were. */
export async function writeSequences(client: pg.Client, sequences: Manifest["sequences"]): Promise<void> {
  for (const { table, column, lastValue, isCalled } of sequences) {
    const text = "select setval(pg_get_serial_sequence($1, $2), $3::bigint, $4)";
    await client.query(text, [pg.escapeIdentifier(table), column, lastValue, isCalled]);
  }
}

/** The migrations of this version that lead to a backup's state; throws when they do not. */
export function migrationsUpTo(wanted: readonly Migration[]) {
  const known = knownMigrations();
  const leading = known.slice(0, wanted.length);
  if (wanted.every(({ hash }, i) => leading[i]?.hash === hash)) return leading;
  throw new Error(
    "This backup was made by a newer version of Foyer, or by one of another line. Restore it with that one.",
  );
}

/** Removes all that Foyer has made in a database and builds it anew, as it was after `migrations`, with nothing in it. */
export async function rebuild(client: pg.Client, migrations: ReturnType<typeof knownMigrations>): Promise<void> {
  for (const text of await removals(client)) await client.query(text);
  await client.query("drop schema if exists drizzle cascade");
  await client.query("create schema drizzle");
  await client.query(
    "create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)",
  );
  for (const { hash, at, statements } of migrations) {
    for (const statement of statements) await client.query(statement);
    const text = "insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)";
    await client.query(text, [hash, at]);
  }
}

/** What belongs to an extension stays: it is not ours, and migrations only ask for it to be there. */
async function removals(client: pg.Client): Promise<string[]> {
  const isOurs = (catalog: string) =>
    `not exists (select from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = o.oid and d.deptype = 'e')`;
  const { rows } = await client.query<{ text: string }>(
    `select format('drop table public.%I cascade', relname) as text from pg_class o
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and ${isOurs("pg_class")}
    union all select format('drop routine %s cascade', o.oid::regprocedure) from pg_proc o
      where pronamespace = 'public'::regnamespace and prokind in ('f', 'p') and ${isOurs("pg_proc")}
    union all select format('drop type public.%I cascade', typname) from pg_type o
      where typnamespace = 'public'::regnamespace and typtype in ('d', 'e') and ${isOurs("pg_type")}`,
  );
  return rows.map((row) => row.text);
}

/** The tables of a database that are not Foyer's, now or at the time of a backup. */
export async function foreignTables(client: pg.Client, head: Head): Promise<string[]> {
  const ours = [...declaredTables(), ...head.tables.map(({ name }) => name)];
  const { rows } = await client.query<{ name: string }>(
    `select relname::text as name from pg_class o where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not relname = any($1) and not exists
        (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = o.oid and d.deptype = 'e')`,
    [ours],
  );
  return rows.map((row) => row.name);
}
