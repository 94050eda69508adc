import type { api } from "@foyer/sdk";
import type { FunctionArgs } from "convex/server";

/** As whom somebody of the shop calls. */
export type Side = NonNullable<FunctionArgs<typeof api.personalTokens.create>["side"]>;

/** Every side, in the words of a shop. */
export const sides: readonly { value: Side; label: string; description: string }[] = [
  { value: "customer", label: "Customer", description: "Writes to stores, sellers and the marketplace" },
  { value: "seller", label: "Seller", description: "Answers about their own products" },
  { value: "store", label: "Store staff", description: "Answers for the stores where they are staff" },
  { value: "member", label: "Member", description: "Writes in chats and groups of your app" },
];

/** What a side is called. */
export function nameOfSide(side: Side): string {
  return sides.find(({ value }) => value === side)?.label ?? side;
}
