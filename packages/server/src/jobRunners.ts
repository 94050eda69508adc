/**
 * Tells the runners of jobs that live from those that died, and gives the jobs of the dead back to the living.
 * A runner lives while PostgreSQL has a connection that bears its name.
 */
import type { WorkerEvents } from "graphile-worker";
import pg from "pg";

const NAME = "foyer jobs";
/** After a restart of the database every runner is back within the time at which it looks for jobs. */
const LOOK_AGAIN_MS = 5_000;
const LOOK_MS = 60_000;

const DEAD = `select distinct locked_by as id from graphile_worker._private_jobs
  where locked_at is not null and not exists (
    select from pg_stat_activity where application_name = '${NAME} ' || locked_by)`;

/** Opens connections for one runner, whose events tell its id: those opened since then bear it before they are used. */
export function createRunnerPool(url: string, events: WorkerEvents): pg.Pool {
  let name = NAME;
  events.on("pool:create", ({ workerPool: { id } }) => {
    name = `${NAME} ${id}`;
  });
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    // They stay open, for without one the runner would pass for dead while all it does is long work.
    idleTimeoutMillis: 0,
    async onConnect(client) {
      await client.query("select set_config('application_name', $1, false)", [name]);
    },
  });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** Looks now and then for jobs whose runner died, which would wait for hours, and lets them run; answers with what ends it. */
export function giveBackJobs(pool: pg.Pool, onError: (error: unknown) => void): () => void {
  let suspects: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;

  async function look(): Promise<void> {
    try {
      const { rows } = await pool.query<{ id: string }>(DEAD);
      const missing = rows.map(({ id }) => id);
      // Only who is missing twice is dead: the database may just have come back, and its runners not yet.
      const dead = missing.filter((id) => suspects.includes(id));
      if (dead.length > 0) await pool.query("select graphile_worker.force_unlock_workers($1)", [dead]);
      suspects = missing.filter((id) => !dead.includes(id));
    } catch (error) {
      if (!isEnded) onError(error);
    }
    if (!isEnded) timer = setTimeout(() => void look(), suspects.length > 0 ? LOOK_AGAIN_MS : LOOK_MS).unref();
  }

  void look();
  return () => {
    isEnded = true;
    clearTimeout(timer);
  };
}
