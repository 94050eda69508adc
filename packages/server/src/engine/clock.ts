/**
 * Time in this process: the wall clock, and the timestamps that order commits for clients.
 */

/** Tells the time; tests move it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const wallClock: Clock = { now: () => Date.now() };

/** Hands out the timestamps of commits: microseconds since the epoch, never backwards in one process. */
export class CommitClock {
  #last = 0;

  /** A timestamp later than all before. */
  next(): number {
    this.#last = Math.max(Date.now() * 1_000, this.#last + 1);
    return this.#last;
  }

  /** The latest timestamp handed out. */
  get current(): number {
    if (this.#last === 0) this.next();
    return this.#last;
  }
}
