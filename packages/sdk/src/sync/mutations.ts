/**
 * Mutations on their way: sent again on each socket under the same number until their effect has been seen.
 * Knows numbers and timestamps; does not know sockets.
 */
import type { Mutation, MutationFailure, MutationSuccess, WireObject, WireValue } from "@foyer/protocol";
import { CallError } from "./calls.ts";
import { isAtOrPast } from "./timestamps.ts";

/** A mutation to make. */
export interface NewMutation {
  readonly path: string;
  readonly args: WireObject;
  /** Whether it may be made before there is a session. */
  readonly isPublic: boolean;
  resolve(value: WireValue): void;
  reject(error: CallError): void;
}

interface Pending extends NewMutation {
  isSent: boolean;
  answer?: MutationSuccess;
}

/** The mutations of one client. */
export interface MutationLog {
  add(mutation: NewMutation): void;
  /** A number that no other mutation of this client has. */
  nextId(): number;
  /** What is to be sent now, in order. */
  takeUnsent(hasSession: boolean): Mutation[];
  /** Forgets what was sent, since the socket is gone. */
  forgetSocket(): void;
  answer(response: MutationSuccess | MutationFailure): void;
  /** Settles what a transition up to `ts` contains. */
  reach(ts: string): void;
  /** Gives up everything. */
  fail(error: CallError): void;
}

/** Makes an empty log. */
export function createMutationLog(): MutationLog {
  const pending = new Map<number, Pending>();
  let lastId = -1;
  return {
    add: (mutation) => void pending.set(++lastId, { ...mutation, isSent: false }),
    nextId: () => ++lastId,
    takeUnsent(hasSession) {
      const unsent = [...pending].filter(([, one]) => !one.isSent && (one.isPublic || hasSession));
      return unsent.map(([requestId, one]) => {
        one.isSent = true;
        return { type: "Mutation", requestId, udfPath: one.path, args: [one.args] };
      });
    },
    forgetSocket() {
      for (const one of pending.values()) one.isSent = false;
    },
    answer(response) {
      const one = pending.get(response.requestId);
      if (!one) return;
      // A success counts once a transition shows its effect, so that nothing blinks in between.
      if (response.success) one.answer = response;
      else {
        pending.delete(response.requestId);
        one.reject(new CallError(response.result, response.errorData));
      }
    },
    reach(ts) {
      for (const [id, { answer, resolve }] of pending) {
        if (!answer || !isAtOrPast(ts, answer.ts)) continue;
        pending.delete(id);
        resolve(answer.result);
      }
    },
    fail(error) {
      const failed = [...pending.values()];
      pending.clear();
      for (const one of failed) one.reject(error);
    },
  };
}
