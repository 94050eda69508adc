/**
 * The queries that a client follows, and which of them the present socket knows of.
 * Knows ids and versions; does not know sockets.
 */
import type { AddQuery, RemoveQuery, StateModification, WireObject, WireValue } from "@foyer/protocol";
import { CallError } from "./calls.ts";

/** Told each new result, and why there is none. */
export interface QueryListener {
  onResult(value: WireValue): void;
  onError?: ((error: CallError) => void) | undefined;
}

/** A query that is followed. */
export interface FollowedQuery extends QueryListener {
  readonly path: string;
  readonly args: WireObject;
  /** Whether it may be asked before there is a session. */
  readonly isPublic: boolean;
}

/** The set of followed queries. */
export interface QuerySet {
  add(query: FollowedQuery): number;
  remove(id: number): void;
  /** What the socket must be told, so that it follows what is asked for; told only once. */
  takeChanges(hasSession: boolean): (AddQuery | RemoveQuery)[];
  /** Forgets what the socket was told. */
  forgetSocket(): void;
  apply(modifications: readonly StateModification[]): void;
}

/** Makes an empty set. */
export function createQuerySet(): QuerySet {
  const queries = new Map<number, FollowedQuery>();
  const told = new Set<number>();
  let lastId = 0;
  return {
    add(query) {
      queries.set(++lastId, query);
      return lastId;
    },
    remove: (id) => void queries.delete(id),
    takeChanges(hasSession) {
      const changes: (AddQuery | RemoveQuery)[] = [];
      for (const queryId of told) {
        if (queries.has(queryId)) continue;
        told.delete(queryId);
        changes.push({ type: "Remove", queryId });
      }
      for (const [queryId, { path, args, isPublic }] of queries) {
        if (told.has(queryId) || !(isPublic || hasSession)) continue;
        told.add(queryId);
        changes.push({ type: "Add", queryId, udfPath: path, args: [args] });
      }
      return changes;
    },
    forgetSocket: () => told.clear(),
    apply(modifications) {
      for (const change of modifications) {
        const query = queries.get(change.queryId);
        if (change.type === "QueryUpdated") query?.onResult(change.value);
        else if (change.type === "QueryFailed") query?.onError?.(new CallError(change.errorMessage, change.errorData));
      }
    },
  };
}
