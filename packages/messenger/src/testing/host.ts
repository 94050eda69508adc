/** The page that carries a messenger: what its scripts do with it, and what its team learns of who was there. */
import type { Page } from "@foyer/testing/browser.ts";
import type { Foyer } from "../loader/options.ts";
import { query, type Shop } from "./shop.ts";

/** Other work on the same machine may take its time. */
export const patience = { timeout: 20_000 };

/** Calls the messenger as the page would. */
export function call<Given>(page: Page, work: (foyer: Foyer, given: Given) => void, given?: Given): Promise<void> {
  return page.evaluate(`(${work})(window.Foyer, ${JSON.stringify(given)})`);
}

/** The button that opens and closes the messenger. */
export function launcher(page: Page) {
  return page.getByRole("button", { name: /^(Open|Close) chat/ });
}

/** The visitors of the shop who have a name. */
export async function visitorsNamed(shop: Shop, name: string) {
  const agent = shop.server.http(shop.alice.token);
  const list: { name?: string; email?: string; _id: string; identityVerified: boolean }[] = await agent.query(
    query("visitors:list"),
    { workspaceId: shop.workspaceId },
  );
  return list.filter((visitor) => visitor.name === name);
}
