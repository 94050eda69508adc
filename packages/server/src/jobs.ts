/**
 * Background work: jobs are added in a mutation's transaction and run by graphile-worker, here or on another node.
 */
import { Logger, type Runner, run, type TaskList } from "graphile-worker";
import pg from "pg";
import { actionContext, internalOrigin } from "./engine/call.ts";
import { system } from "./engine/caller.ts";
import type { Engine, NewJob } from "./engine/engine.ts";
import type { RegisteredJob } from "./engine/registry.ts";
import type { Transaction } from "./persistence/transaction.ts";

/** Adds a job with the transaction. */
export function addJob(transaction: Transaction, { job, args, options }: NewJob): void {
  const parsed = job.argsSchema.parse(args);
  const values = [
    job.name,
    JSON.stringify(parsed),
    options.runAt === undefined ? null : new Date(options.runAt).toISOString(),
    job.job.maxAttempts ?? 12,
    options.key ?? null,
    options.keepsTime ? "preserve_run_at" : "replace",
  ];
  transaction.later(
    `select graphile_worker.add_job($1, $2::json, run_at := $3::timestamptz, max_attempts := $4, job_key := $5,
      job_key_mode := $6)`,
    values,
  );
}

/** Runs jobs until stopped. */
export async function startJobs(
  engine: Engine,
  options: { url: string; onError: (error: unknown) => void },
): Promise<Runner> {
  const pool = new pg.Pool({ connectionString: options.url, max: 4, application_name: "foyer jobs" });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const crontab = engine.registry.jobs.flatMap(({ name, job }) => (job.cron ? [`${job.cron} ${name}`] : [])).join("\n");
  const runner = await run({
    pgPool: pool,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 2_000,
    taskList: taskListOf(engine, options.onError),
    crontab,
    logger: new Logger(() => (level, message) => {
      if (level === "error") options.onError(new Error(message));
    }),
  });
  runner.promise.catch(options.onError).finally(() => pool.end());
  return runner;
}

function taskListOf(engine: Engine, onError: (error: unknown) => void): TaskList {
  const task = ({ name, job, argsSchema }: RegisteredJob): [string, TaskList[string]] => [
    name,
    async (payload, helpers) => {
      try {
        const args = argsSchema.parse(job.cron ? {} : payload);
        const ctx = actionContext(engine, { caller: system, origin: internalOrigin, jobKey: `job ${helpers.job.id}` });
        await job.handler(ctx, args);
      } catch (error) {
        onError(error);
        throw error;
      }
    },
  ];
  return Object.fromEntries(engine.registry.jobs.map(task));
}
