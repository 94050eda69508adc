/**
 * One client on one socket: its queries, its identity, its mutations in order, and the versions that it was told.
 * Knows the sync protocol's rules; does not know sockets (it is given a way to send) nor what functions do.
 */
import {
  AppError,
  type Authenticate,
  type ClientMessage,
  decodeValue,
  encodeTimestamp,
  type ModifyQuerySet,
  ProtocolError,
  stringify,
} from "@foyer/protocol";
import { call, checkToken } from "../../engine/call.ts";
import type { Origin } from "../../engine/caller.ts";
import type { Engine } from "../../engine/engine.ts";
import type { Outcome } from "../../engine/live/liveResult.ts";
import { Subscription } from "../../engine/live/subscription.ts";
import { type Failure, toFailure } from "../failure.ts";
import { MutationQueue } from "./mutationQueue.ts";
import { printFailed, printTransition, printUpdated, type Version } from "./print.ts";

/** What a session may do with its socket. */
export interface Wire {
  send(text: string): void;
  /** Bytes that the network has not taken yet. */
  readonly buffered: number;
  close(code: number, reason: string): void;
}

/** What a session is made of. */
export interface SessionOptions {
  readonly engine: Engine;
  readonly wire: Wire;
  readonly origin: Origin;
  readonly onError: (error: unknown) => string;
  /** Told when there may be something to send at the end of this turn. */
  readonly wake: (session: SyncSession) => void;
}

interface FollowedQuery {
  readonly subscription: Subscription | null;
  /** For calls that cannot even be subscribed to. */
  readonly failure: Outcome | null;
  sent: Outcome | undefined;
}

const HOLD_STALE_MS = 60;
const HOLD_MUTATION_MS = 100;
const MAX_BUFFERED_BYTES = 256 * 1_024;
const MAX_QUERIES = 1_000;

