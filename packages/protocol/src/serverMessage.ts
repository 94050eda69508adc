/**
 * What the server may say on the sync socket.
 * Knows the shapes; when each may be sent, and what it must cover, is the engine's business.
 */
import type { WireValue } from "./values.ts";

/** What a client knows: which query set and identity are taken into account, and the timestamp at which its results hold. */
export type StateVersion = {
  querySet: number;
  identity: number;
  /** Encoded as in `timestamp.ts`. */
  ts: string;
};

/** A new result of a query. */
export type QueryUpdated = {
  type: "QueryUpdated";
  queryId: number;
  value: WireValue;
  logLines: string[];
  journal: string | null;
};

/** A query that failed; clients throw a ConvexError when `errorData` is present, be it null, else a plain Error. */
export type QueryFailed = {
  type: "QueryFailed";
  queryId: number;
  errorMessage: string;
  logLines: string[];
  journal: string | null;
  errorData?: WireValue;
};

/** A query that the client removed. */
export type QueryRemoved = { type: "QueryRemoved"; queryId: number };

/** One change within a transition. */
export type StateModification = QueryUpdated | QueryFailed | QueryRemoved;

/** A step from one state to the next; `startVersion` must equal the `endVersion` before it, or clients hang. */
export type Transition = {
  type: "Transition";
  startVersion: StateVersion;
  endVersion: StateVersion;
  modifications: StateModification[];
  /** The client's clock minus ours when its Connect arrived, in ms. */
  clientClockSkew?: number;
  /** Our clock in ns since the epoch. */
  serverTs?: number;
};

/** A piece of the text of one long transition, for clients that know it (`supportsChunks`). */
export type TransitionChunk = {
  type: "TransitionChunk";
  chunk: string;
  partNumber: number;
  totalParts: number;
  transitionId: string;
};

/** A mutation that committed at `ts`; the client's promise waits for a transition at or past it. */
export type MutationSuccess = {
  type: "MutationResponse";
  requestId: number;
  success: true;
  result: WireValue;
  ts: string;
  logLines: string[];
};

/** A mutation that failed, with its message as the result. */
export type MutationFailure = {
  type: "MutationResponse";
  requestId: number;
  success: false;
  result: string;
  logLines: string[];
  errorData?: WireValue;
};

/** An action that finished. */
export type ActionSuccess = Omit<MutationSuccess, "type" | "ts"> & { type: "ActionResponse" };

/** An action that failed, with its message as the result. */
export type ActionFailure = Omit<MutationFailure, "type"> & { type: "ActionResponse" };

/** A refused or expired token; the socket is closed after it. */
export type AuthError = {
  type: "AuthError";
  error: string;
  baseVersion: number;
  /** True when an Authenticate was refused, false when a token ran out later. */
  authUpdateAttempted: boolean;
};

/** A broken protocol; official clients give up for good. */
export type FatalError = { type: "FatalError"; error: string };

/** A sign of life, so that idle clients do not take the socket for dead. */
export type Ping = { type: "Ping" };

/** Any message from the server. */
export type ServerMessage =
  | Transition
  | TransitionChunk
  | MutationSuccess
  | MutationFailure
  | ActionSuccess
  | ActionFailure
  | AuthError
  | FatalError
  | Ping;
