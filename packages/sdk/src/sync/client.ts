/**
 * A small client of the sync protocol: live queries, and mutations that are applied exactly once.
 * Knows the protocol's order of messages; does not know what the functions do nor how a session is come by.
 */
import type { ServerMessage, StateVersion, Transition, WireObject } from "@foyer/protocol";
import { type Args, CallError, type MutationName, type QueryName, type Result } from "./calls.ts";
import { type Cell, createCell } from "./cell.ts";
import { openConnection } from "./connection.ts";
import { createMutationLog } from "./mutations.ts";
import { createQuerySet, type FollowedQuery } from "./queries.ts";
import { ZERO } from "./timestamps.ts";

/** What a client is made of. */
export interface SyncOptions {
  /** The address of the server, beginning with http: or https:. */
  readonly serverUrl: string;
  /** The server no longer takes the token; a call of `setToken` goes on. */
  onTokenRefused(): void;
}

/** How to call. */
export interface CallOptions {
  /** Does not wait for a session. */
  readonly isPublic?: boolean;
}

/** A client. */
export interface SyncClient {
  /** Whether results are up to date. */
  readonly isLive: Cell<boolean>;
  /** Follows a query until the function that it answers is called. */
  follow<Name extends QueryName>(
    path: Name,
    args: Args<Name>,
    onResult: (value: Result<Name>) => void,
    options?: CallOptions & { onError?: (error: CallError) => void },
  ): () => void;
  /** Asks once. */
  ask<Name extends QueryName>(path: Name, args: Args<Name>, options?: CallOptions): Promise<Result<Name>>;
  /** Resolves once every followed query shows the effect; however long that takes. */
  mutate<Name extends MutationName>(path: Name, args: Args<Name>, options?: CallOptions): Promise<Result<Name>>;
  /** Says something that is worth saying only now: dropped when there is no connection. */
  mention<Name extends MutationName>(path: Name, args: Args<Name>): void;
  /** Calls as the holder of this session from now on; null holds calls back until there is one. */
  setToken(token: string | null): void;
  pause(): void;
  resume(): void;
  close(): void;
}

const FATAL_DELAY_MS = 60_000;

/** Connects. */
export function createSyncClient({ serverUrl, onTokenRefused }: SyncOptions): SyncClient {
  const queries = createQuerySet();
  const mutations = createMutationLog();
  const isLive = createCell(false);
  const sessionId = newUuid();
  let connectionCount = 0;
  let isOpen = false;
  let isFlushing = false;
  let token: string | null = null;
  let sentToken: string | null = null;
  let identity = 0;
  let querySet = 0;
  let version: StateVersion = { querySet: 0, identity: 0, ts: ZERO };

  const connection = openConnection({
    url: `${serverUrl.replace(/^http/, "ws").replace(/\/$/, "")}/api/messenger/sync`,
    onOpen() {
      isOpen = true;
      identity = 0;
      querySet = 0;
      sentToken = null;
      version = { querySet: 0, identity: 0, ts: ZERO };
      send({ type: "Connect", sessionId, connectionCount: connectionCount++, lastCloseReason: null });
      flush(true);
    },
    onFrame: (text) => receive(JSON.parse(text)),
    onLost() {
      isOpen = false;
      queries.forgetSocket();
      mutations.forgetSocket();
      isLive.set(false);
    },
  });

  function send(message: object): void {
    connection.send(JSON.stringify(message));
  }

  /** Tells the server who calls, what to follow and what to do, in this order. */
  function flush(isFirst = false): void {
    isFlushing = false;
    if (!isOpen) return;
    if (token !== sentToken) {
      send({ type: "Authenticate", baseVersion: identity++, ...(token ? { tokenType: "User", value: token } : none) });
      sentToken = token;
    }
    const modifications = queries.takeChanges(token !== null);
    if (isFirst || modifications.length > 0) {
      send({ type: "ModifyQuerySet", baseVersion: querySet, newVersion: ++querySet, modifications });
    }
    for (const mutation of mutations.takeUnsent(token !== null)) send(mutation);
  }

  function flushSoon(): void {
    if (isFlushing) return;
    isFlushing = true;
    queueMicrotask(flush);
  }

  function receive(message: ServerMessage): void {
    switch (message.type) {
      case "Transition":
        return move(message);
      case "MutationResponse":
        return mutations.answer(message);
      case "AuthError":
        // Without a token nothing private is asked, so the next connection does not fail the same way.
        token = null;
        connection.restart(0);
        return onTokenRefused();
      case "FatalError":
        return connection.restart(FATAL_DELAY_MS);
      case "Ping":
      case "ActionResponse":
      case "TransitionChunk":
        return;
      default:
        return message satisfies never;
    }
  }

  function move({ startVersion, endVersion, modifications }: Transition): void {
    const isNext = (["querySet", "identity", "ts"] as const).every((part) => startVersion[part] === version[part]);
    if (!isNext) return connection.restart();
    version = endVersion;
    queries.apply(modifications);
    mutations.reach(endVersion.ts);
    if (endVersion.querySet < querySet || endVersion.identity < identity) return;
    connection.settle();
    isLive.set(true);
  }

  function follow(path: string, args: object, how: Omit<FollowedQuery, "path" | "args">): () => void {
    const id = queries.add({ ...how, path, args: args as WireObject });
    flushSoon();
    return () => {
      queries.remove(id);
      flushSoon();
    };
  }

  return {
    isLive,
    follow: (path, args, onResult, { isPublic = false, onError } = {}) =>
      follow(path, args, { isPublic, onResult: onResult as (value: unknown) => void, onError }),
    ask: (path, args, { isPublic = false } = {}) =>
      new Promise((resolve, reject) => {
        const stop = follow(path, args, {
          isPublic,
          onResult(value) {
            stop();
            resolve(value as Result<typeof path>);
          },
          onError(error) {
            stop();
            reject(error);
          },
        });
      }),
    mutate: (path, args, { isPublic = false } = {}) =>
      new Promise((resolve, reject) => {
        const settle = resolve as (value: unknown) => void;
        mutations.add({ path, args: args as WireObject, isPublic, resolve: settle, reject });
        flushSoon();
      }),
    mention(path, args) {
      if (!isOpen || token === null) return;
      flush();
      send({ type: "Mutation", requestId: mutations.nextId(), udfPath: path, args: [args] });
    },
    setToken(next) {
      token = next;
      flushSoon();
    },
    pause: connection.pause,
    resume: connection.resume,
    close() {
      connection.close();
      mutations.fail(new CallError("Closed", { code: "UNAVAILABLE" }));
    },
  };
}

const none = { tokenType: "None" };

/** Like `crypto.randomUUID`, which pages without TLS lack. */
function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 15) | 64;
  bytes[8] = (bytes[8]! & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
