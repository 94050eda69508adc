/** Running a job now that would run by the clock. */
import { eventually } from "./eventually.ts";
import type { TestServer } from "./server.ts";

/** Adds a job to the queue and waits until a worker has done it; throws when it failed. */
export async function runJob(server: TestServer, name: string): Promise<void> {
  const { writes } = server.foyer.engine;
  const id = await writes.use(async (connection) => {
    const { rows } = await connection.query<{ id: string }>(
      "select id::text from graphile_worker.add_job($1, '{}'::json, max_attempts := 1)",
      [name],
    );
    return rows[0]?.id;
  });
  await eventually(() =>
    writes.use(async (connection) => {
      const { rows } = await connection.query<{ error: string | null }>(
        "select last_error as error from graphile_worker.jobs where id = $1::bigint",
        [id],
      );
      if (rows[0]?.error) throw new Error(`${name} failed: ${rows[0].error}`);
      return rows.length === 0;
    }),
  );
}

/** Lets the job with this key run now instead of later, if there is one, and waits until it is done. */
export async function runKeyedJob(server: TestServer, key: string): Promise<void> {
  const { writes } = server.foyer.engine;
  const ids = await writes.use(async (connection) => {
    const { rows } = await connection.query<{ id: string }>(
      `select (graphile_worker.reschedule_jobs(array_agg(id), run_at := now())).id::text
        from graphile_worker.jobs where key = $1 having count(*) > 0`,
      [key],
    );
    // Workers look by themselves every two seconds; a notice wakes them.
    await connection.query("select pg_notify('jobs:insert', '{\"r\":1,\"count\":1}')");
    return rows.map((row) => row.id);
  });
  await eventually(() =>
    writes.use(async (connection) => {
      const text = "select 1 as one from graphile_worker.jobs where id = any($1::bigint[])";
      return (await connection.query(text, [ids])).rows.length === 0;
    }),
  );
}
