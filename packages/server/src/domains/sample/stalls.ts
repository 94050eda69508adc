/** Stores, sellers and orders of the sample, as the demo shop's own backend tells of them; it tells the rest when it opens. */
import type { MutationContext } from "../../engine/context.ts";
import { writeCustomers } from "../marketplace/customers.ts";
import { writeOrders } from "../marketplace/orders.ts";
import { writeProducts } from "../marketplace/products.ts";
import { writeStores } from "../marketplace/stores.ts";

const DAY_MS = 86_400_000;

const STORES = [
  { externalId: "hedgerow", name: "Hedgerow Nursery", staff: [{ externalId: "staff-of-hedgerow" }] },
  { externalId: "moss-and-stone", name: "Moss & Stone", staff: [{ externalId: "staff-of-moss-and-stone" }] },
];

const PEOPLE = [
  { externalId: "customer-priya", name: "Priya Raman" },
  { externalId: "customer-dieter", name: "Dieter Hahn" },
  { externalId: "customer-sophie", name: "Sophie Laurent" },
  { externalId: "customer-aoife", name: "Aoife Byrne" },
  { externalId: "customer-tomas", name: "Tomás Ferreira" },
  { externalId: "seller-ines", name: "Inês Duarte" },
];

const PRODUCTS = [
  {
    externalId: "lark-tent-second-hand",
    name: "Lark tent, second-hand",
    sellerExternalId: "seller-ines",
    price: 140,
    currency: "EUR",
  },
];

const ORDERS = [
  { externalId: "4821-hedgerow", customer: "priya", store: "hedgerow", status: "on its way", euros: 37, daysAgo: 2 },
  { externalId: "4790-hedgerow", customer: "dieter", store: "hedgerow", status: "delivered", euros: 89, daysAgo: 11 },
  { externalId: "4833-hedgerow", customer: "sophie", store: "hedgerow", status: "packed", euros: 39.9, daysAgo: 1 },
  {
    externalId: "4821-moss-and-stone",
    customer: "priya",
    store: "moss-and-stone",
    status: "on its way",
    euros: 28,
    daysAgo: 2,
  },
];

/** Opens the stalls of the sample's marketplace. */
export async function openStalls(ctx: MutationContext, workspaceId: string): Promise<void> {
  const orders = ORDERS.map(({ externalId, customer, store, status, euros, daysAgo }) => ({
    externalId,
    customerExternalId: `customer-${customer}`,
    storeExternalId: store,
    status,
    totalAmount: euros,
    currency: "EUR",
    orderDate: ctx.now - daysAgo * DAY_MS,
  }));
  const outcomes = [
    await writeStores(ctx, workspaceId, STORES),
    await writeCustomers(ctx, workspaceId, PEOPLE),
    await writeProducts(ctx, workspaceId, PRODUCTS),
    await writeOrders(ctx, workspaceId, orders),
  ];
  const [error] = outcomes.flatMap(({ errors }) => errors);
  if (error) throw new Error(`The sample's marketplace is wrong: ${error.message}`);
}
