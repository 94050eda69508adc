import type { Functions } from "@foyer/sdk";

/** A conversation in a list. */
export type ChatRow = Functions["shared/chat:getConversations"]["result"][number];

/** From which side a conversation is looked at. */
export const CHAT_SIDES = ["customer", "store", "seller", "admin"] as const;

/** One of the sides. */
export type ChatSide = (typeof CHAT_SIDES)[number];

/** Whom a customer writes to, by name and by role. */
export function recipientOf({ conversationType, storeName, sellerName }: ChatRow): { name: string; role: string } {
  if (conversationType === "customer_to_admin") return { name: "Support", role: "The marketplace's support" };
  if (conversationType === "customer_to_seller") return { name: sellerName ?? "Seller", role: "Seller" };
  return { name: storeName ?? "Store", role: "Store" };
}
