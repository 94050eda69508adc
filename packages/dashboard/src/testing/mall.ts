/** A marketplace in a browser: a store with a member who answers for it, customers who write, and an admin. */
import { api } from "@foyer/sdk";
import { launchBrowser, type Page } from "@foyer/testing/browser.ts";
import { type Marketplace, openMarketplace, orderOf } from "@foyer/testing/marketplace.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { buildDashboard, type DashboardPage, openPages, type PageOptions } from "./dashboardPage.ts";

/** The marketplace with everybody who works there. */
export interface Mall {
  server: TestServer;
  place: Marketplace;
  /** Ria, who may answer for the store and nothing else. */
  ria: string;
  /** Lets a customer with an order write to the store; gives the conversation. */
  write: (customer: string, texts: readonly string[]) => Promise<string>;
  /** Lets a customer ask Selma, who sells the lamp, about it; gives the conversation. */
  ask: (customer: string, text: string) => Promise<string>;
  open: (path: string, token: string, options?: PageOptions) => Promise<DashboardPage>;
  /** Closes all pages and fails if one of them complained. */
  closePages: () => Promise<void>;
  close: () => Promise<void>;
}

/** Opens it. */
export async function openMall(): Promise<Mall> {
  const [server, browser] = await Promise.all([startServer(), launchBrowser(), buildDashboard()]);
  const place = await openMarketplace(server);
  const { workspaceId, storeId } = place;
  const ria = await server.people.agent(workspaceId, { name: "Ria", permissions: ["marketplace.store"] });
  await server.http(place.admin).mutation(api.storeStaff.add, { storeId, userId: ria.userId });
  const { open, closePages } = openPages(browser, server);
  return {
    server,
    place,
    ria: ria.token,
    write: (customer, texts) => write(server, place, { customer, texts }),
    ask: (customer, text) => ask(server, place, { customer, text }),
    open: (path, token, options = {}) => open(path, { ...options, token }),
    closePages,
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

async function write(
  server: TestServer,
  place: Marketplace,
  { customer, texts }: { customer: string; texts: readonly string[] },
): Promise<string> {
  const externalId = customer.toLowerCase().replaceAll(" ", ".");
  await place.commerce("upsertCustomer", { externalId, name: customer });
  const order = { customerExternalId: externalId, currency: "EUR", totalAmount: 48.9, status: "shipped" };
  const orderId = await place.commerce("upsertOrder", orderOf(`FF-${externalId}`, order));
  const caller = server.http(place.tokenOf(externalId, { name: customer }));
  const { storeId } = place;
  const { conversationId } = await caller.mutation(api.shared.chat.createOrGetConversation, { storeId, orderId });
  for (const content of texts) await caller.mutation(api.shared.chat.sendMessage, { conversationId, content });
  return conversationId;
}

async function ask(
  server: TestServer,
  place: Marketplace,
  { customer, text }: { customer: string; text: string },
): Promise<string> {
  const { workspaceId, commerce, tokenOf } = place;
  const externalId = customer.toLowerCase().replaceAll(" ", ".");
  await commerce("upsertCustomer", { externalId, name: customer });
  await commerce("upsertCustomer", { externalId: "selma", name: "Selma" });
  const url = "https://shop.example/lamp";
  await commerce("upsertProduct", {
    externalId: "lamp",
    name: "Paper lamp",
    sellerExternalId: "selma",
    price: 39,
    currency: "EUR",
    url,
  });
  const product = await server.http(place.admin).query(api.commerce.getProduct, { workspaceId, externalId: "lamp" });
  const token = tokenOf(externalId, { name: customer });
  await fetch(`${server.url}/api/v2/chat/create-conversation`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify({ product_id: product?.number, title: "Paper lamp", message: text }),
  });
  const rows = await server.http(token).query(api.shared.chat.getConversations, {});
  const asked = rows.find(({ productId }) => productId === product?._id);
  if (!asked) throw new Error("The question did not arrive.");
  return asked._id;
}

/** A conversation in the list. */
export function row(page: Page, name: string) {
  return page.getByRole("region", { name: "Conversations" }).getByRole("link", { name });
}

/** The open conversation with somebody. */
export function thread(page: Page, name: string) {
  return page.getByRole("region", { name: `Conversation with ${name}` });
}
