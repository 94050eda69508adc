import { findProduct, type Product } from "./catalogue.ts";

/** One product in a basket. */
export interface BasketLine {
  product: Product;
  quantity: number;
}

const mostOfOne = 9;

/** What a visitor has put aside; it lives in a cookie, so the shop keeps nothing. */
export function readBasket(cookie: string | undefined): BasketLine[] {
  return (cookie ?? "").split(".").flatMap((entry) => {
    const [id, count] = entry.split("*");
    const product = findProduct(id ?? "");
    const quantity = Math.min(mostOfOne, Number.parseInt(count ?? "", 10));
    return product && quantity > 0 ? [{ product, quantity }] : [];
  });
}

/** The cookie's value for a basket. */
export function writeBasket(lines: readonly BasketLine[]): string {
  return lines.map(({ product, quantity }) => `${product.id}*${quantity}`).join(".");
}

/** The basket with another quantity of one product; none takes it out. */
export function setQuantity(lines: readonly BasketLine[], product: Product, quantity: number): BasketLine[] {
  const bounded = Math.max(0, Math.min(mostOfOne, quantity));
  const isThere = lines.some((line) => line.product === product);
  const changed = isThere
    ? lines.map((line) => (line.product === product ? { product, quantity: bounded } : line))
    : [...lines, { product, quantity: bounded }];
  return changed.filter((line) => line.quantity > 0);
}

/** How many of a product a basket holds. */
export function quantityOf(lines: readonly BasketLine[], product: Product): number {
  return lines.find((line) => line.product === product)?.quantity ?? 0;
}

/** What a basket costs, delivery included. */
export function totals(lines: readonly BasketLine[]): {
  goodsCents: number;
  deliveryCents: number;
  totalCents: number;
} {
  const goodsCents = lines.reduce((sum, { product, quantity }) => sum + product.priceCents * quantity, 0);
  const deliveryCents = goodsCents === 0 || goodsCents >= freeDeliveryCents ? 0 : 590;
  return { goodsCents, deliveryCents, totalCents: goodsCents + deliveryCents };
}

/** From this sum on delivery costs nothing. */
export const freeDeliveryCents = 6000;
