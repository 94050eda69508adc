import { LifeBuoy, Store } from "lucide-react";
import type { ReactNode } from "react";
import type { Chat } from "./chat.ts";
import type { ChatActions } from "./useChatActions.ts";
import type { Desk } from "./useDesk.ts";

/** One way to hand a conversation over. */
export interface HandOver {
  id: string;
  label: string;
  icon: ReactNode;
  onSelect: () => void;
}

/** To whom a conversation can be handed: support, the store that it came from, or any store. With a seller it stays. */
export function handOversOf(chat: Chat, desk: Desk, actions: ChatActions): HandOver[] {
  const { conversationType, storeId, storeName, side } = chat;
  if (conversationType === "customer_to_seller") return [];
  if (conversationType === "customer_to_store") {
    const label = side === "admin" ? "Take over" : "Hand to support";
    return [{ id: "support", label, icon: <LifeBuoy />, onSelect: actions.handToSupport }];
  }
  if (side !== "admin") return [];
  const from = storeId && storeName ? [{ _id: storeId, name: storeName }] : desk.stores;
  return from.map((store) => ({
    id: store._id,
    label: `Hand to ${store.name}`,
    icon: <Store />,
    onSelect: () => actions.handToStore(store),
  }));
}
