import { findAsset } from "./assets.ts";
import { type BasketLine, quantityOf, readBasket, setQuantity, writeBasket } from "./basket.ts";
import { categories, findProduct, makers } from "./catalogue.ts";
import type { Html } from "./html.ts";
import { type Marketplace, openMarketplace, type StoreTalk } from "./marketplace.ts";
import { contentSecurityPolicy, messengerScript, type ShopOptions } from "./messenger.ts";
import { nextOrderNumber, ordersOf } from "./orders.ts";
import { accountPage, orderPage } from "./pages/account.ts";
import { basketPage } from "./pages/basket.ts";
import { messagesPage, sidesPage } from "./pages/chats.ts";
import { deliveryPage, notFoundPage } from "./pages/delivery.ts";
import { homePage } from "./pages/home.ts";
import { layout } from "./pages/layout.ts";
import { productPage } from "./pages/product.ts";
import { makerPage, shelfPage } from "./pages/shelf.ts";

export type { MarketplaceKeys } from "./marketplace.ts";
export type { ShopOptions } from "./messenger.ts";

/** One answer of the shop before it is put into its layout. */
interface Page {
  title: string;
  content: Html;
  status?: number;
}

/** The demonstration shop as a function from requests to responses; it keeps no state of its own. */
export function createShop(options: ShopOptions): (request: Request) => Promise<Response> {
  const messenger = messengerScript(options);
  const marketplace = options.marketplace && openMarketplace(options, options.marketplace);
  const headers = { "content-security-policy": contentSecurityPolicy(options), "x-content-type-options": "nosniff" };
  return async (request) => {
    const url = new URL(request.url);
    const cookies = readCookies(request);
    const basket = readBasket(cookies.basket);
    if (request.method === "POST") return act(url.pathname, basket, request);
    if (request.method !== "GET" && request.method !== "HEAD") return new Response(null, { status: 405 });
    if (url.pathname === "/foyer-token") return answerToken(marketplace, url.searchParams.get("as") ?? "customer");
    const asset = await findAsset(url.pathname);
    if (asset) return asset;
    const talk = await marketplace?.prepare({ placed: cookies.placed, shopUrl: url.origin });
    const { title, content, status = 200 } = findPage(url, { basket, placed: cookies.placed, talk }) ?? missing;
    const basketCount = basket.reduce((sum, { quantity }) => sum + quantity, 0);
    // Where all sides of the chat are shown, it would lie over one of them.
    const own = talk && url.pathname === "/sides" ? undefined : messenger;
    const visit = { path: url.pathname, basketCount, messenger: own, storeChat: talk?.script };
    const page = layout(visit, title, content);
    return new Response(page.text, { status, headers: { ...headers, "content-type": "text/html; charset=utf-8" } });
  };
}

const missing: Page = { title: "Not found", content: notFoundPage(), status: 404 };

/** Which person a page speaks for is decided here, as a shop does by its own session. */
async function answerToken(marketplace: Marketplace | undefined, as: string): Promise<Response> {
  const token = await marketplace?.token(as);
  const headers = { "content-type": "text/plain", "cache-control": "no-store" };
  return token ? new Response(token, { headers }) : new Response(null, { status: 404 });
}

interface Shown {
  basket: readonly BasketLine[];
  placed: string | undefined;
  talk: StoreTalk | undefined;
}

function findPage(url: URL, { basket, placed, talk }: Shown): Page | undefined {
  const [section, id = "", detail = ""] = url.pathname.split("/").slice(1);
  if (url.pathname === "/") return { title: "Plants and outdoor goods", content: homePage() };
  if (section === "shelf") return pageOf(categories, id, (shelf) => shelfPage(shelf, url.searchParams.get("order")));
  if (section === "maker") return pageOf(makers, id, makerPage);
  if (section === "product") return pageOf([findProduct(id)], id, (product) => productPage(product, talk));
  if (url.pathname === "/basket") return { title: "Your basket", content: basketPage(basket) };
  if (talk && url.pathname === "/messages") return { title: "Your messages", content: messagesPage() };
  if (talk && url.pathname === "/sides") return { title: "All sides", content: sidesPage(talk) };
  if (url.pathname === "/delivery") return { title: "Delivery and returns", content: deliveryPage() };
  const orders = ordersOf(placed, Date.now());
  if (url.pathname === "/account") return { title: "Your orders", content: accountPage(orders, talk) };
  const order = section === "account" && id === "orders" && orders.find(({ number }) => String(number) === detail);
  return order ? { title: `Order ${order.number}`, content: orderPage(order, talk) } : undefined;
}

function pageOf<Thing extends { id: string; name: string }>(
  things: readonly (Thing | undefined)[],
  id: string,
  draw: (thing: Thing) => Html,
): Page | undefined {
  const thing = things.find((one) => one?.id === id);
  return thing && { title: thing.name, content: draw(thing) };
}

async function act(path: string, basket: readonly BasketLine[], request: Request): Promise<Response> {
  if (path === "/orders") {
    if (basket.length === 0) return redirect("/basket");
    return redirect(`/account/orders/${nextOrderNumber}`, [`placed=${writeBasket(basket)}`, "basket="]);
  }
  if (path !== "/basket") return new Response(null, { status: 404 });
  const form = await request.formData();
  const product = findProduct(String(form.get("product")));
  if (!product) return redirect("/basket");
  const quantity = form.has("add") ? quantityOf(basket, product) + 1 : Number(form.get("quantity"));
  return redirect("/basket", [`basket=${writeBasket(setQuantity(basket, product, quantity || 0))}`]);
}

function redirect(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location });
  for (const cookie of cookies)
    headers.append("set-cookie", `${cookie}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax`);
  return new Response(null, { status: 303, headers });
}

function readCookies(request: Request): Record<string, string> {
  const pairs = (request.headers.get("cookie") ?? "").split(/;\s*/).map((pair) => pair.split("="));
  return Object.fromEntries(pairs.map(([name = "", value = ""]) => [name, value]));
}
