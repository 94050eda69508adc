import { categories } from "../catalogue.ts";
import { basketIcon, mark, personIcon } from "../drawings/icons.ts";
import { type Html, html } from "../html.ts";

/** What every page of one visit knows. */
export interface Visit {
  /** The path of this page. */
  path: string;
  /** How many things are in the basket. */
  basketCount: number;
  /** The script element of the messenger, where the page has room for it. */
  messenger: Html | undefined;
  /** The script element of the chat with the workshops, where there is one. */
  storeChat: Html | undefined;
}

/** A whole page around its content. */
export function layout(visit: Visit, title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${title} · Field &amp; Fern</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/styles.css">
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
${header(visit)}
<main id="content">${content}</main>
${footer()}
${visit.messenger}
${visit.storeChat}
</body>
</html>`;
}

function header({ path, basketCount }: Visit): Html {
  return html`<header class="top"><div class="wrap">
<a class="brand" href="/">${mark()}<span>Field &amp; Fern</span></a>
<nav class="shelves" aria-label="Shelves">${categories.map(({ id, name }) => link(`/shelf/${id}`, name, path))}</nav>
<nav class="own" aria-label="Yours">
<a href="/account"${current("/account", path)}>${personIcon()}<span>Account</span></a>
<a href="/basket"${current("/basket", path)}>${basketIcon()}<span>Basket</span>${basketCount > 0 && html`<b class="count">${basketCount}<span class="hidden"> in the basket</span></b>`}</a>
</nav></div></header>`;
}

function link(href: string, label: string, path: string): Html {
  return html`<a href="${href}"${current(href, path)}>${label}</a>`;
}

function current(href: string, path: string): Html | false {
  return path === href && html` aria-current="page"`;
}

function footer(): Html {
  return html`<footer class="bottom"><div class="wrap">
<div><p class="brand">${mark()}<span>Field &amp; Fern</span></p><p>Plants and outdoor goods from four small workshops.</p></div>
<nav aria-label="Help"><h2>Help</h2><a href="/delivery">Delivery and returns</a><a href="/account">Your orders</a></nav>
<nav aria-label="Shelves in the footer"><h2>Shelves</h2>${categories.map(({ id, name }) => html`<a href="/shelf/${id}">${name}</a>`)}</nav>
<p class="small">A demonstration shop: nothing here can be bought, and nobody will come to your door.</p>
</div></footer>`;
}
