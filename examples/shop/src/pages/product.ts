import { categories, formatPrice, makerOf, type Product, products, sellerOf } from "../catalogue.ts";
import { type Html, html } from "../html.ts";
import type { StoreTalk } from "../marketplace.ts";
import { productGrid } from "./productCard.ts";

/** One product: its picture, what it is, and the way into the basket. */
export function productPage(product: Product, talk?: StoreTalk): Html {
  const category = categories.find(({ id }) => id === product.categoryId);
  const maker = makerOf(product);
  const seller = sellerOf(product);
  const related = products.filter((other) => other !== product && other.categoryId === product.categoryId);
  return html`<div class="wrap"><nav class="crumbs" aria-label="Where you are"><a href="/">Shop</a><a href="/shelf/${product.categoryId}">${category?.name}</a></nav>
<article class="product"><div class="tile large ${product.tile}">${product.draw()}</div>
<div class="product-text"><h1>${product.name}</h1><p class="lead">${product.summary}</p>
<p class="product-price">${formatPrice(product.priceCents)} ${stockNote(product.stock)}</p>
<p>${product.about}</p>
${purchase(product)}
${talk && html`<div class="ask">${talk.sellerButton(product) ?? talk.button(maker)}</div>`}
<dl class="facts">${product.facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${seller && html`<p class="maker"><span class="soft">Sold by</span><strong>${seller.name}, ${seller.place}</strong><span>${seller.about}</span></p>`}
<a class="maker" href="/maker/${maker.id}"><span class="soft">Made by</span><strong>${maker.name}, ${maker.place}</strong><span>${maker.about}</span></a>
</div></article>
<section><h2>From the same shelf</h2>${productGrid(related)}</section></div>`;
}

function stockNote(stock: number): Html {
  if (stock === 0) return html`<span class="stock none">Back in about two weeks</span>`;
  if (stock < 7) return html`<span class="stock few">Only ${stock} left</span>`;
  return html`<span class="stock">In stock</span>`;
}

function purchase(product: Product): Html {
  if (product.stock === 0)
    return html`<p class="notice">Sold out for now. Ask us in the chat and we will write to you on the day it is back.</p>`;
  return html`<form class="purchase" method="post" action="/basket"><input type="hidden" name="product" value="${product.id}"><input type="hidden" name="add" value="1"><button class="button">Put in the basket</button></form>`;
}
