/**
 * One client on one socket: its queries, its identity, its mutations in order, and the versions that it was told.
 * Knows the sync protocol's rules; does not know sockets (it is given a way to send) nor what functions do.
 */
import {
  type Authenticate,
  type ClientMessage,
  type Connect,
  decodeValue,
  ProtocolError,
  stringify,
} from "@foyer/protocol";
import { call, checkToken } from "../../engine/call.ts";
import type { Caller, Origin } from "../../engine/caller.ts";
import type { Engine } from "../../engine/engine.ts";
import { type Agreement, agreementOf } from "../../engine/live/agreement.ts";
import { encodeResult, toFailure } from "../failure.ts";
import { ActionSet } from "./actionSet.ts";
import { Hold } from "./hold.ts";
import { MutationQueue } from "./mutationQueue.ts";
import { printFailure, printSuccess, printTransition, type Version } from "./print.ts";
import { QuerySet, refuseComponent } from "./querySet.ts";
import type { Wire } from "./wire.ts";

/** What a session is made of. */
export interface SessionOptions {
  readonly engine: Engine;
  readonly wire: Wire;
  readonly origin: Origin;
  readonly onError: (error: unknown) => string;
  /** Told when there may be something to send at the end of this turn. */
  readonly wake: (session: SyncSession) => void;
}

type Mutation = ClientMessage & { type: "Mutation" };
type Action = ClientMessage & { type: "Action" };

const LOOK_AGAIN_MS = 30;
const MAX_BUFFERED_BYTES = 256 * 1_024;
const MAX_UNREAD_BYTES = 64 * 1_024 * 1_024;

/** A session of the sync protocol. */
export class SyncSession {
  readonly #options: SessionOptions;
  readonly #queries: QuerySet;
  readonly #mutations: MutationQueue;
  #connect: Connect | undefined;
  #clockSkewMs: number | undefined;
  #token: string | undefined;
  #version: Version = { querySet: 0, identity: 0, ts: 0 };
  /** How many Authenticates came, and how many of them are settled. */
  #identity = 0;
  #settledIdentity = 0;
  #settlement: Promise<void> = Promise.resolve();
  /** Tells that whoever this socket speaks for has closed it. */
  #leave = () => {};
  /** The timestamp of this client's latest mutation, and whether a transition must still confirm it. */
  #owedTs = 0;
  #isOwing = false;
  /** Whether a mutation of this client may be visible although its response has not been sent. */
  #isCommitting = false;
  readonly #hold = new Hold();
  #wakeTimer: NodeJS.Timeout | undefined;
  readonly #actions: ActionSet;
  isClosed = false;
  lastSentAt = performance.now();

  constructor(options: SessionOptions) {
    this.#options = options;
    const onChange = () => options.wake(this);
    const failureOf = (error: unknown) => {
      const { message, data } = toFailure(error, options.onError);
      return { ok: false, message, errorJson: stringify(data), code: data.code } as const;
    };
    this.#queries = new QuerySet({ engine: options.engine, onChange, failureOf });
    const onOverflow = () => this.close(1013, "TooManyConcurrentRequests");
    this.#mutations = new MutationQueue(onOverflow);
    this.#actions = new ActionSet(onOverflow);
  }

