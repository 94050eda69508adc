/**
 * Background work: jobs are added in a mutation's transaction and run by graphile-worker, here or on another node.
 */
import { EventEmitter } from "node:events";
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { actionContext, internalOrigin } from "./engine/call.ts";
import { system } from "./engine/caller.ts";
import type { Engine, NewJob } from "./engine/engine.ts";
import type { RegisteredJob } from "./engine/registry.ts";
import { createRunnerPool, giveBackJobs } from "./jobRunners.ts";
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

/** Jobs being run. */
export interface Jobs {
  /** Finishes what runs, then stops. */
  stop(): Promise<void>;
}

/** Where jobs are run. */
export interface JobOptions {
  readonly url: string;
  readonly onError: (error: unknown) => void;
}

const LONGEST_PAUSE_MS = 30_000;

/** Runs jobs until stopped. A runner gives up when the database is away for minutes: then there is another one. */
export async function startJobs(engine: Engine, options: JobOptions): Promise<Jobs> {
  let runner: Runner | undefined = await startRunner(engine, options);
  let timer: NodeJS.Timeout | undefined;
  let isStopping = false;

  function follow(running: Runner): void {
    running.promise.catch(options.onError).finally(() => {
      runner = undefined;
      if (!isStopping) startAfter(1_000);
    });
  }

  function startAfter(pauseMs: number): void {
    const start = async () => {
      try {
        runner = await startRunner(engine, options);
        follow(runner);
        if (isStopping) await runner.stop();
      } catch (error) {
        options.onError(error);
        if (!isStopping) startAfter(Math.min(2 * pauseMs, LONGEST_PAUSE_MS));
      }
    };
    timer = setTimeout(() => void start(), pauseMs);
  }

  follow(runner);
  return {
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      // One that gives up at this moment is stopping already, and says so.
      await runner?.stop().catch(options.onError);
    },
  };
}

async function startRunner(engine: Engine, { url, onError }: JobOptions): Promise<Runner> {
  const crontab = engine.registry.jobs.flatMap(({ name, job }) => (job.cron ? [`${job.cron} ${name}`] : [])).join("\n");
  const events: WorkerEvents = new EventEmitter();
  const pool = createRunnerPool(url, events);
  const runner = await run({
    pgPool: pool,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 2_000,
    taskList: taskListOf(engine, onError),
    crontab,
    events,
    // What becomes of a job is written again and again for minutes, if the database is away; without a delay, only once.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: new Logger(() => (level, message) => {
      if (level === "error") onError(new Error(message));
    }),
  }).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  const stopGivingBack = giveBackJobs(pool, onError);
  const end = () => {
    stopGivingBack();
    return pool.end();
  };
  runner.promise.then(end, end).catch(onError);
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
