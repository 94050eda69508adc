/** A clock that runs with real time and can be moved forward. */
import type { Clock } from "@foyer/server/engine/clock.ts";

/** A clock for tests. */
export interface TestClock extends Clock {
  /** Moves the clock forward. */
  advance(milliseconds: number): void;
}

/** A clock that tells the real time until it is moved. */
export function createTestClock(): TestClock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    advance: (milliseconds) => {
      offset += milliseconds;
    },
  };
}