  /** Takes one message of the client. */
  receive(message: ClientMessage): void {
    if (this.isClosed) return;
    if ((message.type === "Connect") === (this.#connect !== undefined))
      throw new ProtocolError("Connect must come first, and once", "type");
    switch (message.type) {
      case "Connect":
        this.#connect = message;
        if (message.clientTs) this.#clockSkewMs = Math.round(message.clientTs - Date.now());
        return;
      case "Authenticate":
        return this.#authenticate(message);
      case "ModifyQuerySet":
        this.#queries.modify(message, this.#token);
        return this.#options.wake(this);
      // The identity counts that was there when the call came.
      case "Mutation": {
        const [token, settlement] = [this.#token, this.#settlement];
        return this.#mutations.add(() => this.#mutate(message, token, settlement));
      }
      case "Action":
        return this.#actions.add(() => this.#act(message, this.#token, this.#settlement));
      case "Event":
        return;
      default:
        return message satisfies never;
    }
  }

  /** Sends what there is to send, if nothing speaks against it now; answers whether nothing is left for later. */
  flush(): boolean {
    const querySet = this.#queries.coverable;
    if (this.isClosed) return true;
    if (!this.#hasNews(querySet)) {
      this.#hold.end();
      // What is computed again for somebody else and stays the same is told to nobody: it is looked for after each tick.
      return querySet === this.#queries.version;
    }
    if (this.#options.wire.buffered > MAX_BUFFERED_BYTES) return false;
    // A new identity has not been checked yet, or a query has no outcome for it: there is nothing true to say.
    if (this.#settledIdentity < this.#identity || querySet < this.#version.querySet) return false;
    // After a reconnect the client still shows what it had; word of nothing but its mutations would blank its screen.
    if (querySet === 0 && this.#queries.version > 0) return false;
    const refusal = this.#queries.tokenRefusal;
    if (refusal) {
      this.#refuseToken(refusal);
      return true;
    }
    const { commits } = this.#options.engine;
    const agreement = agreementOf(this.#queries.resultsOf(querySet), commits.clock.current);
    if (this.#isHeld(querySet, agreement)) return false;
    this.#transition(querySet, Math.max(this.#version.ts, agreement.holdsUntil));
    return !this.#isOwing && querySet === this.#queries.version;
  }

  /** Keeps an idle client from taking the connection for dead. */
  ping = (): void => this.#send('{"type":"Ping"}');

  close(code: number, reason: string): void {
    if (this.isClosed) return;
    this.dispose();
    this.#options.wire.close(code, reason);
  }

  /** Gives up all subscriptions; the socket is gone. */
  dispose(): void {
    this.isClosed = true;
    clearTimeout(this.#wakeTimer);
    this.#leave();
    this.#leave = () => {};
    this.#queries.close();
    this.#mutations.close();
  }

  /** Takes no new calls from now on; resolves when none of this session is running. */
  async drained(): Promise<void> {
    this.#mutations.close();
    this.#actions.close();
    await Promise.all([this.#mutations.drained(), this.#actions.drained()]);
  }

  #hasNews(querySet: number): boolean {
    const version = this.#version;
    if (querySet > version.querySet || this.#identity > version.identity || this.#isOwing) return true;
    return this.#queries.hasNews(querySet);
  }

  #isHeld(querySet: number, { holdsUntil, isConsistent, isComputing }: Agreement): boolean {
    const isBehind = holdsUntil < Math.max(this.#owedTs, this.#version.ts);
    const verdict = this.#hold.judge({
      isCommitting: this.#isCommitting,
      hasReplays: this.#version.ts === 0 && this.#mutations.isBusy && (this.#connect?.connectionCount ?? 0) > 0,
      isBehind,
      isTorn: !isConsistent,
      isPartial: querySet < this.#queries.version,
    });
    if (verdict === "send") return false;
    // What is computed at once holds at one moment, so all wait for those that have begun.
    if (verdict === "hurry" && (isBehind || !isComputing)) this.#queries.hurry();
    this.#wakeTimer ??= setTimeout(() => {
      this.#wakeTimer = undefined;
      this.#options.wake(this);
    }, LOOK_AGAIN_MS);
    return true;
  }

  #transition(querySet: number, ts: number): void {
    this.#hold.end();
    const modifications = this.#queries.take(querySet);
    const start = this.#version;
    const end = { querySet, identity: this.#identity, ts };
    const isSame = querySet === start.querySet && end.identity === start.identity;
    const isConfirming = this.#isOwing && ts >= this.#owedTs;
    // What changed was changed back before it was sent, or the client has it from the identity before.
    if (isSame && !isConfirming && modifications.length === 0) return;
    this.#isOwing = this.#isOwing && !isConfirming;
    this.#send(printTransition({ start, end, modifications, clockSkewMs: this.#clockSkewMs }));
    this.#clockSkewMs = undefined;
    this.#version = end;
  }

  #authenticate(message: Authenticate): void {
    if (message.baseVersion !== this.#identity) throw new ProtocolError(`expected ${this.#identity}`, "baseVersion");
    this.#identity += 1;
    if (message.tokenType === "Admin") return this.#refuseToken("Admin tokens are not accepted");
    this.#token = message.tokenType === "None" ? undefined : message.value;
    this.#settlement = this.#settleIdentity(this.#identity, this.#token);
  }

  /** Finds out whether the token is good; a bad one is refused before anything runs under it. */
  async #settleIdentity(identity: number, token: string | undefined): Promise<void> {
    const { engine } = this.#options;
    let caller: Caller;
    try {
      caller = await checkToken(engine, token);
    } catch (error) {
      const failure = toFailure(error, this.#options.onError);
      if (!failure.isTokenRefusal) return this.close(1011, "InternalServerError");
      // A newer one may have come meanwhile; then that one decides.
      if (this.#identity === identity) this.#refuseToken(failure.message);
      return;
    }
    if (this.isClosed || this.#identity !== identity) return;
    this.#settledIdentity = identity;
    const leave = this.#leave;
    this.#leave = engine.attendance.arrive(caller);
    leave();
    this.#queries.askWith(token);
    this.#options.wake(this);
  }

  #refuseToken(error: string): void {
    if (this.isClosed) return;
    const { identity } = this.#version;
    // Whether the client waits for the answer to a new token, or had this one confirmed before.
    const authUpdateAttempted = this.#identity > identity;
    this.#send(JSON.stringify({ type: "AuthError", error, baseVersion: identity, authUpdateAttempted }));
    this.close(1000, "AuthError");
  }

  async #mutate(message: Mutation, token: string | undefined, settlement: Promise<void>): Promise<void> {
    await settlement;
    if (this.isClosed) return;
    const { engine, origin } = this.#options;
    const { requestId, udfPath: path } = message;
    try {
      refuseComponent(message);
      const args = decodeValue(message.args[0], { integersAsNumbers: true });
      const idempotencyKey = { session: this.#connect?.sessionId as string, request: requestId };
      const onCommitting = () => {
        this.#isCommitting = true;
      };
      const request = { path, args, token, origin, idempotencyKey, onCommitting };
      const { value, ts = 0, isReplay = false } = await call(engine, request, "mutation");
      this.#owedTs = Math.max(this.#owedTs, ts);
      this.#isOwing = true;
      if (isReplay) this.#queries.doubt(ts);
      this.#send(printSuccess("MutationResponse", requestId, { value: encodeResult(value), ts }));
      this.#queries.hurry();
    } catch (error) {
      this.#fail("MutationResponse", requestId, error);
    } finally {
      this.#isCommitting = false;
      this.#options.wake(this);
    }
  }

  async #act(message: Action, token: string | undefined, settlement: Promise<void>): Promise<void> {
    const { engine, origin } = this.#options;
    const { requestId, udfPath: path } = message;
    try {
      await settlement;
      if (this.isClosed) return;
      refuseComponent(message);
      const args = decodeValue(message.args[0], { integersAsNumbers: true });
      const { value } = await call(engine, { path, args, token, origin }, "action");
      this.#send(printSuccess("ActionResponse", requestId, { value: encodeResult(value) }));
    } catch (error) {
      this.#fail("ActionResponse", requestId, error);
    }
  }

  #fail(type: "MutationResponse" | "ActionResponse", requestId: number, error: unknown): void {
    const { message, data, isTokenRefusal } = toFailure(error, this.#options.onError);
    // Whether it was applied is unknown: the client delivers it again on its next connection, and it is applied once.
    if (type === "MutationResponse" && data.code === "UNAVAILABLE") return this.close(1013, "InternalServerError");
    if (isTokenRefusal && this.#token !== undefined) return this.#refuseToken(message);
    this.#send(printFailure(type, requestId, { message, data }));
  }

  #send(text: string): void {
    if (this.isClosed) return;
    // A client that asks and never reads must not fill our memory.
    if (this.#options.wire.buffered > MAX_UNREAD_BYTES) return this.close(1013, "TooManyConcurrentRequests");
    this.lastSentAt = performance.now();
    this.#options.wire.send(text);
  }
}
