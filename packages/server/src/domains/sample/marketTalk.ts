/** A conversation of the sample's marketplace, told step by step. */

/** One thing that happens. Minutes pass where a step waits. */
export type MarketStep =
  | { by: "customer" | "store" | "seller" | "support"; says: string }
  | { by: "customer" | "store" | "seller" | "support"; reads: true }
  | { waits: number };

/** What it is about: a store and an order of the customer's there, a product of a seller, or nothing that the support would know. */
export type About = { storeId: string; orderId: string } | { productId: string; sellerId: string } | "support";

/** A conversation from its beginning, which lies so many hours back. People and things are called as the shop calls them. */
export interface MarketTalk {
  readonly customerId: string;
  readonly about: About;
  readonly hoursAgo: number;
  readonly steps: readonly MarketStep[];
}
