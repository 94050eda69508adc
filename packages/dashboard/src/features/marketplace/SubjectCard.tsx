import { Badge, RelativeTime } from "@foyer/ui";
import { ExternalLink, Package, ShoppingBag } from "lucide-react";
import type { ReactNode } from "react";
import type { Chat } from "./chat.ts";
import { formatAmount } from "./money.ts";

/** What a conversation is about: an order, a product, or nothing in particular. */
export function SubjectCard({ chat: { orderSummary, productSummary } }: { chat: Chat }) {
  return (
    <>
      {orderSummary && <OrderCard order={orderSummary} />}
      {productSummary && <ProductCard product={productSummary} />}
    </>
  );
}

/** The order: its number, state, day and amount. */
function OrderCard({ order }: { order: NonNullable<Chat["orderSummary"]> }) {
  return (
    <Card label="Order">
      <Package className="size-4 shrink-0 text-ink-soft" />
      <span className="min-w-0 truncate font-medium">Order {order.externalId}</span>
      <Badge>{order.status}</Badge>
      <span className="ml-auto flex items-center gap-3">
        <RelativeTime at={order.orderDate} className="text-ink-soft text-small" />
        <span className="font-medium tabular-nums">{formatAmount(order.totalAmount, order.currency)}</span>
      </span>
    </Card>
  );
}

/** The product: its name, price, and its page in the shop. */
function ProductCard({ product }: { product: NonNullable<Chat["productSummary"]> }) {
  const { name, url, price, currency } = product;
  return (
    <Card label="Product">
      <ShoppingBag className="size-4 shrink-0 text-ink-soft" />
      {url ? (
        <a
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          className="focus-ring flex min-w-0 items-center gap-1.5 rounded-small font-medium hover:underline"
        >
          <span className="truncate">{name}</span>
          <ExternalLink className="size-3.5 shrink-0 text-ink-soft" />
          <span className="sr-only">opens the shop in a new tab</span>
        </a>
      ) : (
        <span className="min-w-0 truncate font-medium">{name}</span>
      )}
      {price !== undefined && <span className="ml-auto font-medium tabular-nums">{formatAmount(price, currency)}</span>}
    </Card>
  );
}

function Card({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      className="mx-3 mb-1 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-large bg-sunken px-3.5 py-2 sm:mx-5"
    >
      {children}
    </section>
  );
}
