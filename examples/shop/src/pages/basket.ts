import { type BasketLine, freeDeliveryCents, totals } from "../basket.ts";
import { formatPrice } from "../catalogue.ts";
import { type Html, html } from "../html.ts";

/** What was put aside, and the way to order it. */
export function basketPage(lines: readonly BasketLine[]): Html {
  if (lines.length === 0) return emptyBasket();
  const { goodsCents, deliveryCents, totalCents } = totals(lines);
  const missingCents = freeDeliveryCents - goodsCents;
  return html`<div class="wrap"><header class="page-head"><h1>Your basket</h1></header>
<div class="basket"><ul class="lines">${lines.map(basketLine)}</ul>
<aside class="sum" aria-label="Sum"><dl>
<div><dt>Goods</dt><dd>${formatPrice(goodsCents)}</dd></div>
<div><dt>Delivery</dt><dd>${deliveryCents === 0 ? "Free" : formatPrice(deliveryCents)}</dd></div>
<div class="total"><dt>Total</dt><dd>${formatPrice(totalCents)}</dd></div></dl>
${missingCents > 0 && html`<p class="soft">${formatPrice(missingCents)} more and delivery is free.</p>`}
<form method="post" action="/orders"><button class="button wide">Place the order</button></form>
<p class="small">Paid on invoice. Thirty days to change your mind.</p></aside></div></div>`;
}

function basketLine({ product, quantity }: BasketLine): Html {
  return html`<li><a class="tile small-tile ${product.tile}" href="/product/${product.id}" tabindex="-1" aria-hidden="true">${product.draw()}</a>
<div class="line-text"><a href="/product/${product.id}"><strong>${product.name}</strong></a><span class="soft">${product.summary}</span>
<form class="quantity" method="post" action="/basket"><input type="hidden" name="product" value="${product.id}">
<button name="quantity" value="${quantity - 1}" aria-label="One ${product.name} less">−</button><output>${quantity}</output>
<button name="quantity" value="${quantity + 1}" aria-label="One ${product.name} more">+</button>
<button class="text" name="quantity" value="0" aria-label="Take out ${product.name}">Take out</button></form></div>
<span class="price">${formatPrice(product.priceCents * quantity)}</span></li>`;
}

function emptyBasket(): Html {
  return html`<div class="wrap"><header class="page-head"><h1>Your basket is empty</h1><p>What you put in stays here for a month.</p></header>
<p class="actions"><a class="button" href="/shelf/plants">See the plants</a></p></div>`;
}
