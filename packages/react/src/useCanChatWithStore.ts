import { api, type Functions, type Id } from "@foyer/sdk";
import { useQuery } from "convex/react";

/** Whether a customer may write to a store, with the reason if not. */
export type StoreEligibility = Functions["shared/chat:canChatWithStore"]["result"];

/** Follow live whether the signed-in customer may write to a store; `undefined` until it is known. */
export function useCanChatWithStore(storeId: Id<"stores">): StoreEligibility | undefined {
  return useQuery(api.shared.chat.canChatWithStore, { storeId });
}
