import { type BasketLine, readBasket } from "./basket.ts";

/** Where an order is; each comes after the one before. */
export const orderSteps = ["placed", "packed", "on its way", "delivered"] as const;

/** Something that was bought. */
export interface Order {
  number: number;
  /** Milliseconds since the epoch. */
  placedAt: number;
  step: (typeof orderSteps)[number];
  /** What happened last, in a sentence. */
  news: string;
  lines: readonly BasketLine[];
}

/** The customer of the demo, who is always signed in. */
export const customer = {
  id: "customer-priya",
  name: "Priya Raman",
  email: "priya.raman@example.com",
  address: ["14 Quarry Lane", "Bristol BS6 5TH", "United Kingdom"],
};

/** The number that the demo gives to an order placed now. */
export const nextOrderNumber = 4907;

const dayMilliseconds = 86_400_000;

/** The customer's orders, newest first; those placed before are always as old as they are now. */
export function ordersOf(placed: string | undefined, now: number): readonly Order[] {
  const earlier = history.map(({ daysAgo, basket, ...order }) => ({
    ...order,
    placedAt: now - daysAgo * dayMilliseconds,
    lines: readBasket(basket),
  }));
  const lines = readBasket(placed);
  if (lines.length === 0) return earlier;
  const news = "We have told the makers. You get an e-mail as soon as everything is packed.";
  return [{ number: nextOrderNumber, placedAt: now, step: "placed", news, lines }, ...earlier];
}

const history = [
  {
    number: 4821,
    daysAgo: 2,
    basket: "maidenhair-fern*1.alba-pot*1.meadow-seeds*3",
    step: "on its way",
    news: "Left Bath this morning. The courier expects to be with you tomorrow between 9 and 12.",
  },
  {
    number: 4702,
    daysAgo: 47,
    basket: "fjord-blanket*1.pair-of-mugs*2",
    step: "delivered",
    news: "Delivered three days later and signed by you.",
  },
  {
    number: 4455,
    daysAgo: 130,
    basket: "ember-lantern*1",
    step: "delivered",
    news: "Left with your neighbour in number 12.",
  },
] as const;

/** The day of an order as it is written in the shop. */
export function formatDay(at: number): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" }).format(at);
}
