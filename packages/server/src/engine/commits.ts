/**
 * The commits that this process knows of, each with what it touched, and whether a snapshot contains it.
 * Knows transaction ids and snapshots; does not know subscriptions.
 */
import type { Touch } from "../persistence/ranges.ts";
import type { CommitClock } from "./clock.ts";

const LONGEST_WAIT_MS = 1_000;

/** A commit that was acknowledged by the database, here or in another process. */
export interface Commit {
  /** Its place among the commits as clients see them. */
  readonly ts: number;
  /** Its transaction id; null for changes of memory only. */
  readonly xid: number | null;
  readonly touches: readonly Touch[];
}

/** Which transactions a reader sees, as `pg_current_snapshot()` tells. */
export interface Snapshot {
  readonly xmin: number;
  readonly xmax: number;
  readonly running: ReadonlySet<number>;
}

/** `10:20:10,14,15` → a snapshot. */
export function parseSnapshot(text: string): Snapshot {
  const [xmin, xmax, running] = text.split(":");
  const list = running ? running.split(",").map(Number) : [];
  return { xmin: Number(xmin), xmax: Number(xmax), running: new Set(list) };
}

/** Whether a snapshot contains a transaction that is known to have committed. */
export function sees(snapshot: Snapshot, xid: number | null): boolean {
  if (xid === null || xid >= snapshot.xmax) return false;
  return xid < snapshot.xmin || !snapshot.running.has(xid);
}

/** A place in the log from which commits are kept. */
export interface Mark {
  readonly position: number;
}

/** Keeps recent commits while an evaluation may need them, and tells listeners of each. */
export class CommitLog {
  readonly clock: CommitClock;
  readonly #listeners = new Set<(commit: Commit) => void>();
  readonly #ownListeners = new Set<(commit: Commit) => void>();
  #recent: Commit[] = [];
  #first = 0;
  readonly #open = new Set<Mark>();
  /** Commits of this process that others may see although they are not recorded. */
  readonly #expected = new Set<Promise<void>>();
  /** Resolves when the commits of other processes that may be visible by now are recorded. */
  #others = async () => {};

  constructor(clock: CommitClock) {
    this.clock = clock;
  }

  /** Takes a commit in, of this process or of another: gives it its timestamp and tells the listeners. */
  record(xid: number | null, touches: readonly Touch[], { isOwn = true } = {}): number {
    const commit = { ts: this.clock.next(), xid, touches };
    if (this.#open.size > 0) this.#recent.push(commit);
    else this.#first += 1;
    for (const listener of this.#listeners) listener(commit);
    if (isOwn) for (const listener of this.#ownListeners) listener(commit);
    return commit.ts;
  }

  /** Notes that a commit is on its way; whoever makes it calls what this answers with once it is recorded or has failed. */
  expect(): () => void {
    let end = () => {};
    const expected = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.#expected.add(expected);
    return () => {
      this.#expected.delete(expected);
      end();
    };
  }

  /** Resolves when the commits of this process that may be visible by now are recorded; a lost one is not waited for long. */
  async settled(): Promise<void> {
    if (this.#expected.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, LONGEST_WAIT_MS);
    });
    await Promise.race([Promise.all(this.#expected), late]);
    clearTimeout(timer);
  }

  /** Says how to wait for the commits of other processes that may be visible by now. */
  awaitOthers(wait: () => Promise<void>): void {
    this.#others = wait;
  }

  /** Resolves when all commits that may be visible by now are recorded, whoever made them. */
  async caughtUp(): Promise<void> {
    await Promise.all([this.settled(), this.#others()]);
  }

  /** Calls back for the commits of this process only. */
  onOwnCommit(listener: (commit: Commit) => void): void {
    this.#ownListeners.add(listener);
  }

  onCommit(listener: (commit: Commit) => void): void {
    this.#listeners.add(listener);
  }

  /** Begins to keep commits for an evaluation; answers with a mark for `since` and `close`. */
  open(): Mark {
    const mark = { position: this.#first + this.#recent.length };
    this.#open.add(mark);
    return mark;
  }

  /** The commits recorded since `mark`. */
  since(mark: Mark): readonly Commit[] {
    return this.#recent.slice(Math.max(0, mark.position - this.#first));
  }

  close(mark: Mark): void {
    this.#open.delete(mark);
    const oldest = Math.min(this.#first + this.#recent.length, ...[...this.#open].map((each) => each.position));
    this.#recent = this.#recent.slice(oldest - this.#first);
    this.#first = oldest;
  }
}
