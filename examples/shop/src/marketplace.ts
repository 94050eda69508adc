/** The shop's own backend towards Foyer: it tells what is sold and to whom, and says who somebody is. */
import { createHmac } from "node:crypto";
import { totals } from "./basket.ts";
import { type Maker, makerOf, makers, type Product, products, sellerOf, sellers } from "./catalogue.ts";
import { type Html, html } from "./html.ts";
import { customer, type Order, ordersOf } from "./orders.ts";

/** What the shop's backend holds; none of it ever reaches a page. */
export interface MarketplaceKeys {
  /** An API key with the scope `commerce.write`. */
  readonly apiKey: string;
  /** A signing key of the algorithm HS256. */
  readonly signingKey: { readonly kid: string; readonly secret: string };
  /** Signs somebody of the marketplace's support in, for the page with all sides; only where everybody is invented. */
  readonly supportToken?: () => Promise<string>;
}

/** What pages need to offer the chat with a store. */
export interface StoreTalk {
  /** The script element of the chat. */
  readonly script: Html;
  /** Whether the support has a desk here. */
  readonly hasSupport: boolean;
  /** A button to the workshop, about an order if given. */
  button(maker: Maker, order?: Order): Html;
  /** A button to the person who sells a product; nothing where its workshop does. */
  sellerButton(product: Product): Html | undefined;
}

/** The chat of the shop's customer with its workshops. */
export interface Marketplace {
  /** Makes sure that Foyer knows all that a visit shows; nothing while Foyer is not to be reached. */
  prepare(visit: { placed: string | undefined; shopUrl: string }): Promise<StoreTalk | undefined>;
  /** A token for one of the shop's invented people: `customer`, `support`, the id of a seller, or that of a workshop for its staff. */
  token(as: string): Promise<string | undefined>;
}

/** The workshop that answers by letter only, so that the reason is seen. */
const WITHOUT_CHAT = "kettlewell";

/** Opens the chat with the keys of a workspace. */
export function openMarketplace(
  options: { foyerUrl: string; workspaceId: string },
  keys: MarketplaceKeys,
): Marketplace {
  const call = caller(options, keys.apiKey);
  let told: Promise<Told> | undefined;
  const orderIds = new Map<string, Promise<string>>();
  const idOfOrder = (order: Order, maker: Maker): Promise<string> => {
    const row = orderRow(order, maker);
    // The order that is placed now has always the same number, whatever is in it.
    const key = [row.externalId, row.status, row.totalAmount].join();
    const known = orderIds.get(key) ?? call("upsertOrder", row);
    orderIds.set(key, known);
    known.catch(() => orderIds.delete(key));
    return known;
  };
  return {
    async prepare({ placed, shopUrl }) {
      try {
        told ??= tellCatalogue(call, shopUrl);
        const catalogue = await told;
        const orders = ordersOf(placed, Date.now());
        const parts = orders.flatMap((order) => makersOf(order).map((maker) => ({ order, maker })));
        const ids = await Promise.all(
          parts.map(async ({ order, maker }) => [keyOf(order, maker), await idOfOrder(order, maker)] as const),
        );
        return talk(options.foyerUrl, {
          ...catalogue,
          orderIds: new Map(ids),
          hasSupport: keys.supportToken !== undefined,
        });
      } catch {
        told = undefined;
        return undefined;
      }
    },
    async token(as) {
      if (as === "support") return keys.supportToken?.();
      if (as === "customer") return sign(keys, { sub: customer.id, name: customer.name, side: "customer" });
      const seller = sellers.find(({ id }) => id === as);
      if (seller) return sign(keys, { sub: seller.id, name: seller.name, side: "seller" });
      const maker = makers.find(({ id }) => id === as);
      return maker && sign(keys, { sub: staffOf(maker).externalId, side: "store", store: maker.id });
    },
  };
}

/** The workshops of what was ordered. */
export function makersOf(order: Order): Maker[] {
  return [...new Set(order.lines.filter(({ product }) => !product.sellerId).map(({ product }) => makerOf(product)))];
}

type Call = (name: string, fields: Record<string, unknown>) => Promise<string>;

