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
      const args = decisiveArgs(call);
      const key = `pass ${call.fn.name} ${JSON.stringify(args)} ${engine.hashToken(call.credentials)}`;
      let known = kept.get(key);
      if (!known) {
        const compute = decide(engine, { ...call, args }, refusals);
        known = { gate: engine.live.listen(key, listener, { compute, windowMs: 0 }), usedAt: 0 };
        kept.set(key, known);
      }
      known.usedAt = performance.now();
      const { gate } = known;
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
function decisiveArgs({ fn, args }: CheckedCall): CheckedCall["args"] {
  const decisive: Record<string, unknown> = {};
  for (const name of [fn.declaration.subject?.[1], "visitorId"]) if (name !== undefined) decisive[name] = args[name];
  return decisive;
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
