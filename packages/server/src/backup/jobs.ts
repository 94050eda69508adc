/**
 * Background work in backups: what waits, what is being tried again, and what was running, which runs again.
 * Jobs keep their ids, since results of their steps are kept under them.
 */
import type pg from "pg";
import { type CopyTarget, copyIn, copyOut } from "./copy.ts";
import type { Sum } from "./manifest.ts";

const COLUMNS = "id, task, payload, priority, run_at, attempts, max_attempts, key";

/** Jobs that failed for good are left out. One that runs on its last attempt gets it back. */
const JOBS = `(select j.id, t.identifier as task, j.payload, j.priority, j.run_at,
    least(j.attempts, j.max_attempts - 1) as attempts, j.max_attempts, j.key
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  where j.locked_at is not null or j.attempts < j.max_attempts order by j.id)`;

/** Copies the jobs of a database. */
export function copyJobsOut(client: pg.Client, target: CopyTarget): Promise<Sum> {
  return copyOut(client, JOBS, target);
}

/** Replaces the jobs of a database; new ones are numbered after them. */
export async function copyJobsIn(client: pg.Client, pieces: AsyncIterable<Buffer>): Promise<Sum> {
  await client.query(
    `create temporary table restored_jobs (id bigint, task text, payload json, priority smallint, run_at timestamptz,
      attempts smallint, max_attempts smallint, key text) on commit drop`,
  );
  const sum = await copyIn(client, `restored_jobs (${COLUMNS})`, pieces);
  await client.query("delete from graphile_worker._private_jobs");
  await client.query(
    `insert into graphile_worker._private_tasks (identifier) select distinct task from restored_jobs
      on conflict do nothing`,
  );
  await client.query(
    `insert into graphile_worker._private_jobs (id, task_id, payload, priority, run_at, attempts, max_attempts, key)
      overriding system value
      select r.id, t.id, r.payload, r.priority, r.run_at, r.attempts, r.max_attempts, r.key
      from restored_jobs r join graphile_worker._private_tasks t on t.identifier = r.task`,
  );
  return sum;
}

/** Lets new jobs be numbered after every job that has a result in the database. */
export async function numberJobsOnwards(client: pg.Client): Promise<void> {
  await client.query(
    `select setval(pg_get_serial_sequence('graphile_worker._private_jobs', 'id'), greatest(
      (select coalesce(max(id), 0) from graphile_worker._private_jobs),
      (select coalesce(max(substring(session from '^job (\\d{1,18})$')::bigint), 0) from mutation_results
        where session like 'job %'),
      nextval(pg_get_serial_sequence('graphile_worker._private_jobs', 'id'))))`,
  );
}
