import { api, type Id } from "@foyer/sdk";
import { useConvexQuery } from "convex-vue";
import { type MaybeRefOrGetter, toValue } from "vue";
import type { Live } from "./live.ts";

/** Whether a customer may write to a store, with the reason if not. */
export type StoreEligibility = Live<typeof api.shared.chat.canChatWithStore>;

/** Follow live whether the signed-in customer may write to a store, with the reason if not. */
export function useCanChatWithStore(storeId: MaybeRefOrGetter<Id<"stores">>): StoreEligibility {
  return useConvexQuery(api.shared.chat.canChatWithStore, () => ({ storeId: toValue(storeId) }));
}