function caller({ foyerUrl, workspaceId }: { foyerUrl: string; workspaceId: string }, apiKey: string): Call {
  return async (name, fields) => {
    const response = await fetch(new URL(`/api/v1/commerce/${name}`, foyerUrl), {
      method: "POST",
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      body: JSON.stringify({ workspaceId, ...fields }),
    });
    if (!response.ok) throw new Error(`${name} was answered with ${response.status}: ${await response.text()}`);
    // The function that is called answers with a text, as its reference says.
    return (await response.json()) as string;
  };
}

/** Foyer's own ids of what it was told of, by the shop's. */
interface Told {
  readonly storeIds: ReadonlyMap<string, string>;
  /** Of what people sell. */
  readonly productIds: ReadonlyMap<string, string>;
}

async function tellCatalogue(call: Call, shopUrl: string): Promise<Told> {
  const ids = await Promise.all(
    makers.map(async (maker) => {
      const { id: externalId, name } = maker;
      const directMessaging = externalId !== WITHOUT_CHAT;
      return [
        externalId,
        await call("upsertStore", { externalId, name, directMessaging, staff: [staffOf(maker)] }),
      ] as const;
    }),
  );
  await call("upsertCustomer", { externalId: customer.id, name: customer.name, email: customer.email });
  for (const { id, name } of sellers) await call("upsertCustomer", { externalId: id, name });
  const ofWorkshops = products.filter(({ sellerId }) => sellerId === undefined);
  await call("upsertProducts", { rows: ofWorkshops.map((product) => productRow(product, shopUrl)) });
  const ofPeople = products.filter(({ sellerId }) => sellerId !== undefined);
  const productIds = ofPeople.map(
    async (product) => [product.id, await call("upsertProduct", productRow(product, shopUrl))] as const,
  );
  return { storeIds: new Map(ids), productIds: new Map(await Promise.all(productIds)) };
}

function productRow({ id, name, makerId, sellerId, priceCents }: Product, shopUrl: string): Record<string, unknown> {
  return {
    externalId: id,
    name,
    ...(sellerId ? { sellerExternalId: sellerId } : { storeExternalId: makerId }),
    price: priceCents / 100,
    currency: "EUR",
    url: new URL(`/product/${id}`, shopUrl).href,
    imageUrl: new URL(`/drawings/${id}.svg`, shopUrl).href,
  };
}

function staffOf({ id, name }: Maker): { externalId: string; name: string } {
  return { externalId: `staff-of-${id}`, name };
}

function keyOf(order: Order, maker: Maker): string {
  return `${order.number}-${maker.id}`;
}

/** An order as one of its workshops sees it. */
function orderRow(order: Order, maker: Maker) {
  const lines = order.lines.filter(({ product }) => product.makerId === maker.id && !product.sellerId);
  return {
    externalId: keyOf(order, maker),
    storeExternalId: maker.id,
    customerExternalId: customer.id,
    status: order.step,
    totalAmount: totals(lines).goodsCents / 100,
    currency: "EUR",
    orderDate: order.placedAt,
  };
}

interface Known extends Told {
  readonly orderIds: ReadonlyMap<string, string>;
  readonly hasSupport: boolean;
}

function talk(foyerUrl: string, { storeIds, productIds, orderIds, hasSupport }: Known): StoreTalk {
  return {
    script: html`<script async src="${new URL("/store-chat.js", foyerUrl).href}"></script>`,
    hasSupport,
    button(maker, order) {
      const orderId = order && orderIds.get(keyOf(order, maker));
      const about = orderId ? html` order-id="${orderId}"` : undefined;
      return html`<foyer-store-button store-id="${storeIds.get(maker.id)}"${about} label="Ask ${maker.name}" token-url="/foyer-token?as=customer"></foyer-store-button>`;
    },
    sellerButton(product) {
      const seller = sellerOf(product);
      const productId = productIds.get(product.id);
      if (!seller || !productId) return undefined;
      return html`<foyer-seller-button product-id="${productId}" label="Ask ${seller.name}" token-url="/foyer-token?as=customer"></foyer-seller-button>`;
    },
  };
}

function sign({ signingKey: { kid, secret } }: MarketplaceKeys, claims: Record<string, string>): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1_000);
  const body = `${encode({ alg: "HS256", typ: "JWT", kid })}.${encode({ ...claims, aud: "foyer", iat: now, exp: now + 3_600 })}`;
  return `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
}
