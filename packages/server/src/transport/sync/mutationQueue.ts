/**
 * Runs a session's mutations strictly one after another, in the order in which they came.
 */

const MAX_WAITING = 1_000;

/** A queue of one session's mutations. */
export class MutationQueue {
  readonly #onOverflow: () => void;
  readonly #waiting: (() => Promise<void>)[] = [];
  #isClosed = false;
  #idle: (() => void)[] = [];
  /** When the running mutation began, in milliseconds since the epoch; 0 while none runs. */
  runningSince = 0;

  constructor(onOverflow: () => void) {
    this.#onOverflow = onOverflow;
  }

  add(run: () => Promise<void>): void {
    if (this.#isClosed) return;
    if (this.#waiting.length >= MAX_WAITING) return this.#onOverflow();
    this.#waiting.push(run);
    if (this.runningSince === 0) void this.#work();
  }

  /** Forgets what has not begun; a running mutation goes on. */
  close(): void {
    this.#isClosed = true;
    this.#waiting.length = 0;
  }

  /** Resolves when nothing runs. */
  async drained(): Promise<void> {
    if (this.runningSince > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  async #work(): Promise<void> {
    for (let run = this.#waiting.shift(); run; run = this.#waiting.shift()) {
      this.runningSince = Date.now();
      await run();
    }
    this.runningSince = 0;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
