/** The inbox as its users find it: rows, threads and the place to write. */
import { api } from "@foyer/sdk";
import type { Page } from "@foyer/testing/browser.ts";
import type { DashboardPage } from "./dashboardPage.ts";
import type { OpenOffice } from "./office.ts";

/** The messages of the open conversation. */
export const log = (page: Page) => page.getByRole("log", { name: "Messages" });

/** Where one writes. */
export const field = (page: Page) => page.getByRole("textbox", { name: /^(Message to|Note to)/ });

/** A customer's row in the list. */
export const row = (page: Page, name: string) =>
  page.getByRole("region", { name: "Conversations" }).getByRole("link", { name });

/** The open conversation with a customer. */
export const thread = (page: Page, name: string) => page.getByRole("region", { name: `Conversation with ${name}` });

/** The conversations of an office's customers. */
export function threadsOf(office: OpenOffice) {
  const idOf = (customer: string) => office.shop.conversations[customer] ?? "";
  return {
    idOf,
    /** Opens the conversation with a customer. */
    async openWith(customer: string, options: Parameters<OpenOffice["open"]>[1] = {}): Promise<DashboardPage> {
      const page = await office.open(`/inbox?view=all&conversation=${idOf(customer)}`, options);
      await log(page).locator("[data-seq]").first().waitFor();
      return page;
    },
    /** A customer writes into their conversation. */
    async write(customer: string, content: string): Promise<void> {
      const { sessionToken = "" } = office.shop.visitors[customer] ?? {};
      await office.server.http().mutation(api.messages.send, { conversationId: idOf(customer), content, sessionToken });
    },
  };
}
