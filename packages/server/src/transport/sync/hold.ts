/**
 * How long a transition waits for what would make it truer.
 * Knows times only; what speaks against sending now is told by the session.
 */

/** What speaks against sending a transition now. */
export interface Doubts {
  /** A mutation of this client is being committed: with its row before the response it would show beside its optimistic copy. */
  readonly isCommitting: boolean;
  /** Mutations are being delivered again after a reconnect; their rows would show beside their optimistic copies as well. */
  readonly hasReplays: boolean;
  /** The results do not contain yet what the client was promised, such as its own rows. */
  readonly isBehind: boolean;
  /** The results hold at different moments. */
  readonly isTorn: boolean;
  /** New queries have no results yet. */
  readonly isPartial: boolean;
}

/** Long enough for a machine that has much else to do, short enough for one slow query not to freeze all others. */
const LONGEST_MS: Readonly<Record<keyof Doubts, number>> = {
  isCommitting: 3_000,
  isBehind: 3_000,
  isTorn: 3_000,
  hasReplays: 3_000,
  isPartial: 60,
};
const NAMES = Object.keys(LONGEST_MS) as (keyof Doubts)[];
const HURRY_AFTER_MS = 60;

/** Waits, but never for long. */
export class Hold {
  #since = 0;

  /** Whether to wait on, and whether what is stale should be computed without delay. */
  judge(doubts: Doubts): "send" | "wait" | "hurry" {
    let longestMs = 0;
    for (const name of NAMES) if (doubts[name]) longestMs = Math.max(longestMs, LONGEST_MS[name]);
    const now = performance.now();
    this.#since ||= now;
    const heldMs = now - this.#since;
    if (heldMs >= longestMs) return "send";
    return doubts.isBehind || (doubts.isTorn && heldMs >= HURRY_AFTER_MS) ? "hurry" : "wait";
  }

  /** Begins anew with the next transition. */
  end(): void {
    this.#since = 0;
  }
}
