import { type Html, html } from "../html.ts";

/** What people ask about delivery and returns. */
export function deliveryPage(): Html {
  return html`<div class="wrap prose"><header class="page-head"><h1>Delivery and returns</h1><p>If something is missing here, ask in the chat.</p></header>
<h2>How long does it take?</h2><p>What is in stock leaves on the next working day and arrives two to four days later. Plants leave from Monday to Wednesday only, so that none spends a weekend in the dark.</p>
<h2>What does it cost?</h2><p>€5.90, and nothing from €60. Several makers in one basket are one delivery for you.</p>
<h2>My plant arrived hurt</h2><p>Send a photo within a week. You get a new one, and you may keep the old one and nurse it.</p>
<h2>Can I send something back?</h2><p>Within thirty days, in a state in which you would buy it yourself. Plants stay with you, unless they arrived hurt.</p>
<h2>Can it be repaired?</h2><p>Tents, rucksacks, blankets, cans and lanterns: yes, at cost, for as long as the workshop stands.</p></div>`;
}

/** What is shown at an address that leads nowhere. */
export function notFoundPage(): Html {
  return html`<div class="wrap"><header class="page-head"><h1>This path is overgrown</h1><p>The page is gone or never was.</p></header>
<p class="actions"><a class="button" href="/">Back to the shop</a></p></div>`;
}
