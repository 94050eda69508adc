/** Visitors, as they call. */
import { AppError } from "@foyer/protocol";
import type { Caller, VisitorCaller } from "../../engine/caller.ts";

/** The visitor who calls. */
export function requireVisitor({ caller }: { caller: Caller }): VisitorCaller {
  if (caller.kind !== "visitor") throw new AppError("NOT_AUTHENTICATED", "Session token required");
  return caller;
}
