import { type Html, html } from "./html.ts";
import type { MarketplaceKeys } from "./marketplace.ts";

/** Where the messenger comes from and whose it is. */
export interface ShopOptions {
  /** The address of the Foyer server, such as `https://chat.example.com`. */
  foyerUrl: string;
  workspaceId: string;
  /** With these the shop is a marketplace: customers write to its workshops. */
  marketplace?: MarketplaceKeys | undefined;
}

/** All that a site needs in its pages. */
export function messengerScript({ foyerUrl, workspaceId }: ShopOptions): Html {
  return html`<script async src="${new URL("/messenger.js", foyerUrl).href}" data-workspace="${workspaceId}"></script>`;
}

/** All that a site with a strict content security policy needs in it. */
export function contentSecurityPolicy({ foyerUrl }: ShopOptions): string {
  const { origin } = new URL(foyerUrl);
  const socket = origin.replace(/^http/, "ws");
  return [
    "default-src 'self'",
    `script-src 'self' ${origin}`,
    `connect-src 'self' ${origin} ${socket}`,
    `img-src 'self' data: blob: ${origin}`,
    `media-src 'self' blob: ${origin}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
