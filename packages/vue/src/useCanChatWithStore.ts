import { api, type Id } from "@foyer/sdk";
import { useConvexQuery } from "convex-vue";
import { type MaybeRefOrGetter, toValue } from "vue";

/** Follow live whether the signed-in customer may write to a store, with the reason if not. */
export function useCanChatWithStore(storeId: MaybeRefOrGetter<Id<"stores">>) {
  return useConvexQuery(api.shared.chat.canChatWithStore, () => ({ storeId: toValue(storeId) }));
}
