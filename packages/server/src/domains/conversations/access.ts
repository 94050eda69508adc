/** Rules of access that the functions on conversations share. */
import { AppError } from "@foyer/protocol";
import type { VisitorCaller } from "../../engine/caller.ts";
import type { SenderType } from "./tables.ts";

/** Conversations of the support desk; those of the marketplace have functions of their own, with rules of their own. */
export function ofSupport({ isMarketplace }: { isMarketplace: boolean }): boolean {
  return !isMarketplace;
}

/** Messages of the support desk. */
export function writtenInSupport({ senderType }: { senderType: SenderType }): boolean {
  return ["user", "visitor", "agent", "bot"].includes(senderType);
}

/** A visitor may reach their own conversations; `refusal` is what others are told. */
export function ownConversation(refusal = "Not authorized") {
  return ({ caller, subject }: { caller: VisitorCaller; subject: { visitorId: string | null } }): true => {
    if (subject.visitorId !== caller.visitorId) throw new AppError("NOT_AUTHORIZED", refusal);
    return true;
  };
}
