import { type Category, categories, type Maker, products } from "../catalogue.ts";
import { type Html, html } from "../html.ts";
import { productGrid } from "./productCard.ts";

/** The orders in which a shelf can be looked at. */
const orders = [
  { id: "shop", label: "As we like it" },
  { id: "cheap", label: "Lowest price" },
  { id: "dear", label: "Highest price" },
];

/** One shelf with its products. */
export function shelfPage(category: Category, order: string | null): Html {
  const shown = products.filter(({ categoryId }) => categoryId === category.id);
  if (order === "cheap") shown.sort((a, b) => a.priceCents - b.priceCents);
  if (order === "dear") shown.sort((a, b) => b.priceCents - a.priceCents);
  return html`<div class="wrap"><header class="page-head"><h1>${category.name}</h1><p>${category.about}</p></header>
<div class="sorts" role="group" aria-label="Order">${orders.map(
    ({ id, label }) =>
      html`<a href="/shelf/${category.id}?order=${id}"${(order ?? "shop") === id && html` aria-current="true"`}>${label}</a>`,
  )}</div>
${productGrid(shown)}
<section class="others"><h2>Other shelves</h2><p class="chips">${categories.filter((other) => other !== category).map(({ id, name }) => html`<a href="/shelf/${id}">${name}</a>`)}</p></section></div>`;
}

/** One workshop with its products. */
export function makerPage(maker: Maker): Html {
  return html`<div class="wrap"><header class="page-head"><p class="soft">${maker.place}</p><h1>${maker.name}</h1><p>${maker.about}</p></header>
${productGrid(products.filter(({ makerId }) => makerId === maker.id))}</div>`;
}
