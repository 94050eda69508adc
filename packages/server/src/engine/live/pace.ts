/**
 * When stale results are computed again: each after its window, all after a rest, few ticks at once.
 * Knows times, of a clock that never jumps; does not know what a tick does.
 */
import { performance } from "node:perf_hooks";
import type { LiveResult } from "./liveResult.ts";

/** How many ticks may run at once; the second keeps a slow query from holding up the others. */
const LANES = 2;
/** How long a tick may take before another one starts beside it. */
const SLOW_TICK_MS = 50;
/** After a tick, when the thread is full, nothing is computed again for this many times as long as the tick took. */
const REST_SHARE = 3;
const MOST_REST_MS = 80;
/** Below the first share of busy time there is no rest, from the second on a full one. */
const ROOMY = 0.8;
const FULL = 0.95;
const LOAD_WINDOW_MS = 30;

/** Says when to tick. */
export class Pace {
  readonly #tick: () => void;
  readonly #load = new Load();
  #running = 0;
  #startedAt = 0;
  #restUntil = 0;
  #timer: NodeJS.Timeout | undefined;
  #timerAt = Number.POSITIVE_INFINITY;
  #isClosed = false;

  constructor(tick: () => void) {
    this.#tick = tick;
  }

  /** Whether a tick may begin. */
  get isFree(): boolean {
    return !this.#isClosed && this.#running < LANES;
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
      // Who has time shows every change at once; who has none gathers changes, so that sends come first.
      const restMs = this.#load.fullness() * REST_SHARE * (performance.now() - startedAt);
      this.#restUntil = performance.now() + Math.min(restMs, MOST_REST_MS);
    };
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }
}

/** How busy this thread is. */
class Load {
  #before = performance.eventLoopUtilization();
  #busy = 0;

  /** From 0, there is room, to 1, there is none. */
  fullness(): number {
    const now = performance.eventLoopUtilization();
    const { idle, active } = performance.eventLoopUtilization(now, this.#before);
    if (idle + active >= LOAD_WINDOW_MS) {
      this.#before = now;
      this.#busy = (this.#busy + active / (idle + active)) / 2;
    }
    return Math.min(1, Math.max(0, (this.#busy - ROOMY) / (FULL - ROOMY)));
  }
}
