/**
 * The queries that one client follows: what each gives now, and what the client was sent of it.
 * Knows results and query set versions; does not know identities, timestamps or when to send.
 */
import { AppError, decodeValue, type ModifyQuerySet, ProtocolError } from "@foyer/protocol";
import type { Engine } from "../../engine/engine.ts";
import { isEqual, type LiveResult, type Outcome } from "../../engine/live/liveResult.ts";
import { type Subscription, subscribe } from "../../engine/live/subscription.ts";
import { printFailed, printUpdated } from "./print.ts";

/** What query sets are made of. */
export interface QuerySetOptions {
  readonly engine: Engine;
  /** Told when a result may have changed. */
  readonly onChange: () => void;
  /** Turns what keeps a query from being followed at all into its outcome. */
  readonly failureOf: (error: unknown) => Outcome;
}

interface FollowedQuery {
  readonly subscription: Subscription | null;
  /** For calls that cannot even be subscribed to. */
  readonly failure: Outcome | null;
  readonly token: string | undefined;
  readonly addedIn: number;
  sent: Outcome | undefined;
}

const MAX_QUERIES = 1_000;

/** One client's queries. */
export class QuerySet {
  readonly #options: QuerySetOptions;
  readonly #queries = new Map<number, FollowedQuery>();
  #removed: { readonly queryId: number; readonly removedIn: number }[] = [];
  /** The version that the client asked for last. */
  version = 0;

  constructor(options: QuerySetOptions) {
    this.#options = options;
  }

  /** Takes a change; new queries are asked with `token`. */
  modify({ baseVersion, newVersion, modifications }: ModifyQuerySet, token: string | undefined): void {
    if (baseVersion !== this.version) throw new ProtocolError(`expected ${this.version}`, "baseVersion");
    this.version = newVersion;
    for (const change of modifications) {
      const known = this.#queries.get(change.queryId);
      if (change.type === "Remove") {
        if (!known) throw new ProtocolError(`query ${change.queryId} is not in the set`, "queryId");
        known.subscription?.close();
        this.#queries.delete(change.queryId);
        this.#removed.push({ queryId: change.queryId, removedIn: newVersion });
        continue;
      }
      if (known) throw new ProtocolError(`query ${change.queryId} is already in the set`, "queryId");
      if (this.#queries.size >= MAX_QUERIES)
        throw new ProtocolError(`more than ${MAX_QUERIES} queries`, "modifications");
      const { subscription, failure } = this.#follow(change, token);
      this.#queries.set(change.queryId, { subscription, failure, token, addedIn: newVersion, sent: undefined });
    }
  }

  /** Asks every query again that was asked with another token. */
  askWith(token: string | undefined): void {
    for (const [queryId, query] of this.#queries) {
      if (query.token === token || !query.subscription) continue;
      const subscription = query.subscription.again(token);
      query.subscription.close();
      const { failure, addedIn, sent } = query;
      this.#queries.set(queryId, { subscription, failure, token, addedIn, sent });
    }
  }

  /** The highest version of which every query has an outcome. */
  get coverable(): number {
    let version = this.version;
    for (const query of this.#queries.values()) {
      if (query.addedIn <= version && outcomeOf(query) === undefined) version = query.addedIn - 1;
    }
    return version;
  }

  /** Whether a query of this version has an outcome that the client does not have. */
  hasNews(version: number): boolean {
    for (const query of this.#queries.values()) {
      if (query.addedIn <= version && outcomeOf(query) !== query.sent) return true;
    }
    return false;
  }

  /** The kept results on which the outcomes of this version rest. */
  resultsOf(version: number): LiveResult[] {
    const results: LiveResult[] = [];
    for (const { subscription, addedIn } of this.#queries.values()) {
      if (subscription && addedIn <= version) results.push(...subscription.results);
    }
    return results;
  }

  /** Why the connection's token was refused, if it was. */
  get tokenRefusal(): string | undefined {
    for (const { subscription } of this.#queries.values()) {
      if (subscription?.tokenRefusal) return subscription.tokenRefusal;
    }
    return undefined;
  }

  /** Computes at once what is stale. */
  hurry(): void {
    for (const { subscription } of this.#queries.values()) subscription?.hurry();
  }

  /** Computes everything again: it may lack a commit with this timestamp. */
  doubt(ts: number): void {
    for (const result of this.resultsOf(this.version)) this.#options.engine.live.doubt(result, ts);
  }

  /** The modifications that bring the client to this version, as text; from now on they count as sent. */
  take(version: number): string[] {
    const modifications = this.#removed
      .filter(({ removedIn }) => removedIn <= version)
      .map(({ queryId }) => `{"type":"QueryRemoved","queryId":${queryId}}`);
    this.#removed = this.#removed.filter(({ removedIn }) => removedIn > version);
    for (const [queryId, query] of this.#queries) {
      const outcome = outcomeOf(query);
      if (query.addedIn > version || !outcome || outcome === query.sent) continue;
      const isSame = query.sent !== undefined && isEqual(query.sent, outcome);
      query.sent = outcome;
      if (isSame) continue;
      modifications.push(outcome.ok ? printUpdated(queryId, outcome) : printFailed(queryId, outcome));
    }
    return modifications;
  }

  close(): void {
    for (const { subscription } of this.#queries.values()) subscription?.close();
    this.#queries.clear();
  }

  #follow(change: ModifyQuerySet["modifications"][number] & { type: "Add" }, token: string | undefined) {
    const { engine, onChange, failureOf } = this.#options;
    try {
      refuseComponent(change);
      const args = decodeValue(change.args[0], { integersAsNumbers: true });
      const request = { path: change.udfPath, args, token, journal: change.journal ?? null };
      return { subscription: subscribe(engine, request, onChange), failure: null };
    } catch (error) {
      return { subscription: null, failure: failureOf(error) };
    }
  }
}

/** Throws for a call into a component, of which there are none. */
export function refuseComponent({ componentPath }: { componentPath?: string }): void {
  if (componentPath) throw new AppError("NOT_AUTHORIZED", "Components are not available");
}

function outcomeOf(query: FollowedQuery): Outcome | undefined {
  return query.failure ?? query.subscription?.outcome;
}
