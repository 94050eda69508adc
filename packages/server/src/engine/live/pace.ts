/**
 * When stale results are computed again: each after its window, all after a rest, few ticks at once.
 * Knows times, of a clock that never jumps; does not know what a tick does.
 */
import type { LiveResult } from "./liveResult.ts";

/** How long a tick may take before another one starts beside it. */
const SLOW_TICK_MS = 50;
/** After a tick, nothing is computed again for this many times as long as it took, so that it takes only a share of the time. */
const REST_SHARE = 3;
const MOST_REST_MS = 80;

/** Says when to tick. */
export class Pace {
  readonly #tick: () => void;
  readonly #lanes: number;
  #running = 0;
  #startedAt = 0;
  #restUntil = 0;
  #timer: NodeJS.Timeout | undefined;
  #timerAt = Number.POSITIVE_INFINITY;
  #isClosed = false;

  constructor(tick: () => void, lanes: number) {
    this.#tick = tick;
    this.#lanes = lanes;
  }

  /** Whether a tick may begin. */
  get isFree(): boolean {
    return !this.#isClosed && this.#running < this.#lanes;
  }

  /** When a stale result may be computed: at once the first time, else after its window and the rest. */
  dueAt(result: LiveResult): number {
    if (!result.outcome) return 0;
    return Math.max(this.#restUntil, result.isHurried ? 0 : result.evaluatedAt + result.windowMs);
  }

  /** Ticks at this time at the latest, or as soon as may be. */
  tickAt(time: number): void {
    // A second lane is for when the first has a slow query: two quick ticks are better one.
    const at = this.#running === 0 ? time : Math.max(time, this.#startedAt + SLOW_TICK_MS);
    if (this.#isClosed || at >= this.#timerAt) return;
    clearTimeout(this.#timer);
    this.#timerAt = at;
    const run = () => {
      this.#timerAt = Number.POSITIVE_INFINITY;
      this.#tick();
    };
    const delayMs = at - performance.now();
    // At the end of this turn of the event loop, so that all commits that arrive together are seen together.
    if (delayMs <= 0) setImmediate(run);
    else this.#timer = setTimeout(run, Math.ceil(delayMs));
  }

  /** Notes that a tick begins; answers with what to call at its end. */
  begin(): () => void {
    const startedAt = performance.now();
    this.#startedAt = startedAt;
    this.#running += 1;
    return () => {
      this.#running -= 1;
      // The busier we are, the longer a tick takes, and the more changes the next one gathers.
      this.#restUntil = performance.now() + Math.min(REST_SHARE * (performance.now() - startedAt), MOST_REST_MS);
    };
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }
}
