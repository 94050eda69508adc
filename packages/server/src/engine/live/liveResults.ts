/**
 * All live results of this process: keeps them up to date by evaluating the stale ones together, in ticks.
 * Knows staleness, windows and snapshots; does not know functions, callers or sockets.
 */
import { stringify } from "@foyer/protocol";
import { isConnectionLoss } from "../../persistence/connection.ts";
import type { RangeRead, Touch } from "../../persistence/ranges.ts";
import type { Snapshots } from "../../persistence/snapshots.ts";
import type { Clock } from "../clock.ts";
import { type Commit, type CommitLog, parseSnapshot, sees } from "../commits.ts";
import { Deadlines } from "./deadlines.ts";
import { type Compute, type Listener, LiveResult, type Outcome } from "./liveResult.ts";
import { WatchIndex } from "./watchIndex.ts";

/** Touches every result: changes of other processes may have been missed. */
export const everything: Touch = { source: "*" };

/** What ticks work with. */
export interface LiveOptions {
  readonly snapshots: Snapshots;
  readonly commits: CommitLog;
  readonly clock: Clock;
  /** How many ticks may run at once; the second keeps a slow query from holding up the others. */
  readonly lanes?: number;
  /** Told of failures of the database or of our own. */
  readonly onError: (error: unknown) => void;
}

/** Runs one result's computation and collects what it read. */
interface Evaluation {
  outcome: Outcome;
  reads: RangeRead[];
  until: number;
}

