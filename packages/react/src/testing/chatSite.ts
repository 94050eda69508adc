/** A site of another origin with the script for any page, opened in a real browser as its people. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { api } from "@foyer/sdk";
import { type BrowserContextOptions, launchBrowser, type Page } from "@foyer/testing/browser.ts";
import { type Marketplace, openMarketplace } from "@foyer/testing/marketplace.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";

/** The site, with a marketplace that each test gets anew. */
export interface ChatSite {
  readonly server: TestServer;
  readonly place: Marketplace;
  /** While true, the site's backend does not say who is there. */
  isSigningOff: boolean;
  /** Attributes and styles of the elements, for pages that are opened from now on. */
  dress: { attributes: string; style: string };
  renew(): Promise<void>;
  /** Clients of the customer and of the store's staff. */
  john(): ReturnType<TestServer["http"]>;
  sam(): ReturnType<TestServer["http"]>;
  /** Opens John's conversation with the store about his order; gives its id. */
  start(): Promise<string>;
  /** Opens a page as somebody with a browser of their own. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Opens the customer's chat with the store. */
  openChat(options?: BrowserContextOptions): Promise<Page>;
  /** Opens John's conversation at the store. */
  openDesk(options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** Opens the site. */
export async function openChatSite(): Promise<ChatSite> {
  const build = fileURLToPath(new URL("../../build.mjs", import.meta.url));
  await (await import(build)).buildStoreChat();
  const server = await startServer();
  const browser = await launchBrowser();
  let place = await openMarketplace(server);
  let siteUrl = "";
  const host = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://site.invalid");
    if (pathname.endsWith("token")) {
      response.statusCode = site.isSigningOff ? 503 : 200;
      return response.end(site.isSigningOff ? "" : tokenOf(place, pathname, searchParams.get("as")));
    }
    const policy = `default-src 'self'; script-src ${server.url}; connect-src 'self' ${server.url} ${server.url.replace("http", "ws")}; img-src ${server.url}; style-src 'unsafe-inline'`;
    response.setHeader("content-security-policy", policy);
    response.setHeader("content-type", "text/html; charset=utf-8");
    const { attributes, style } = site.dress;
    const body = elementOf(place, pathname, searchParams.get("as")).replace(" token-url", ` ${attributes} token-url`);
    response.end(
      `<!doctype html><html lang="en"><title>Site</title><style>${style}</style><main><h1>Site</h1>${body}</main><script async src="${server.url}/store-chat.js"></script>`,
    );
  });
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
  siteUrl = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
  const openThread = async (path: string, opener: RegExp, options: BrowserContextOptions) => {
    const page = await site.open(path, options);
    await page.getByRole("button", { name: opener }).click();
    await page.getByRole("textbox", { name: "Message" }).waitFor();
    return page;
  };
  const site: ChatSite = {
    server,
    get place() {
      return place;
    },
    isSigningOff: false,
    dress: { attributes: "", style: "" },
    async renew() {
      place = await openMarketplace(server);
      Object.assign(site, { isSigningOff: false, dress: { attributes: "", style: "" } });
    },
    john: () => server.http(place.john),
    sam: () => server.http(place.sam),
    async start() {
      const { storeId, orderId } = place;
      const started = await site.john().mutation(api.shared.chat.createOrGetConversation, { storeId, orderId });
      return started.conversationId;
    },
    async open(path, options = {}) {
      const page = await (await browser.newContext({ locale: "en-GB", ...options })).newPage();
      await page.goto(`${siteUrl}${path}`);
      return page;
    },
    openChat: (options = {}) => openThread("/", /Message the store/, options),
    openDesk: (options = {}) => openThread("/desk", /John/, options),
    async close() {
      await browser.close();
      host.closeAllConnections();
      host.close();
      await server.stop();
    },
  };
  return site;
}

/** Writes into the chat that a page shows. */
export async function write(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Message" }).fill(text);
  await page.getByRole("textbox", { name: "Message" }).press("Enter");
}

/** Chooses a file for a message, once the chat says which it takes. */
export async function choose(page: Page, name: string, buffer: Buffer, mimeType = "image/png"): Promise<void> {
  await page.getByRole("button", { name: "Add image", disabled: false }).waitFor();
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType, buffer });
}

function tokenOf(place: Marketplace, path: string, as: string | null): string {
  if (path === "/staff-token") return place.sam;
  if (path === "/seller-token") return place.tokenOf("selma", { side: "seller" });
  return place.tokenOf(as ?? "john", { name: "John" });
}

function elementOf({ storeId, orderId }: Marketplace, path: string, as: string | null): string {
  const panel = (side: string, tokens: string) =>
    `<div style="height:600px"><foyer-chat side="${side}" token-url="${tokens}"></foyer-chat></div>`;
  if (path === "/desk") return panel("store", "/staff-token");
  if (path === "/seller") return panel("seller", "/seller-token");
  if (path === "/mine") return panel("customer", "/token");
  const product = /^\/product\/(.+)$/.exec(path)?.[1];
  if (product) return `<foyer-seller-button product-id="${product}" token-url="/token"></foyer-seller-button>`;
  const about = as === null ? ` order-id="${orderId}"` : "";
  return `<foyer-store-button store-id="${storeId}"${about} token-url="/token?as=${as ?? "john"}"></foyer-store-button>`;
}
