import { totals } from "../basket.ts";
import { formatPrice } from "../catalogue.ts";
import { type Html, html } from "../html.ts";
import { makersOf, type StoreTalk } from "../marketplace.ts";
import { customer, formatDay, type Order, orderSteps } from "../orders.ts";

/** The customer and their orders. */
export function accountPage(orders: readonly Order[], talk?: StoreTalk): Html {
  return html`<div class="wrap"><header class="page-head"><h1>Hello, ${customer.name.split(" ")[0]}</h1><p>${customer.email}</p>${talk && html`<p><a href="/messages">Your messages</a></p>`}</header>
<ul class="orders">${orders.map(orderCard)}</ul></div>`;
}

function orderCard(order: Order): Html {
  return html`<li><a class="order-card" href="/account/orders/${order.number}">
<span class="order-tiles">${order.lines.slice(0, 3).map(({ product }) => html`<span class="tile small-tile ${product.tile}">${product.draw()}</span>`)}</span>
<span class="line-text"><strong>Order ${order.number}</strong><span class="soft">${formatDay(order.placedAt)} · ${formatPrice(totals(order.lines).totalCents)}</span></span>
<span class="stock ${order.step === "delivered" ? "" : "few"}">${sentence(order.step)}</span></a></li>`;
}

/** One order: where it is and what is in it. */
export function orderPage(order: Order, talk?: StoreTalk): Html {
  const { deliveryCents, totalCents } = totals(order.lines);
  const reached = orderSteps.indexOf(order.step);
  return html`<div class="wrap"><nav class="crumbs" aria-label="Where you are"><a href="/account">Your orders</a></nav>
<header class="page-head"><h1>Order ${order.number}</h1><p>Placed on ${formatDay(order.placedAt)}</p></header>
<ol class="steps">${orderSteps.map((step, index) => html`<li${index <= reached && html` class="done"`}${index === reached && html` aria-current="step"`}>${sentence(step)}</li>`)}</ol>
<p class="notice">${order.news}</p>
${talk && html`<div class="ask">${makersOf(order).map((maker) => talk.button(maker, order))}</div>`}
<div class="basket"><ul class="lines">${order.lines.map(
    ({
      product,
      quantity,
    }) => html`<li><a class="tile small-tile ${product.tile}" href="/product/${product.id}" tabindex="-1" aria-hidden="true">${product.draw()}</a>
<div class="line-text"><a href="/product/${product.id}"><strong>${product.name}</strong></a><span class="soft">${quantity === 1 ? "One" : `${quantity} pieces`}</span></div>
<span class="price">${formatPrice(product.priceCents * quantity)}</span></li>`,
  )}</ul>
<aside class="sum" aria-label="Sum"><dl><div><dt>Delivery</dt><dd>${deliveryCents === 0 ? "Free" : formatPrice(deliveryCents)}</dd></div>
<div class="total"><dt>Total</dt><dd>${formatPrice(totalCents)}</dd></div></dl>
<h2>Goes to</h2><p>${[customer.name, ...customer.address].map((part) => html`${part}<br>`)}</p></aside></div></div>`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
