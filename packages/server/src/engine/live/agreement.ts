/**
 * Whether several kept results hold at one moment, and up to which commit.
 * Knows snapshots and staleness; does not know who asks.
 */
import type { Snapshot } from "../commits.ts";
import type { LiveResult } from "./liveResult.ts";

/** What several results have in common. */
export interface Agreement {
  /** The timestamp up to which all of them are known to contain every commit. */
  readonly holdsUntil: number;
  /** Whether there is a moment at which all of them hold. */
  readonly isConsistent: boolean;
  /** Whether any of them is being computed. */
  readonly isComputing: boolean;
}

/** The agreement of results, given the latest timestamp of this process. */
export function agreementOf(results: readonly LiveResult[], current: number): Agreement {
  let holdsUntil = current;
  let newest = 0;
  for (const { staleFrom, snapshot } of results) {
    if (staleFrom !== null) holdsUntil = Math.min(holdsUntil, staleFrom - 1);
    if (snapshot) newest = Math.max(newest, orderOf(snapshot));
  }
  // What nothing has touched since it was computed holds at the newest snapshot too, since all commits in a kept snapshot are
  // recorded; the rest must be of that snapshot.
  const isConsistent = results.every(
    ({ staleFrom, snapshot }) => staleFrom === null || (snapshot !== undefined && orderOf(snapshot) === newest),
  );
  return { holdsUntil, isConsistent, isComputing: results.some(({ isEvaluating }) => isEvaluating) };
}

/** Grows with each transaction that ends: snapshots of equal order have equal contents. */
function orderOf({ xmax, running }: Snapshot): number {
  return xmax - running.size;
}
