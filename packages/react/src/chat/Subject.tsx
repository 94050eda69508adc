import type { ChatDetails } from "./ChatHeader.tsx";
import { exactTime, formatAmount, shortTime } from "./times.ts";

/** What a conversation is about: an order, a product, or nothing in particular. */
export function Subject({ chat: { orderSummary: order, productSummary: product } }: { chat: ChatDetails }) {
  if (order) return <OrderCard order={order} />;
  return product ? <ProductCard product={product} /> : null;
}

function OrderCard({ order }: { order: NonNullable<ChatDetails["orderSummary"]> }) {
  return (
    <dl className="foyer-order" aria-label="Order">
      <dt>Order {order.externalId}</dt>
      <dd>{order.status}</dd>
      <dd>{formatAmount(order.totalAmount, order.currency)}</dd>
      <dd title={exactTime(order.orderDate)}>{shortTime(order.orderDate)}</dd>
    </dl>
  );
}

function ProductCard({ product }: { product: NonNullable<ChatDetails["productSummary"]> }) {
  const { name, imageUrl, price, currency, url } = product;
  return (
    <section className="foyer-product" aria-label="Product">
      {imageUrl && <img src={imageUrl} alt="" width={40} height={40} />}
      <div className="foyer-names">
        {url && /^https?:/i.test(url) ? (
          <a className="foyer-link" href={url} target="_blank" rel="noopener noreferrer">
            {name}
          </a>
        ) : (
          <strong>{name}</strong>
        )}
        {price !== undefined && <p>{formatAmount(price, currency)}</p>}
      </div>
    </section>
  );
}