/** A session of the sync protocol. */
export class SyncSession {
  readonly #options: SessionOptions;
  readonly #queries = new Map<number, FollowedQuery>();
  readonly #removed: number[] = [];
  readonly #mutations: MutationQueue;
  #sessionId: string | undefined;
  #clockSkewMs: number | undefined;
  #token: string | undefined;
  #version: Version = { querySet: 0, identity: 0, ts: 0 };
  #querySet = 0;
  #identity = 0;
  /** The timestamp of this client's latest mutation, which a transition must still reach. */
  #owedTs = 0;
  #heldSince = 0;
  #actions = 0;
  isClosed = false;
  lastSentAt = Date.now();

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#mutations = new MutationQueue(() => this.close(1013, "TooManyConcurrentRequests"));
  }

  /** Takes one message of the client. */
  receive(message: ClientMessage): void {
    if (this.isClosed) return;
    if (message.type !== "Connect" && this.#sessionId === undefined)
      throw new ProtocolError("Connect must come first", "type");
    switch (message.type) {
      case "Connect":
        this.#sessionId = message.sessionId;
        if (message.clientTs) this.#clockSkewMs = Math.round(message.clientTs - Date.now());
        return;
      case "Authenticate":
        return this.#authenticate(message);
      case "ModifyQuerySet":
        return this.#modify(message);
      case "Mutation":
        return this.#mutations.add(() => this.#mutate(message, this.#token));
      case "Action":
        void this.#act(message, this.#token);
        return;
      case "Event":
        return;
      default:
        return message satisfies never;
    }
  }

  /** Sends what there is to send, if nothing speaks against it now; answers whether nothing is left for later. */
  flush(): boolean {
    if (this.isClosed || !this.#hasNews()) return true;
    if (this.#isHeld()) return false;
    for (const { subscription } of this.#queries.values()) {
      const refusal = subscription?.tokenRefusal;
      if (!refusal) continue;
      this.#refuseToken(refusal, this.#identity > this.#version.identity);
      return true;
    }
    const current = this.#options.engine.commits.clock.current;
    const modifications = this.#collectModifications();
    const ts = Math.max(this.#version.ts, this.#holdsUntil(current));
    const end = { querySet: this.#querySet, identity: this.#identity, ts };
    this.#heldSince = 0;
    this.#send(printTransition({ start: this.#version, end, modifications, clockSkewMs: this.#clockSkewMs }));
    this.#clockSkewMs = undefined;
    this.#version = end;
    return this.#owedTs <= end.ts;
  }

  /** Keeps an idle client from taking the connection for dead. */
  ping(): void {
    this.#send('{"type":"Ping"}');
  }

  close(code: number, reason: string): void {
    if (this.isClosed) return;
    this.dispose();
    this.#options.wire.close(code, reason);
  }

  /** Gives up all subscriptions; the socket is gone. */
  dispose(): void {
    this.isClosed = true;
    for (const { subscription } of this.#queries.values()) subscription?.close();
    this.#queries.clear();
    this.#mutations.close();
  }

  /** Resolves when no call of this session is running. */
  async drained(): Promise<void> {
    await this.#mutations.drained();
  }

  #modify(message: ModifyQuerySet): void {
    if (message.baseVersion !== this.#querySet) throw new ProtocolError(`expected ${this.#querySet}`, "baseVersion");
    for (const change of message.modifications) {
      if (change.type === "Remove") {
        const query = this.#queries.get(change.queryId);
        if (!query) throw new ProtocolError(`query ${change.queryId} is not in the set`, "queryId");
        query.subscription?.close();
        this.#queries.delete(change.queryId);
        this.#removed.push(change.queryId);
        continue;
      }
      if (this.#queries.has(change.queryId))
        throw new ProtocolError(`query ${change.queryId} is already in the set`, "queryId");
      if (this.#queries.size >= MAX_QUERIES)
        throw new ProtocolError(`more than ${MAX_QUERIES} queries`, "modifications");
      this.#queries.set(change.queryId, this.#follow(change));
    }
    this.#querySet = message.newVersion;
    this.#options.wake(this);
  }

  #follow(change: { udfPath: string; args: unknown[]; journal?: string; componentPath?: string }): FollowedQuery {
    try {
      if (change.componentPath) throw new AppError("NOT_AUTHORIZED", "Components are not available");
      const args = decodeValue(change.args[0], { integersAsNumbers: true });
      const request = { path: change.udfPath, args, token: this.#token, journal: change.journal ?? null };
      return {
        subscription: new Subscription(this.#options.engine, request, () => this.#options.wake(this)),
        failure: null,
        sent: undefined,
      };
    } catch (error) {
      return { subscription: null, failure: outcomeOf(toFailure(error, this.#options.onError)), sent: undefined };
    }
  }

  #authenticate(message: Authenticate): void {
    if (message.baseVersion !== this.#identity) throw new ProtocolError(`expected ${this.#identity}`, "baseVersion");
    this.#identity += 1;
    const token = message.tokenType === "None" ? undefined : message.value;
    if (message.tokenType === "Admin") return this.#refuseToken("Admin tokens are not accepted", true);
    const earlier = this.#token;
    this.#token = token;
    void this.#settleIdentity(earlier);
  }

  /** Finds out whether the token is good; a bad one is refused before anything runs under it. */
  async #settleIdentity(earlier: string | undefined): Promise<void> {
    const version = this.#identity;
    try {
      await checkToken(this.#options.engine, this.#token);
    } catch (error) {
      const failure = toFailure(error, this.#options.onError);
      if (!failure.isTokenRefusal) return this.close(1011, "InternalServerError");
      if (this.#identity === version) this.#refuseToken(failure.message, true);
      return;
    }
    if (this.isClosed || this.#identity !== version) return;
    if (earlier !== this.#token) this.#resubscribe();
    this.#options.wake(this);
  }

  #resubscribe(): void {
    for (const [queryId, query] of this.#queries) {
      const again = query.subscription?.again(this.#token);
      if (!again) continue;
      query.subscription?.close();
      this.#queries.set(queryId, { ...query, subscription: again });
    }
  }

  #refuseToken(error: string, authUpdateAttempted: boolean): void {
    if (this.isClosed) return;
    const { identity } = this.#version;
    this.#send(JSON.stringify({ type: "AuthError", error, baseVersion: identity, authUpdateAttempted }));
    this.close(1000, "AuthError");
  }

  async #mutate(message: ClientMessage & { type: "Mutation" }, token: string | undefined): Promise<void> {
    const { engine, origin } = this.#options;
    const { requestId, udfPath: path } = message;
    try {
      const args = decodeValue(message.args[0], { integersAsNumbers: true });
      const idempotencyKey = { session: this.#sessionId as string, request: requestId };
      const { value, ts = 0 } = await call(engine, { path, args, token, origin, idempotencyKey }, "mutation");
      if (this.isClosed) return;
      this.#owedTs = Math.max(this.#owedTs, ts);
      const result = stringify(value ?? null);
      this.#send(
        `{"type":"MutationResponse","requestId":${requestId},"success":true,"result":${result},"ts":"${encodeTimestamp(ts)}","logLines":[]}`,
      );
      for (const { subscription } of this.#queries.values()) subscription?.hurry();
      this.#options.wake(this);
    } catch (error) {
      this.#fail("MutationResponse", requestId, error);
    }
  }

  async #act(message: ClientMessage & { type: "Action" }, token: string | undefined): Promise<void> {
    const { engine, origin } = this.#options;
    const { requestId, udfPath: path } = message;
    if (this.#actions >= 100) return this.close(1013, "TooManyConcurrentRequests");
    this.#actions += 1;
    try {
      const args = decodeValue(message.args[0], { integersAsNumbers: true });
      const { value } = await call(engine, { path, args, token, origin }, "action");
      this.#send(
        `{"type":"ActionResponse","requestId":${requestId},"success":true,"result":${stringify(value ?? null)},"logLines":[]}`,
      );
    } catch (error) {
      this.#fail("ActionResponse", requestId, error);
    } finally {
      this.#actions -= 1;
    }
  }

  #fail(type: "MutationResponse" | "ActionResponse", requestId: number, error: unknown): void {
    const failure = toFailure(error, this.#options.onError);
    // Whether it was applied is unknown: the client delivers it again on its next connection, and it is applied once.
    if (type === "MutationResponse" && failure.data.code === "UNAVAILABLE")
      return this.close(1013, "InternalServerError");
    if (failure.isTokenRefusal && this.#token !== undefined) return this.#refuseToken(failure.message, false);
    const data = failure.data ? `,"errorData":${stringify(failure.data)}` : "";
    this.#send(
      `{"type":"${type}","requestId":${requestId},"success":false,"result":${JSON.stringify(failure.message)},"logLines":[]${data}}`,
    );
  }

  #hasNews(): boolean {
    if (this.#querySet > this.#version.querySet || this.#identity > this.#version.identity) return true;
    if (this.#owedTs > this.#version.ts) return true;
    for (const query of this.#queries.values()) if (visible(query) !== query.sent) return true;
    return false;
  }

  /** Waits for what a transition must contain, so that a client's queries never disagree; never for long once all were seen. */
  #isHeld(): boolean {
    if (this.#options.wire.buffered > MAX_BUFFERED_BYTES) return true;
    const now = Date.now();
    let isStale = false;
    for (const query of this.#queries.values()) {
      if (visible(query) === undefined) return true;
      if (query.subscription && !query.subscription.isFresh) isStale = true;
    }
    // A transition with a row before the answer to the mutation that made it would show the row twice.
    const runningMs = this.#mutations.runningSince === 0 ? 0 : now - this.#mutations.runningSince;
    const waitsForMutation = this.#mutations.runningSince > 0 && runningMs < HOLD_MUTATION_MS;
    if (!isStale && !waitsForMutation) return false;
    this.#heldSince ||= now;
    if (now - this.#heldSince >= HOLD_MUTATION_MS) return false;
    if (!waitsForMutation && now - this.#heldSince >= HOLD_STALE_MS) return false;
    this.#wakeLater();
    return true;
  }

  #wakeTimer: NodeJS.Timeout | undefined;

  #wakeLater(): void {
    this.#wakeTimer ??= setTimeout(() => {
      this.#wakeTimer = undefined;
      this.#options.wake(this);
    }, HOLD_STALE_MS);
  }

  #collectModifications(): string[] {
    const modifications: string[] = [];
    for (const queryId of this.#removed.splice(0)) modifications.push(`{"type":"QueryRemoved","queryId":${queryId}}`);
    for (const [queryId, query] of this.#queries) {
      const outcome = visible(query);
      if (!outcome || outcome === query.sent) continue;
      const isSame =
        query.sent?.ok && outcome.ok && query.sent.json === outcome.json && query.sent.journal === outcome.journal;
      query.sent = outcome;
      if (isSame) continue;
      modifications.push(outcome.ok ? printUpdated(queryId, outcome) : printFailed(queryId, outcome));
    }
    return modifications;
  }

  #holdsUntil(current: number): number {
    let holds = current;
    for (const { subscription } of this.#queries.values()) {
      if (subscription) holds = Math.min(holds, subscription.holdsUntil(current));
    }
    return holds;
  }

  #send(text: string): void {
    if (this.isClosed) return;
    this.lastSentAt = Date.now();
    this.#options.wire.send(text);
  }
}

function visible(query: FollowedQuery): Outcome | undefined {
  return query.failure ?? query.subscription?.outcome;
}

function outcomeOf(failure: Failure): Outcome {
  const errorJson = failure.data ? stringify(failure.data) : null;
  return { ok: false, message: failure.message, errorJson, code: failure.data?.code ?? null };
}
