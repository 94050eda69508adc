import { api } from "@foyer/sdk";
import { useMutation } from "convex/react";
import type { ChatDetails } from "./ChatHeader.tsx";
import { reasonOf } from "./failure.tsx";

/** A way to give a conversation to the other side that answers customers. */
export interface HandOver {
  readonly label: string;
  hand(): void;
}

/** To whom the own side may hand a conversation: a store to the support, the support back to the store. */
export function useHandOver(
  { _id: conversationId, conversationType, side, storeId, storeName }: ChatDetails,
  onProblem: (problem: string | undefined) => void,
): HandOver | undefined {
  const transfer = useMutation(api.marketplace.transfer);
  const isWithSupport = conversationType === "customer_to_admin";
  const canGive = !isWithSupport && side === "store";
  const canGiveBack = isWithSupport && side === "admin" && storeId !== undefined;
  if (!canGive && !canGiveBack) return undefined;
  return {
    label: canGive ? "Hand to support" : `Hand to ${storeName ?? "the store"}`,
    hand() {
      onProblem(undefined);
      transfer({ conversationId, to: canGive ? "admin" : "store" }).catch((error: unknown) =>
        onProblem(reasonOf(error)),
      );
    },
  };
}
