/** Rules of access that the functions on conversations share. */
import { AppError } from "@foyer/protocol";
import type { VisitorCaller } from "../../engine/caller.ts";

/** A visitor may reach their own conversations; `refusal` is what others are told. */
export function ownConversation(refusal = "Not authorized") {
  return ({ caller, subject }: { caller: VisitorCaller; subject: { visitorId: string | null } }): true => {
    if (subject.visitorId !== caller.visitorId) throw new AppError("NOT_AUTHORIZED", refusal);
    return true;
  };
}
