/**
 * A session's actions, which run at the same time.
 */

const MAX_ACTIONS = 100;

/** The actions of one session that run. */
export class ActionSet {
  readonly #onOverflow: () => void;
  readonly #running = new Set<Promise<void>>();
  #isClosed = false;

  constructor(onOverflow: () => void) {
    this.#onOverflow = onOverflow;
  }

  /** Runs an action, which never throws. */
  add(run: () => Promise<void>): void {
    if (this.#isClosed) return;
    if (this.#running.size >= MAX_ACTIONS) return this.#onOverflow();
    const running = run().finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Begins no more: nobody delivers an action twice, and the closing socket tells its client that it was lost. */
  close(): void {
    this.#isClosed = true;
  }

  /** Resolves when nothing runs. */
  async drained(): Promise<void> {
    await Promise.all(this.#running);
  }
}
