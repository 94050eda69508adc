/**
 * Remembers who may call a hot mutation: the decision is a live result, so it is made anew when what it rests on changes.
 * Knows decisions and how long they are kept; does not know what is decided.
 */
import { AppError } from "@foyer/protocol";
import { authorize, type CheckedCall, isTokenRefusal, readingOf } from "../authorize.ts";
import type { Caller } from "../caller.ts";
import type { Engine } from "../engine.ts";
import type { LiveResult, Outcome } from "../live/liveResult.ts";

/** Decides whether a call may go on. */
export interface Gates {
  /** The caller; throws when refused. */
  pass(call: CheckedCall): Promise<Caller>;
}

const KEPT_MS = 30_000;
/** As long as a call waits for a connection of its own to a database that is away. */
const PATIENCE_MS = 15_000;
const listener = { changed: () => {} };

/** Creates the memory. */
export function createGates(engine: Engine): Gates {
  const kept = new Map<string, { gate: LiveResult; usedAt: number }>();
  const refusals = new WeakMap<Outcome, unknown>();

  function sweep(): void {
    const before = performance.now() - KEPT_MS;
    for (const [key, { gate, usedAt }] of kept) {
      if (usedAt >= before) continue;
      kept.delete(key);
      engine.live.leave(gate, listener);
    }
  }
  setInterval(sweep, KEPT_MS / 2).unref();

  return {
    async pass(call) {
      const relevant = decisive(call);
      const key = `pass ${call.fn.name} ${JSON.stringify(relevant.args)} ${engine.hashToken(call.credentials)}`;
      const known = kept.get(key);
      const compute = decide(engine, relevant, refusals);
      const gate = known?.gate ?? engine.live.listen(key, listener, { compute, windowMs: 0 });
      kept.set(key, { gate, usedAt: performance.now() });
      const outcome = gate.isFresh && gate.outcome ? gate.outcome : await inTime(engine.live.fresh(gate));
      if (outcome.ok) return (outcome.data as { caller: Caller }).caller;
      throw refusals.get(outcome) ?? new AppError("INTERNAL_ERROR", outcome.message);
    },
  };
}

/** The outcome, unless it does not come: while the database is away, nothing can be decided. */
async function inTime(outcome: Promise<Outcome>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const refuse = () => reject(new AppError("UNAVAILABLE", "The database is not available right now."));
    timer = setTimeout(refuse, PATIENCE_MS);
  });
  return Promise.race([outcome, late]).finally(() => clearTimeout(timer));
}

/** The arguments that a decision may rest on: the subject, and the visitor that the caller claims to be. */
function decisive(call: CheckedCall): CheckedCall {
  const names = [call.fn.declaration.subject?.[1], "visitorId"];
  const args = Object.fromEntries(Object.entries(call.args).filter(([name]) => names.includes(name)));
  return { ...call, args };
}

function decide(engine: Engine, call: CheckedCall, refusals: WeakMap<Outcome, unknown>): LiveResult["compute"] {
  return async (connection, log) => {
    try {
      const { caller } = await authorize(engine.authority, readingOf(engine, connection, log), call, "watch");
      return { ok: true, json: JSON.stringify(caller), journal: null, data: { caller } };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const isToken = isTokenRefusal(error);
      const refused: Outcome = {
        ok: false,
        message: error.message,
        errorJson: null,
        code: error.code,
        isTokenRefusal: isToken,
      };
      refusals.set(refused, error);
      return refused;
    }
  };
}
