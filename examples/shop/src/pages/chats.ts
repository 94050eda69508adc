import { makers } from "../catalogue.ts";
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
  const [first, second] = makers;
  return html`<div class="wrap wide"><header class="page-head"><h1>All sides</h1><p>Each panel is somebody else. Ask a workshop from <a href="/account/orders/4821">an order</a> and watch it arrive here.</p></header>
<div class="sides">
${side(customer.name, "Customer", chat("customer", "customer"))}
${first && side(first.name, "Store", chat(first.id, "store"))}
${hasSupport && side("Field & Fern", "The marketplace's support", chat("support", "admin"))}
${second && side(second.name, "Another store", chat(second.id, "store"))}
</div></div>`;
}

function side(name: string, role: string, content: Html): Html {
  return html`<section class="side" aria-label="${role}"><h2>${name} <span class="soft">${role}</span></h2><div class="chat-place">${content}</div></section>`;
}

function chat(as: string, kind: "customer" | "store" | "admin"): Html {
  return html`<foyer-chat side="${kind}" token-url="/foyer-token?as=${as}"></foyer-chat>`;
}
