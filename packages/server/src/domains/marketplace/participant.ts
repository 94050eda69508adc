/** The people of a host, as they call. */
import { AppError } from "@foyer/protocol";
import type { Caller, ParticipantCaller } from "../../engine/caller.ts";

/** The person who calls. */
export function personOf(caller: Caller): ParticipantCaller {
  if (caller.kind !== "participant") throw new AppError("NOT_AUTHORIZED", "Not authorized");
  return caller;
}
