/**
 * Runs a session's mutations strictly one after another, in the order in which they came.
 */

const MAX_WAITING = 1_000;

/** A queue of one session's mutations. */
export class MutationQueue {
  readonly #onOverflow: () => void;
  readonly #waiting: (() => Promise<void>)[] = [];
  #idle: (() => void)[] = [];
  #isClosed = false;
  /** Whether a mutation runs. */
  isBusy = false;

  constructor(onOverflow: () => void) {
    this.#onOverflow = onOverflow;
  }

  /** Runs a mutation, which never throws, after those that came before. */
  add(run: () => Promise<void>): void {
    if (this.#isClosed) return;
    if (this.#waiting.length >= MAX_WAITING) return this.#onOverflow();
    this.#waiting.push(run);
    if (!this.isBusy) void this.#work();
  }

  /** Forgets what has not begun; a running mutation goes on. */
  close(): void {
    this.#isClosed = true;
    this.#waiting.length = 0;
  }

  /** Resolves when nothing runs. */
  async drained(): Promise<void> {
    if (this.isBusy) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  async #work(): Promise<void> {
    this.isBusy = true;
    for (let run = this.#waiting.shift(); run; run = this.#waiting.shift()) await run();
    this.isBusy = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
