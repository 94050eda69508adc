import { makers, sellers } from "../catalogue.ts";
import { type Html, html } from "../html.ts";
import type { StoreTalk } from "../marketplace.ts";
import { customer } from "../orders.ts";

/** The customer's conversations with the workshops. */
export function messagesPage(): Html {
  return html`<div class="wrap"><nav class="crumbs" aria-label="Where you are"><a href="/account">Your orders</a></nav>
<header class="page-head"><h1>Your messages</h1><p>With the workshops and with our support.</p></header>
<div class="chat-place">${chat("customer", "customer")}</div></div>`;
}

/** All sides of the chat next to each other, to try it out by hand. */
export function sidesPage({ hasSupport }: StoreTalk): Html {
  const [store] = makers;
  const [seller] = sellers;
  const sides = [
    { id: "customer", name: customer.name, role: "Customer", chat: chat("customer", "customer") },
    store && { id: "store", name: store.name, role: "Store", chat: chat(store.id, "store") },
    seller && { id: "seller", name: seller.name, role: "Seller", chat: chat(seller.id, "seller") },
    hasSupport && { id: "support", name: "Field & Fern", role: "Support", chat: chat("support", "admin") },
  ].filter((side) => side !== undefined && side !== false);
  return html`<div class="wrap wide"><header class="page-head"><h1>All sides</h1><p>Each panel is somebody else. Ask a workshop from <a href="/account/orders/4821">an order</a>, or ${seller?.name} about <a href="/product/lark-tent-second-hand">a tent</a>, and watch it arrive here.</p>
<nav class="chips side-links" aria-label="Sides">${sides.map(({ id, role }) => html`<a href="#${id}">${role}</a>`)}</nav></header>
<div class="sides">${sides.map((side) => html`<section class="side" id="${side.id}" aria-label="${side.role}"><h2>${side.name} <span class="soft">${side.role}</span></h2><div class="chat-place">${side.chat}</div></section>`)}</div></div>`;
}

function chat(as: string, kind: "customer" | "store" | "seller" | "admin"): Html {
  return html`<foyer-chat side="${kind}" token-url="/foyer-token?as=${as}"></foyer-chat>`;
}
