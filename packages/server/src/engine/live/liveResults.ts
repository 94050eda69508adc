/**
 * All live results of this process: keeps them up to date by evaluating the stale ones together, in ticks.
 * Knows staleness, windows and snapshots; does not know functions, callers or sockets.
 */
import { isConnectionLoss } from "../../persistence/connection.ts";
import { compact, type RangeRead, type Touch } from "../../persistence/ranges.ts";
import type { Snapshots } from "../../persistence/snapshots.ts";
import type { Clock } from "../clock.ts";
import { type Commit, type CommitLog, parseSnapshot, type Snapshot, sees } from "../commits.ts";
import { Deadlines } from "./deadlines.ts";
import { each, withOne, without } from "./few.ts";
import { type Compute, internalFailure, type Listener, LiveResult, type Outcome } from "./liveResult.ts";
import { Pace } from "./pace.ts";
import { WatchIndex } from "./watchIndex.ts";

const MOST_AT_ONCE = 512;

/** Touches every result: changes of other processes may have been missed. */
export const everything: Touch = { source: "*" };

/** What ticks work with. */
export interface LiveOptions {
  readonly snapshots: Snapshots;
  readonly commits: CommitLog;
  readonly clock: Clock;
  /** Told of failures of the database or of our own. */
  readonly onError: (error: unknown) => void;
}

/** Runs one result's computation and collects what it read. */
interface Evaluation {
  outcome: Outcome;
  reads: RangeRead[];
  until: number;
}

interface Evaluated {
  readonly result: LiveResult;
  readonly evaluation: Evaluation;
}

/** Live results, shared by all who listen to the same key. */
export class LiveResults {
  readonly #options: LiveOptions;
  readonly #results = new Map<string, LiveResult>();
  readonly #watches = new WatchIndex<LiveResult>();
  readonly #stale = new Set<LiveResult>();
  readonly #deadlines: Deadlines<LiveResult>;
  readonly #afterTick = new Set<() => void>();
  /** Resolved after the next tick, and when a result is forgotten. */
  #awaited: (() => void)[] = [];
  readonly #pace: Pace;
  evaluations = 0;

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#pace = new Pace(() => void this.#tick());
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
      this.#pace.tickAt(this.#pace.dueAt(result));
    }
    result.listeners = withOne(result.listeners, listener);
    return result;
  }

  /** Stops listening; a result without listeners is forgotten. */
  leave(result: LiveResult, listener: Listener): void {
    result.listeners = without(result.listeners, listener);
    if (result.listeners || result.isClosed) return;
    result.isClosed = true;
    this.#results.delete(result.key);
    this.#stale.delete(result);
    this.#watches.remove(result);
    this.#deadlines.remove(result);
    this.#wakeAwaiting();
  }

  /** The outcome once it contains every commit known now; throws when everybody stops listening meanwhile. */
  async fresh(result: LiveResult): Promise<Outcome> {
    while (!result.isFresh) {
      if (result.isClosed) throw new Error("This result is no longer kept.");
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
    if (result.staleFrom === null) return;
    result.isHurried = true;
    if (this.#stale.has(result)) this.#pace.tickAt(this.#pace.dueAt(result));
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
    this.#pace.close();
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
    this.#pace.tickAt(this.#pace.dueAt(result));
  }

  async #tick(): Promise<void> {
    if (!this.#pace.isFree) return;
    const due = this.#takeDue();
    // Timers may fire a moment early: what is not due yet is looked at again.
    if (due.length === 0) return this.#scheduleNext();
    const end = this.#pace.begin();
    try {
      await this.#evaluate(due);
    } catch (error) {
      this.#options.onError(error);
      this.#putBack(due);
      await new Promise((resolve) => setTimeout(resolve, 200));
    } finally {
      end();
      for (const callback of this.#afterTick) callback();
      this.#wakeAwaiting();
      this.#scheduleNext();
    }
  }

  #wakeAwaiting(): void {
    for (const resolve of this.#awaited.splice(0)) resolve();
  }

  #takeDue(): LiveResult[] {
    const now = performance.now();
    const due: LiveResult[] = [];
    for (const result of this.#stale) {
      if (due.length >= MOST_AT_ONCE) break;
      if (this.#pace.dueAt(result) > now) continue;
      due.push(result);
      this.#stale.delete(result);
      result.isEvaluating = true;
      result.isHurried = false;
    }
    return due;
  }

  #scheduleNext(): void {
    let soonest = Number.POSITIVE_INFINITY;
    for (const result of this.#stale) soonest = Math.min(soonest, this.#pace.dueAt(result));
    if (soonest < Number.POSITIVE_INFINITY) this.#pace.tickAt(soonest);
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
        const contents = this.#contentsOf(snapshotText);
        contents.catch(() => {});
        const evaluated = await Promise.all(
          results.map((result) =>
            this.#compute(result, connection).then(
              (evaluation) => ({ result, evaluation }),
              () => null,
            ),
          ),
        );
        const snapshot = await contents;
        for (const [i, result] of results.entries()) if (!evaluated[i]) alone.push(result);
        this.#finish(
          evaluated.filter((each) => each !== null),
          snapshot,
          commits.since(mark),
        );
      });
      // One failed statement spoils the transaction for all in it: each of them gets one of its own.
      for (const result of alone) await this.#evaluateAlone(result);
    } finally {
      commits.close(mark);
    }
  }

  /**
   * What a snapshot contains, once each commit in it is recorded, ours and those of other nodes: until then, older
   * results that it touches pass for current, and would be shown beside those of this snapshot.
   */
  async #contentsOf(snapshotText: Promise<string>): Promise<Snapshot> {
    const snapshot = parseSnapshot(await snapshotText);
    await this.#options.commits.caughtUp();
    return snapshot;
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
        const snapshot = await this.#contentsOf(snapshotText.catch(() => "0:0:"));
        this.#finish([{ result, evaluation }], snapshot, commits.since(mark));
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

  /** Keeps what was computed; answers whether it differs from what was kept before. */
  #settle(result: LiveResult, evaluation: Evaluation, snapshot: Snapshot): boolean {
    result.isEvaluating = false;
    if (result.isClosed) return false;
    this.#watches.remove(result);
    result.reads = compact(evaluation.reads);
    this.#watches.add(result);
    result.until = evaluation.until;
    this.#deadlines.set(result, evaluation.until);
    result.snapshot = snapshot;
    result.evaluatedAt = performance.now();
    result.staleFrom = null;
    return result.accept(evaluation.outcome);
  }

  /**
   * What the evaluation did not see although it came before its end touches what has been read by now, as if it came
   * only now; then whoever listens is told.
   */
  #finish(evaluated: readonly Evaluated[], snapshot: Snapshot, since: readonly Commit[]): void {
    const changed = evaluated.filter(({ result, evaluation }) => this.#settle(result, evaluation, snapshot));
    for (const commit of since) if (!sees(snapshot, commit.xid)) this.#take(commit);
    for (const { result } of evaluated) {
      if (result.doubtedFrom !== null) this.#touch(result, { ts: result.doubtedFrom, xid: null, touches: [] });
      result.doubtedFrom = null;
    }
    for (const { result } of changed) for (const listener of each(result.listeners)) listener.changed(result);
  }
}
