import { type Category, categories, findProduct, makers } from "../catalogue.ts";
import { chatIcon, repairIcon, vanIcon } from "../drawings/icons.ts";
import { eveningHills } from "../drawings/scenes.ts";
import { type Html, html } from "../html.ts";
import { productGrid } from "./productCard.ts";

const favourites = [
  "maidenhair-fern",
  "lark-tent",
  "sunrise-kettle",
  "long-neck-can",
  "fjord-blanket",
  "ember-lantern",
  "little-olive-tree",
  "pair-of-mugs",
];

/** The first page. */
export function homePage(): Html {
  return html`<section class="hero"><div class="hero-picture">${eveningHills()}</div>
<div class="hero-text"><h1>Good things for the garden gate and beyond</h1>
<p>Plants, tools and trail goods from four small workshops that answer their own mail.</p>
<p class="actions"><a class="button" href="/shelf/plants">See the plants</a><a class="button quiet" href="/shelf/trail">Go outside</a></p></div></section>
<div class="wrap">
<section class="shelf-links" aria-label="Shelves">${categories.map(shelfLink)}</section>
<section><h2>What people carry home</h2>${productGrid(favourites.flatMap((id) => findProduct(id) ?? []))}</section>
<section class="promises" aria-label="What we promise">
${promise(vanIcon(), "Delivered with care", "Plants travel in their own pots, padded with straw. Free from €60.")}
${promise(repairIcon(), "Made to be mended", "Everything that can wear out can be sent back and repaired.")}
${promise(chatIcon(), "Ask the maker", "Whoever answers in the chat has made it, grown it or packed it.")}
</section>
<section><h2>The workshops</h2><ul class="makers">${makers.map(
    ({ id, name, place, about }) =>
      html`<li><a class="maker" href="/maker/${id}"><strong>${name}</strong><span class="soft">${place}</span><span>${about}</span></a></li>`,
  )}</ul></section>
</div>`;
}

function shelfLink({ id, name, emblemId }: Category): Html {
  const shown = findProduct(emblemId);
  return html`<a class="shelf-link ${shown?.tile ?? "sage"}" href="/shelf/${id}"><span>${name}</span>${shown?.draw()}</a>`;
}

function promise(icon: Html, title: string, text: string): Html {
  return html`<div class="promise">${icon}<div><h3>${title}</h3><p>${text}</p></div></div>`;
}
