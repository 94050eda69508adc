/** Turns: work that is heavy waits until the one before it is done, so that everything else stays quick. */
import { AppError } from "@foyer/protocol";

/** Runs work, so many pieces at once; throws UNAVAILABLE when too many wait already. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** Creates a queue. */
export function createTurns({ atOnce, waiting }: { atOnce: number; waiting: number }): Turns {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new AppError("UNAVAILABLE", "Too many files arrive at once. Try again soon.");
      // The one that ends hands its place over, so nobody can slip in between.
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
