/**
 * Who has a socket open, kept as memory-only state that outlives the last socket by a grace: a lost connection comes back unnoticed.
 * Knows people by their ids; does not know sockets nor what presence means to anybody.
 */
import { newId } from "../persistence/ids.ts";
import type { Caller } from "./caller.ts";
import type { EphemeralReader, EphemeralWriter } from "./ephemeral.ts";

const KIND = "attendance";
const GRACE_MS = 30_000;
/** If this process dies, others believe for so long that its people are here. */
const BELIEVED_MS = 180_000;

/** Keeps count of the open sockets of people. */
export interface Attendance {
  /** Tells that a caller has a socket open; the answer tells that it is closed. Only people of hosts are counted. */
  arrive(caller: Caller): () => void;
}

/** Whether a person has a socket open, or had one a moment ago. */
export function isPresent(ephemeral: EphemeralReader, personId: string): boolean {
  return ephemeral.list(KIND, personId).length > 0;
}

/** Creates the count of this process. */
export function createAttendance(ephemeral: EphemeralWriter): Attendance {
  const member = newId();
  const sockets = new Map<string, number>();
  const tell = (personId: string, ttlMs: number) => ephemeral.put(KIND, personId, { member, ttlMs });
  setInterval(() => {
    for (const personId of sockets.keys()) tell(personId, BELIEVED_MS);
  }, BELIEVED_MS / 2).unref();

  function leave(personId: string): void {
    const left = (sockets.get(personId) ?? 0) - 1;
    if (left > 0) sockets.set(personId, left);
    else {
      sockets.delete(personId);
      tell(personId, GRACE_MS);
    }
  }

  return {
    arrive(caller) {
      if (caller.kind !== "participant") return () => {};
      const { personId } = caller;
      const open = sockets.get(personId) ?? 0;
      sockets.set(personId, open + 1);
      if (open === 0) tell(personId, BELIEVED_MS);
      return () => leave(personId);
    },
  };
}
