/**
 * Calls back when moments pass, for many holders with one timer.
 */
import type { Clock } from "../clock.ts";

const STEP_MS = 100;

/** One deadline for each holder. */
export class Deadlines<H> {
  readonly #clock: Clock;
  readonly #onPassed: (holder: H) => void;
  readonly #at = new Map<H, number>();
  /** No deadline is earlier than this, so that the many of an idle server are not looked through ten times a second. */
  #soonest = Number.POSITIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  constructor(clock: Clock, onPassed: (holder: H) => void) {
    this.#clock = clock;
    this.#onPassed = onPassed;
  }

  /** Sets or, with infinity, clears the deadline of a holder. */
  set(holder: H, time: number): void {
    if (time === Number.POSITIVE_INFINITY) {
      this.#at.delete(holder);
      return;
    }
    this.#at.set(holder, time);
    this.#soonest = Math.min(this.#soonest, time);
    this.#arm();
  }

  remove(holder: H): void {
    this.#at.delete(holder);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#at.clear();
  }

  #arm(): void {
    this.#timer ??= setInterval(() => this.#check(), STEP_MS).unref();
  }

  #check(): void {
    const now = this.#clock.now();
    if (now < this.#soonest) return;
    const passed: H[] = [];
    this.#soonest = Number.POSITIVE_INFINITY;
    for (const [holder, time] of this.#at) {
      if (time <= now) passed.push(holder);
      else this.#soonest = Math.min(this.#soonest, time);
    }
    for (const holder of passed) this.#at.delete(holder);
    if (this.#at.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
    for (const holder of passed) this.#onPassed(holder);
  }
}
