/**
 * One caller's live query: the decision whether they may ask, and the answer, which may be shared with others.
 * Knows functions and access; does not know sockets or versions.
 */
import { AppError, errorData, stringify } from "@foyer/protocol";
import { authorize, type CheckedCall, checkCall, isTokenRefusal, placeCall, readingOf } from "../authorize.ts";
import { isRefusal, runQuery } from "../call.ts";
import { anonymous, type Caller } from "../caller.ts";
import type { Engine } from "../engine.ts";
import type { Listener, LiveResult, Outcome } from "./liveResult.ts";

/** What a client asks to follow. */
export interface SubscriptionRequest {
  readonly path: string;
  readonly args: unknown;
  readonly token: string | undefined;
  readonly journal: string | null;
}

/** Begins to follow what a client asks for; throws when it cannot be asked. */
export function subscribe(
  engine: Engine,
  { path, args, token, journal }: SubscriptionRequest,
  onChange: (subscription: Subscription) => void,
): Subscription {
  const call = checkCall(engine.registry.publicFunction(path, "query"), args, token);
  return new Subscription(engine, { call, journal, onChange });
}

interface Following {
  readonly call: CheckedCall;
  readonly journal: string | null;
  readonly onChange: (subscription: Subscription) => void;
}

/** Follows one query for one caller. */
export class Subscription implements Listener {
  readonly #engine: Engine;
  readonly #call: CheckedCall;
  readonly #askedTs: number;
  readonly #onChange: (subscription: Subscription) => void;
  #gate: LiveResult | undefined;
  #data: LiveResult | undefined;
  /** Where a page ended when it was read before; it ends there again. */
  #journal: string | null;

  constructor(engine: Engine, { call, journal, onChange }: Following) {
    this.#engine = engine;
    this.#call = call;
    this.#journal = journal;
    this.#askedTs = engine.commits.clock.current;
    this.#onChange = onChange;
    const { access, subject, shared } = call.fn.declaration;
    const { token, sessionToken } = this.#call.credentials;
    const isAnonymous = token === undefined && sessionToken === undefined;
    if (access.anyone && !subject && shared && isAnonymous) this.#open(anonymous, anonymous.kind);
    else this.#passGate();
  }

