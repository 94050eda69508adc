/** The shop's own backend towards Foyer: it tells what is sold and to whom, and says who somebody is. */
import { createHmac } from "node:crypto";
import { totals } from "./basket.ts";
import { type Maker, makerOf, makers, products } from "./catalogue.ts";
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
}

/** The chat of the shop's customer with its workshops. */
export interface Marketplace {
  /** Makes sure that Foyer knows all that a visit shows; nothing while Foyer is not to be reached. */
  prepare(placed: string | undefined): Promise<StoreTalk | undefined>;
  /** A token for one of the shop's invented people: `customer`, `support`, or the id of a workshop for its staff. */
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
  let stores: Promise<Map<string, string>> | undefined;
  const orderIds = new Map<string, Promise<string>>();
  const idOfOrder = (order: Order, maker: Maker): Promise<string> => {
    const row = orderRow(order, maker);
    const known = orderIds.get(row.externalId) ?? call("upsertOrder", row);
    orderIds.set(row.externalId, known);
    known.catch(() => orderIds.delete(row.externalId));
    return known;
  };
  return {
    async prepare(placed) {
      try {
        stores ??= tellCatalogue(call);
        const storeIds = await stores;
        const orders = ordersOf(placed, Date.now());
        const parts = orders.flatMap((order) => makersOf(order).map((maker) => ({ order, maker })));
        const ids = await Promise.all(
          parts.map(async ({ order, maker }) => [keyOf(order, maker), await idOfOrder(order, maker)] as const),
        );
        return talk(options.foyerUrl, {
          storeIds,
          orderIds: new Map(ids),
          hasSupport: keys.supportToken !== undefined,
        });
      } catch {
        stores = undefined;
        return undefined;
      }
    },
    async token(as) {
      if (as === "support") return keys.supportToken?.();
      if (as === "customer") return sign(keys, { sub: customer.id, name: customer.name, side: "customer" });
      const maker = makers.find(({ id }) => id === as);
      return maker && sign(keys, { sub: staffOf(maker).externalId, side: "store", store: maker.id });
    },
  };
}

/** The workshops of what was ordered. */
export function makersOf(order: Order): Maker[] {
  return [...new Set(order.lines.map(({ product }) => makerOf(product)))];
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
    return (await response.json()) as string;
  };
}

async function tellCatalogue(call: Call): Promise<Map<string, string>> {
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
  const rows = products.map(({ id, name, makerId, priceCents }) => ({
    externalId: id,
    name,
    storeExternalId: makerId,
    price: priceCents / 100,
    currency: "EUR",
  }));
  await call("upsertProducts", { rows });
  return new Map(ids);
}

function staffOf({ id, name }: Maker): { externalId: string; name: string } {
  return { externalId: `staff-of-${id}`, name };
}

function keyOf(order: Order, maker: Maker): string {
  return `${order.number}-${maker.id}`;
}

/** An order as one of its workshops sees it. */
function orderRow(order: Order, maker: Maker) {
  const lines = order.lines.filter(({ product }) => product.makerId === maker.id);
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

interface Known {
  readonly storeIds: ReadonlyMap<string, string>;
  readonly orderIds: ReadonlyMap<string, string>;
  readonly hasSupport: boolean;
}

function talk(foyerUrl: string, { storeIds, orderIds, hasSupport }: Known): StoreTalk {
  return {
    script: html`<script async src="${new URL("/store-chat.js", foyerUrl).href}"></script>`,
    hasSupport,
    button(maker, order) {
      const orderId = order && orderIds.get(keyOf(order, maker));
      const about = orderId ? html` order-id="${orderId}"` : undefined;
      return html`<foyer-store-button store-id="${storeIds.get(maker.id)}"${about} label="Ask ${maker.name}" token-url="/foyer-token?as=customer"></foyer-store-button>`;
    },
  };
}

function sign({ signingKey: { kid, secret } }: MarketplaceKeys, claims: Record<string, string>): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1_000);
  const body = `${encode({ alg: "HS256", typ: "JWT", kid })}.${encode({ ...claims, aud: "foyer", iat: now, exp: now + 3_600 })}`;
  return `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
}
