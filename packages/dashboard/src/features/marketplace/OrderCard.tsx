import { Badge, RelativeTime } from "@foyer/ui";
import { Package } from "lucide-react";
import type { Chat } from "./chat.ts";

type Order = NonNullable<Chat["orderSummary"]>;

/** The order that a conversation is about: its number, state, amount and day. */
export function OrderCard({ order }: { order: Order }) {
  return (
    <section
      aria-label="Order"
      className="mx-3 mb-1 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-large bg-sunken px-3.5 py-2 sm:mx-5"
    >
      <Package className="size-4 text-ink-soft" />
      <span className="font-medium">Order {order.externalId}</span>
      <Badge>{order.status}</Badge>
      <span className="ml-auto flex items-center gap-3">
        <RelativeTime at={order.orderDate} className="text-ink-soft text-small" />
        <span className="font-medium tabular-nums">{formatAmount(order)}</span>
      </span>
    </section>
  );
}

/** The amount in the order's currency, or as a plain number when that is not told. */
function formatAmount({ totalAmount, currency }: Order): string {
  const plain = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(undefined, currency ? { style: "currency", currency } : plain).format(totalAmount);
}
