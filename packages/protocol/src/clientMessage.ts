/**
 * What a client may say on the sync socket.
 * Knows the shapes; does not know when a message is in order, nor what its function does.
 */
import type { WireObject } from "./values.ts";

/** The first message on every socket. */
export type Connect = {
  type: "Connect";
  /** UUID in lower case; a client keeps it across reconnects, and mutations are idempotent under it. */
  sessionId: string;
  /** 0 on the client's first socket, then one more each time. */
  connectionCount: number;
  lastCloseReason: string | null;
  /** The highest timestamp that the client has seen, encoded as in `timestamp.ts`. */
  maxObservedTimestamp?: string;
  /** The client's clock in ms since the epoch. */
  clientTs?: number;
};

/** A change of who is calling; each one raises the identity version by one. */
export type Authenticate =
  | { type: "Authenticate"; baseVersion: number; tokenType: "User"; value: string }
  | { type: "Authenticate"; baseVersion: number; tokenType: "Admin"; value: string; impersonating?: WireObject }
  | { type: "Authenticate"; baseVersion: number; tokenType: "None" };

/** A query that the client wants to follow. */
export type AddQuery = {
  type: "Add";
  queryId: number;
  udfPath: string;
  args: [WireObject];
  /** What an earlier run of this page of a paginated query left with the client. */
  journal?: string;
  componentPath?: string;
};

/** A query that the client no longer follows. */
export type RemoveQuery = { type: "Remove"; queryId: number };

/** A change of the set of queries that the client follows. */
export type ModifyQuerySet = {
  type: "ModifyQuerySet";
  baseVersion: number;
  newVersion: number;
  modifications: (AddQuery | RemoveQuery)[];
};

/** A call that writes; applied once per (sessionId, requestId) however often it is sent. */
export type Mutation = {
  type: "Mutation";
  requestId: number;
  udfPath: string;
  args: [WireObject];
  componentPath?: string;
};

/** A call that may reach outside; never replayed. */
export type Action = Omit<Mutation, "type"> & { type: "Action" };

/** Telemetry of the client library, to be ignored. */
export type ClientEvent = { type: "Event"; eventType: string; event: unknown };

/** Any message from a client. */
export type ClientMessage = Connect | Authenticate | ModifyQuerySet | Mutation | Action | ClientEvent;
