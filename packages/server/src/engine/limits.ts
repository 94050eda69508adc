/**
 * Rate limits: so many calls of a function from one caller or one network address.
 * Knows counts in this process; what is limited stands in each declaration.
 */
import { AppError } from "@foyer/protocol";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { type Caller, type Origin, principalOf } from "./caller.ts";
import type { RegisteredFunction } from "./registry.ts";

/** Counts calls. */
export interface Limits {
  /** Takes one point, or throws RATE_LIMITED with the seconds to wait. */
  spend(fn: RegisteredFunction, caller: Caller, origin: Origin): Promise<void>;
  /** Takes `points` under a key of one's own. */
  take(key: string, limit: { points: number; seconds: number }): Promise<void>;
}

/** Creates the counters; `factor` multiplies every limit (benchmarks and tests raise it). */
export function createLimits(factor = 1): Limits {
  const limiters = new Map<string, RateLimiterMemory>();

  async function consume(
    name: string,
    key: string,
    { points, seconds }: { points: number; seconds: number },
  ): Promise<void> {
    let limiter = limiters.get(name);
    if (!limiter) {
      limiter = new RateLimiterMemory({ points: Math.ceil(points * factor), duration: seconds });
      limiters.set(name, limiter);
    }
    try {
      await limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
      throw new AppError("RATE_LIMITED", `Too many requests. Try again in ${retryAfterSeconds} s.`, {
        data: { retryAfterSeconds },
      });
    }
  }

  return {
    async spend(fn, caller, origin) {
      const limit = fn.declaration.rateLimit;
      if (!limit || caller.kind === "system") return;
      const key = limit.per === "address" || caller.kind === "anonymous" ? origin.address : principalOf(caller);
      await consume(fn.name, key, limit);
    },
    take: (key, limit) => consume(`${limit.points}/${limit.seconds}`, key, limit),
  };
}
