import { type Html, html } from "../html.ts";

/** The mark of the shop: a frond that unrolls. */
export function mark(): Html {
  return html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path d="M16 30V14a6 6 0 1 1 6 6 3.4 3.4 0 1 1 .2-6.8" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round"/><path d="M16 27C9 27 5 23 5 16c7 0 11 4 11 11Z" fill="currentColor"/></svg>`;
}

/** A basket. */
export function basketIcon(): Html {
  return icon("M4 9h16l-1.5 10a2 2 0 0 1-2 1.700h-9a2 2 0 0 1-2-1.700ZM8 9l3-6M16 9l-3-6");
}

/** A person. */
export function personIcon(): Html {
  return icon("M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.500c.8-4 3.7-6 7.5-6s6.7 2 7.5 6");
}

/** A van. */
export function vanIcon(): Html {
  return icon(
    "M2.5 6h11v11h-11ZM13.5 10h4l3.5 3.500V17h-7.500M7 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM17 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  );
}

/** A needle with thread. */
export function repairIcon(): Html {
  return icon("M20 4L9 15M20 4c1 1 0 3-2 5M9 15c-2 2-5 6-5.5 5.500S7 17 9 15ZM4 10c3-4 7 0 4 2s-3 5 1 3");
}

/** A speech bubble. */
export function chatIcon(): Html {
  return icon("M4 5h16v11h-9l-4.5 4v-4H4ZM8 9h8M8 12.500h5");
}

function icon(d: string): Html {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${d}"/></svg>`;
}
