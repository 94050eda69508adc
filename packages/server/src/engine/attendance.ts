/**
 * Who has a socket open, kept as memory-only state that outlives the last socket by a grace: a lost connection comes back unnoticed.
 * Knows people by their ids; does not know sockets nor what presence means to anybody.
 */
import { newId } from "../persistence/ids.ts";
import type { Caller } from "./caller.ts";
import type { EphemeralReader, EphemeralWriter } from "./ephemeral.ts";

const KIND = "attendance";
const GRACE_MS = 30_000;
/** Told again by half of this time; when this process falls silent, others forget its people much sooner. */
const BELIEVED_MS = 180_000;

/** Keeps count of the open sockets of people. */
export interface Attendance {
  /** Tells that a caller has a socket open; the answer tells that it is closed. People of hosts and agents are counted. */
  arrive(caller: Caller): () => void;
}

/** Whether a person of a host or an agent has a socket open, or had one a moment ago. */
export function isPresent(ephemeral: EphemeralReader, id: string): boolean {
  return ephemeral.list(KIND, id).length > 0;
}

function idOf(caller: Caller): string | undefined {
  if (caller.kind === "participant") return caller.personId;
  return caller.kind === "agent" ? caller.userId : undefined;
}

/** Creates the count of this process. */
export function createAttendance(ephemeral: EphemeralWriter): Attendance {
  const member = newId();
  const sockets = new Map<string, number>();
  const tell = (id: string, ttlMs: number) => ephemeral.put(KIND, id, { member, ttlMs });
  setInterval(() => {
    for (const id of sockets.keys()) tell(id, BELIEVED_MS);
  }, BELIEVED_MS / 2).unref();

  function leave(id: string): void {
    const left = (sockets.get(id) ?? 0) - 1;
    if (left > 0) sockets.set(id, left);
    else {
      sockets.delete(id);
      tell(id, GRACE_MS);
    }
  }

  return {
    arrive(caller) {
      const id = idOf(caller);
      if (id === undefined) return () => {};
      const open = sockets.get(id) ?? 0;
      sockets.set(id, open + 1);
      if (open === 0) tell(id, BELIEVED_MS);
      return () => leave(id);
    },
  };
}