  /** What the client should see; undefined until it was computed for the first time. */
  get outcome(): Outcome | undefined {
    if (this.#isOutdated(this.#gate) || this.#isOutdated(this.#data)) return undefined;
    const gate = this.#gate?.outcome;
    if (gate && !gate.ok) return this.#refusal(gate);
    return this.#data?.outcome;
  }

  /** The kept results on which the outcome rests. */
  get results(): LiveResult[] {
    return [this.#gate, this.#data].filter((result) => result !== undefined);
  }

  /** Whether the connection's own token is what was refused. */
  get tokenRefusal(): string | undefined {
    const gate = this.#gate?.outcome;
    return gate && !gate.ok && gate.isTokenRefusal ? gate.message : undefined;
  }

  /** The same query for a caller with another token. */
  again(token: string | undefined): Subscription {
    const journal = journalIn(this.#data?.outcome) ?? this.#journal;
    const call = { ...this.#call, credentials: { ...this.#call.credentials, token } };
    return new Subscription(this.#engine, { call, journal, onChange: this.#onChange });
  }

  /** Computes at once what is stale: this client waits for its own change. */
  hurry(): void {
    if (this.#gate) this.#engine.live.hurry(this.#gate);
    if (this.#data) this.#engine.live.hurry(this.#data);
  }

  close(): void {
    if (this.#gate) this.#engine.live.leave(this.#gate, this);
    if (this.#data) this.#engine.live.leave(this.#data, this);
    this.#gate = undefined;
    this.#data = undefined;
  }

  /** Told by the live results. */
  changed(result: LiveResult): void {
    if (result === this.#gate) {
      this.#journal = journalIn(this.#data?.outcome) ?? this.#journal;
      if (this.#data) this.#engine.live.leave(this.#data, this);
      this.#data = undefined;
      this.#follow(result.outcome);
    }
    this.#onChange(this);
  }

  /** What others asked for before may lack commits that this client knows of. */
  #isOutdated(result: LiveResult | undefined): boolean {
    const staleFrom = result?.staleFrom ?? null;
    return staleFrom !== null && staleFrom <= this.#askedTs;
  }

  /** Follows the answer if the decision is that the caller may ask. */
  #follow(decision: Outcome | undefined): void {
    if (decision?.ok) this.#open((decision.data as { caller: Caller }).caller, decision.json);
  }

  #refusal(gate: Outcome & { ok: false }): Outcome {
    const { declaration } = this.#call.fn;
    if (!("whenRefused" in declaration) || !isRefusal(gate.code)) return gate;
    return { ok: true, json: stringify(declaration.whenRefused ?? null), journal: null };
  }

  #passGate(): void {
    this.#gate = this.#listenGate();
    // Who comes to a decision that was made already is not told of it again.
    this.#follow(this.#gate.outcome);
  }

  #listenGate(): LiveResult {
    const { fn, args, credentials } = this.#call;
    const key = `may ${fn.name} ${stringify(args)} ${this.#engine.hashToken(credentials)}`;
    return this.#engine.live.listen(key, this, { compute: gateCompute(this.#engine, this.#call), windowMs: 0 });
  }

  /** `audience` is all that the answer may rest on of the caller, as text: two sessions of one person may be told different things. */
  #open(caller: Caller, audience: string): void {
    const call = placeCall(this.#engine.authority, this.#call, caller);
    const { fn, args } = call;
    const key = `${fn.name} ${stringify(args)} ${audience} ${this.#journal ?? ""}`;
    const compute = queryCompute(this.#engine, call, { caller, journal: this.#journal });
    this.#data = this.#engine.live.listen(key, this, { compute, windowMs: fn.declaration.windowMs ?? 20 });
    this.#engine.live.hurry(this.#data);
  }
}

function gateCompute(engine: Engine, call: CheckedCall): LiveResult["compute"] {
  return async (connection, log) => {
    try {
      const { caller } = await authorize(engine.authority, readingOf(engine, connection, log), call, "watch");
      const json = call.fn.declaration.shared ? caller.kind : JSON.stringify(caller);
      return { ok: true, json, journal: null, data: { caller } };
    } catch (error) {
      return failureOf(error);
    }
  };
}

function queryCompute(
  engine: Engine,
  call: CheckedCall,
  { caller, journal }: { caller: Caller; journal: string | null },
): LiveResult["compute"] {
  let known = journal;
  return async (connection, log, result) => {
    known = journalIn(result.outcome) ?? known;
    const checked = known === null ? call : withEndCursor(call, known);
    try {
      const subject = await observeSubject(engine, call, { connection, log });
      const value = await runQuery(engine, checked, { caller, args: checked.args, subject, connection, log });
      return { ok: true, json: stringify(value ?? null), journal: journalOf(call, value) };
    } catch (error) {
      const failure = failureOf(error);
      const { declaration } = call.fn;
      if (!("whenRefused" in declaration) || !isRefusal(failure.code)) return failure;
      return { ok: true, json: stringify(declaration.whenRefused ?? null), journal: null };
    }
  };
}

async function observeSubject(
  engine: Engine,
  { fn, args }: CheckedCall,
  { connection, log }: { connection: Parameters<LiveResult["compute"]>[0]; log: Parameters<LiveResult["compute"]>[1] },
) {
  // A handler that does not take the subject does not depend on it beyond the decision whether it may run.
  if (!fn.declaration.subject || fn.declaration.handler.length < 3) return undefined;
  const [table, argument] = fn.declaration.subject;
  const id = args[argument];
  if (typeof id !== "string") return undefined;
  const row = await readingOf(engine, connection, log).db.observe(table, id);
  if (!row) throw new AppError("NOT_FOUND", "Not found", { path: argument });
  return row as Record<string, unknown> & { id: string };
}

/** A page that was read before ends where it ended then, however many rows it has now, so that pages stay gapless. */
function withEndCursor(call: CheckedCall, journal: string): CheckedCall {
  const options = call.args.paginationOpts as Record<string, unknown> | undefined;
  if (!options || options.endCursor) return call;
  return { ...call, args: { ...call.args, paginationOpts: { ...options, endCursor: journal } } };
}

function journalIn(outcome: Outcome | undefined): string | null {
  return outcome?.ok ? outcome.journal : null;
}

function journalOf(call: CheckedCall, value: unknown): string | null {
  if (!call.args.paginationOpts || typeof value !== "object" || value === null) return null;
  const { continueCursor } = value as { continueCursor?: unknown };
  return typeof continueCursor === "string" ? continueCursor : null;
}

/** An error of a function as clients see it; anything that is not meant for them is the caller's to handle. */
function failureOf(error: unknown): Outcome & { ok: false } {
  if (!(error instanceof AppError)) throw error;
  return {
    ok: false,
    message: error.message,
    errorJson: stringify(errorData(error)),
    code: error.code,
    isTokenRefusal: isTokenRefusal(error),
  };
}
