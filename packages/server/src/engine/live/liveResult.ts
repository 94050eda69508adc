/**
 * One result that is kept up to date while anybody listens: the answer to a query, or the decision whether someone may ask it.
 * Knows what it read and since when it may be stale; does not know when it is computed again.
 */
import { stringify } from "@foyer/protocol";
import type { Connection } from "../../persistence/connection.ts";
import type { RangeRead, ReadLog } from "../../persistence/ranges.ts";
import type { Snapshot } from "../commits.ts";
import type { Few } from "./few.ts";

/** What a computation gave: a value's encoding, or a failure. */
export type Outcome =
  | { readonly ok: true; readonly json: string; readonly journal: string | null; readonly data?: unknown }
  | {
      readonly ok: false;
      readonly message: string;
      readonly errorJson: string | null;
      readonly code: string | null;
      readonly isTokenRefusal?: boolean;
    };

/** Computes an outcome over a connection, logging what it depends on. Throws only when the database fails. */
export type Compute = (connection: Connection, log: ReadLog, result: LiveResult) => Promise<Outcome>;

/** A listener is told when the outcome changed, and when the result became or ceased to be stale. */
export interface Listener {
  changed(result: LiveResult): void;
}

/** A kept result. */
export class LiveResult {
  readonly key: string;
  readonly compute: Compute;
  readonly windowMs: number;
  listeners: Few<Listener>;
  outcome: Outcome | undefined;
  reads: readonly RangeRead[] = [];
  /** The outcome holds until this moment at the latest. */
  until = Number.POSITIVE_INFINITY;
  snapshot: Snapshot | undefined;
  /** The timestamp of the first commit that the outcome may lack; null while it lacks none. */
  staleFrom: number | null = 0;
  isEvaluating = false;
  /** The timestamp of a commit that the evaluation under way may lack although nobody reports it; null when there is none. */
  doubtedFrom: number | null = null;
  /** Someone waits for it, so its window does not count. */
  isHurried = false;
  evaluatedAt = 0;
  isClosed = false;

  constructor(key: string, compute: Compute, windowMs: number) {
    this.key = whole(key);
    this.compute = compute;
    this.windowMs = windowMs;
  }

  /** Whether the outcome contains every commit known to this process. */
  get isFresh(): boolean {
    return this.staleFrom === null && !this.isEvaluating && this.outcome !== undefined;
  }

  /** Takes a new outcome; answers whether it differs from the one before, which stays when it does not. */
  accept(outcome: Outcome): boolean {
    if (this.outcome && isEqual(this.outcome, outcome)) return false;
    this.outcome = outcome.ok ? { ...outcome, json: whole(outcome.json) } : outcome;
    return true;
  }
}

/** The same text in one piece: what was put together is kept as its parts until someone looks into it. */
function whole(text: string): string {
  look.last = text.charCodeAt(0);
  return text;
}

/** Keeps the look from being optimised away. */
const look = { last: 0 };

/** Whether two outcomes are the same to those who see them. */
export function isEqual(left: Outcome, right: Outcome): boolean {
  if (left.ok && right.ok) return left.json === right.json && left.journal === right.journal;
  if (!left.ok && !right.ok) return left.message === right.message && left.errorJson === right.errorJson;
  return false;
}

/** What a computation gives that failed by a fault of ours. */
export const internalFailure: Outcome = {
  ok: false,
  message: "Server Error",
  errorJson: stringify({ code: "INTERNAL_ERROR", message: "Server Error" }),
  code: "INTERNAL_ERROR",
};
