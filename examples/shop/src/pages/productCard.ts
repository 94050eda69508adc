import { formatPrice, makerOf, type Product, sellerOf } from "../catalogue.ts";
import { type Html, html } from "../html.ts";

/** A product as one of several: its picture, name, maker and price. */
export function productCard(product: Product): Html {
  return html`<li><a class="card" href="/product/${product.id}">
<span class="tile ${product.tile}">${product.draw()}${product.stock === 0 && html`<span class="flag">Back soon</span>`}</span>
<span class="card-line"><strong>${product.name}</strong><span class="price">${formatPrice(product.priceCents)}</span></span>
<span class="soft">${sellerOf(product)?.name ?? makerOf(product).name}</span>
</a></li>`;
}

/** A grid of products. */
export function productGrid(products: readonly Product[]): Html {
  return html`<ul class="grid">${products.map(productCard)}</ul>`;
}
