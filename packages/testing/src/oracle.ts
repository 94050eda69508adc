/** Checks, after every commit of a test, that every kept result equals one that is computed afresh. */

import type { Engine } from "@foyer/server/engine/engine.ts";
import type { LiveResult } from "@foyer/server/engine/live/liveResult.ts";
import { noLog } from "@foyer/server/persistence/ranges.ts";
import { eventually } from "./eventually.ts";

/** Watches one engine. */
export interface Oracle {
  /** Waits for checks that are due and throws when any result was not what a fresh one is. */
  verify(): Promise<void>;
}

/** Begins to watch. */
export function watchLiveResults(engine: Engine): Oracle {
  const lies: string[] = [];
  let due = Promise.resolve();
  let isDue = false;

  async function check(): Promise<void> {
    isDue = false;
    for (const result of [...engine.live.all()]) {
      const lie = await compare(engine, result);
      if (lie) lies.push(lie);
    }
  }

  engine.commits.onCommit(() => {
    if (isDue) return;
    isDue = true;
    due = due.then(() => settled(engine)).then(check);
  });

  return {
    async verify() {
      await due;
      // What stays stale is compared with nothing, and is a lie as well.
      const stale = () => [...engine.live.all()].filter((result) => !result.isFresh).map(({ key }) => key);
      await eventually(() => stale().length === 0).catch(() =>
        lies.push(`Never computed again: ${stale().join("; ")}`),
      );
      if (lies.length > 0) throw new Error(`Kept results differ from fresh ones:\n${lies.join("\n")}`);
    },
  };
}

async function settled(engine: Engine): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if ([...engine.live.all()].every((result) => result.isFresh)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** How long the news of a commit may be under way, from another node or from the database's acknowledgement. */
const UNDER_WAY_MS = 1_500;

async function compare(engine: Engine, result: LiveResult): Promise<string | undefined> {
  if (!result.isFresh) return undefined;
  const before = result.outcome;
  const at = result.evaluatedAt;
  const isUntouched = () =>
    !result.isClosed && result.isFresh && result.evaluatedAt === at && result.until > engine.clock.now();
  const fresh = await engine.snapshots
    .read((connection) => result.compute(connection, noLog, result))
    .catch(() => undefined);
  if (!fresh || print(fresh) === print(before)) return undefined;
  // The commit that makes the difference may not have been heard of yet; a lie is what stays.
  for (const deadline = Date.now() + UNDER_WAY_MS; Date.now() < deadline; ) {
    if (!isUntouched()) return undefined;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return `${result.key}\n  kept:  ${print(before)}\n  fresh: ${print(fresh)}`;
}

function print(outcome: LiveResult["outcome"]): string {
  return outcome?.ok ? outcome.json : `failed: ${outcome?.message}`;
}
