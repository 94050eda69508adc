import { findAsset } from "./assets.ts";
import { type BasketLine, quantityOf, readBasket, setQuantity, writeBasket } from "./basket.ts";
import { categories, findProduct, makers } from "./catalogue.ts";
import type { Html } from "./html.ts";
import { contentSecurityPolicy, messengerScript, type ShopOptions } from "./messenger.ts";
import { nextOrderNumber, ordersOf } from "./orders.ts";
import { accountPage, orderPage } from "./pages/account.ts";
import { basketPage } from "./pages/basket.ts";
import { deliveryPage, notFoundPage } from "./pages/delivery.ts";
import { homePage } from "./pages/home.ts";
import { layout } from "./pages/layout.ts";
import { productPage } from "./pages/product.ts";
import { makerPage, shelfPage } from "./pages/shelf.ts";

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
  const headers = { "content-security-policy": contentSecurityPolicy(options), "x-content-type-options": "nosniff" };
  return async (request) => {
    const url = new URL(request.url);
    const cookies = readCookies(request);
    const basket = readBasket(cookies.basket);
    if (request.method === "POST") return act(url.pathname, basket, request);
    if (request.method !== "GET" && request.method !== "HEAD") return new Response(null, { status: 405 });
    const asset = await findAsset(url.pathname);
    if (asset) return asset;
    const { title, content, status = 200 } = findPage(url, basket, cookies.placed) ?? missing;
    const basketCount = basket.reduce((sum, { quantity }) => sum + quantity, 0);
    const page = layout({ path: url.pathname, basketCount, messenger }, title, content);
    return new Response(page.text, { status, headers: { ...headers, "content-type": "text/html; charset=utf-8" } });
  };
}

const missing: Page = { title: "Not found", content: notFoundPage(), status: 404 };

function findPage(url: URL, basket: readonly BasketLine[], placed: string | undefined): Page | undefined {
  const [section, id = "", detail = ""] = url.pathname.split("/").slice(1);
  if (url.pathname === "/") return { title: "Plants and outdoor goods", content: homePage() };
  if (section === "shelf") return pageOf(categories, id, (shelf) => shelfPage(shelf, url.searchParams.get("order")));
  if (section === "maker") return pageOf(makers, id, makerPage);
  if (section === "product") return pageOf([findProduct(id)], id, productPage);
  if (url.pathname === "/basket") return { title: "Your basket", content: basketPage(basket) };
  if (url.pathname === "/delivery") return { title: "Delivery and returns", content: deliveryPage() };
  const orders = ordersOf(placed, Date.now());
  if (url.pathname === "/account") return { title: "Your orders", content: accountPage(orders) };
  const order = section === "account" && id === "orders" && orders.find(({ number }) => String(number) === detail);
  return order ? { title: `Order ${order.number}`, content: orderPage(order) } : undefined;
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