/** Live results, shared by all who listen to the same key. */
export class LiveResults {
  readonly #options: LiveOptions;
  readonly #results = new Map<string, LiveResult>();
  readonly #watches = new WatchIndex<LiveResult>();
  readonly #stale = new Set<LiveResult>();
  readonly #deadlines: Deadlines<LiveResult>;
  readonly #afterTick = new Set<() => void>();
  /** Resolved after the next tick. */
  #awaited: (() => void)[] = [];
  #running = 0;
  #timer: NodeJS.Timeout | undefined;
  #timerAt = Number.POSITIVE_INFINITY;
  #isClosed = false;
  evaluations = 0;

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#deadlines = new Deadlines(options.clock, (result) =>
      this.#touch(result, { ts: this.#options.commits.record(null, []), xid: null, touches: [] }),
    );
    options.commits.onCommit((commit) => this.#take(commit));
  }

  /** Listens to the result of `key`, computing it if nobody has yet. */
  listen(key: string, listener: Listener, make: { compute: Compute; windowMs: number }): LiveResult {
    let result = this.#results.get(key);
    if (!result) {
      result = new LiveResult(key, make.compute, make.windowMs);
      this.#results.set(key, result);
      this.#stale.add(result);
      this.#schedule(0);
    }
    result.listeners.add(listener);
    return result;
  }

  /** Stops listening; a result without listeners is forgotten. */
  leave(result: LiveResult, listener: Listener): void {
    result.listeners.delete(listener);
    if (result.listeners.size > 0 || result.isClosed) return;
    result.isClosed = true;
    this.#results.delete(result.key);
    this.#stale.delete(result);
    this.#watches.remove(result, result.reads);
    this.#deadlines.remove(result);
  }

  /** The outcome once it contains every commit known now. */
  async fresh(result: LiveResult): Promise<Outcome> {
    while (!result.isFresh) {
      this.hurry(result);
      await new Promise<void>((resolve) => this.#awaited.push(resolve));
    }
    return result.outcome as Outcome;
  }

  /** Calls back after each tick, when listeners have been told of all that changed in it. */
  onTick(callback: () => void): void {
    this.#afterTick.add(callback);
  }

  /** Computes this result without waiting for its window: someone waits for their own change to show. */
  hurry(result: LiveResult): void {
    if (!this.#stale.has(result) || result.isEvaluating) return;
    result.evaluatedAt = 0;
    this.#schedule(0);
  }

  /** Computes a result again although no commit is known to touch it: it may lack one with this timestamp. */
  doubt(result: LiveResult, ts: number): void {
    if (result.isEvaluating) result.doubtedFrom ??= ts;
    this.#touch(result, { ts, xid: null, touches: [] });
    this.hurry(result);
  }

  get size(): number {
    return this.#results.size;
  }

  /** Every result, for the check that kept results equal fresh ones. */
  all(): IterableIterator<LiveResult> {
    return this.#results.values();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#deadlines.close();
  }

  #take(commit: Commit): void {
    for (const touch of commit.touches) {
      if (touch.source === everything.source) for (const result of this.#results.values()) this.#touch(result, commit);
      for (const result of this.#watches.touched(touch)) this.#touch(result, commit);
    }
  }

  #touch(result: LiveResult, commit: Commit): void {
    // A running evaluation looks through the commits since its start itself, against what it will have read.
    if (result.isClosed || (result.snapshot && sees(result.snapshot, commit.xid))) return;
    result.staleFrom ??= commit.ts;
    if (result.isEvaluating) return;
    this.#stale.add(result);
    this.#schedule(Math.max(0, result.evaluatedAt + result.windowMs - Date.now()));
  }

  #schedule(delayMs: number): void {
    const at = Date.now() + delayMs;
    if (this.#isClosed || at >= this.#timerAt) return;
    clearTimeout(this.#timer);
    this.#timerAt = at;
    const run = () => {
      this.#timerAt = Number.POSITIVE_INFINITY;
      void this.#tick();
    };
    // At the end of this turn of the event loop, so that all commits that arrive together are seen together.
    if (delayMs <= 0) setImmediate(run);
    else this.#timer = setTimeout(run, delayMs);
  }

  async #tick(): Promise<void> {
    if (this.#isClosed || this.#running >= (this.#options.lanes ?? 2)) return;
    const due = this.#takeDue();
    // Timers may fire a moment early: what is not due yet is looked at again.
    if (due.length === 0) return this.#scheduleNext();
    this.#running += 1;
    try {
      await this.#evaluate(due);
    } catch (error) {
      this.#options.onError(error);
      this.#putBack(due);
      await new Promise((resolve) => setTimeout(resolve, 200));
    } finally {
      this.#running -= 1;
      for (const callback of this.#afterTick) callback();
      for (const resolve of this.#awaited.splice(0)) resolve();
      this.#scheduleNext();
    }
  }

  #takeDue(): LiveResult[] {
    const now = Date.now();
    const due: LiveResult[] = [];
    for (const result of this.#stale) {
      if (result.evaluatedAt + result.windowMs > now) continue;
      due.push(result);
      if (due.length >= 512) break;
    }
    for (const result of due) {
      this.#stale.delete(result);
      result.isEvaluating = true;
    }
    return due;
  }

  #scheduleNext(): void {
    let soonest = Number.POSITIVE_INFINITY;
    for (const result of this.#stale) soonest = Math.min(soonest, result.evaluatedAt + result.windowMs);
    if (soonest < Number.POSITIVE_INFINITY) this.#schedule(Math.max(0, soonest - Date.now()));
  }

  #putBack(results: readonly LiveResult[]): void {
    for (const result of results) {
      if (!result.isEvaluating) continue;
      result.isEvaluating = false;
      if (!result.isClosed) this.#stale.add(result);
    }
  }

  async #evaluate(results: readonly LiveResult[]): Promise<void> {
    const { snapshots, commits } = this.#options;
    const mark = commits.open();
    try {
      const alone: LiveResult[] = [];
      await snapshots.read(async (connection, snapshotText) => {
        const evaluated = await Promise.all(
          results.map(async (result) => ({
            result,
            evaluation: await this.#compute(result, connection).catch(() => null),
          })),
        );
        const snapshot = parseSnapshot(await snapshotText);
        const since = commits.since(mark);
        for (const { result, evaluation } of evaluated) {
          if (evaluation) this.#settle(result, evaluation, { snapshot, since });
          else alone.push(result);
        }
      });
      // One failed statement spoils the transaction for all in it: each of them gets one of its own.
      for (const result of alone) await this.#evaluateAlone(result);
    } finally {
      commits.close(mark);
    }
  }

  async #evaluateAlone(result: LiveResult): Promise<void> {
    const { snapshots, commits, clock, onError } = this.#options;
    const mark = commits.open();
    try {
      await snapshots.read(async (connection, snapshotText) => {
        const evaluation = await this.#compute(result, connection).catch((error): Evaluation => {
          if (isConnectionLoss(error)) throw error;
          onError(error);
          return { outcome: internalFailure, reads: [], until: clock.now() + 5_000 };
        });
        const snapshot = parseSnapshot(await snapshotText.catch(() => "0:0:"));
        this.#settle(result, evaluation, { snapshot, since: commits.since(mark) });
      });
    } finally {
      commits.close(mark);
    }
  }

  async #compute(result: LiveResult, connection: Parameters<Compute>[0]): Promise<Evaluation> {
    const reads: RangeRead[] = [];
    let until = Number.POSITIVE_INFINITY;
    const log = {
      range: (read: RangeRead) => void reads.push(read),
      until: (time: number) => {
        until = Math.min(until, time);
      },
    };
    this.evaluations += 1;
    const outcome = await result.compute(connection, log, result);
    return { outcome, reads, until };
  }

  #settle(
    result: LiveResult,
    evaluation: Evaluation,
    { snapshot, since }: { snapshot: ReturnType<typeof parseSnapshot>; since: readonly Commit[] },
  ): void {
    result.isEvaluating = false;
    if (result.isClosed) return;
    this.#watches.remove(result, result.reads);
    result.reads = evaluation.reads;
    this.#watches.add(result, result.reads);
    result.until = evaluation.until;
    this.#deadlines.set(result, evaluation.until);
    result.snapshot = snapshot;
    result.evaluatedAt = Date.now();
    result.staleFrom = null;
    const isChanged = result.accept(evaluation.outcome);
    const missed = since.find((commit) => !sees(snapshot, commit.xid) && this.#isTouchedBy(result, commit));
    if (missed) this.#touch(result, missed);
    if (result.doubtedFrom !== null) this.#touch(result, { ts: result.doubtedFrom, xid: null, touches: [] });
    result.doubtedFrom = null;
    if (isChanged) for (const listener of result.listeners) listener.changed(result);
  }

  #isTouchedBy(result: LiveResult, commit: Commit): boolean {
    return commit.touches.some(
      (touch) => touch.source === everything.source || this.#watches.touched(touch).has(result),
    );
  }
}

const internalFailure: Outcome = {
  ok: false,
  message: "Server Error",
  errorJson: stringify({ code: "INTERNAL_ERROR", message: "Server Error" }),
  code: "INTERNAL_ERROR",
};
