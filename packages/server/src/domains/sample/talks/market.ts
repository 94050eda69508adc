import type { MarketTalk } from "../marketTalk.ts";

const tent = { productId: "lark-tent-second-hand", sellerId: "seller-ines" };

/** With workshops about orders, with a seller about a tent, and with the marketplace's support. */
export const marketTalks: readonly MarketTalk[] = [
  {
    customerId: "customer-dieter",
    about: { storeId: "hedgerow", orderId: "4790-hedgerow" },
    hoursAgo: 151,
    steps: [
      { by: "customer", says: "The olive tree has dropped a third of its leaves since it arrived. Is it dying?" },
      { waits: 14 },
      {
        by: "store",
        says: "No, it is offended by the move. Bright place, no heating vent, water only when the top is dry. New shoots come in three to four weeks.",
      },
      { waits: 9 },
      { by: "customer", says: "It does stand next to the radiator. Moving it now, thank you." },
      { by: "store", reads: true },
    ],
  },
  {
    customerId: "customer-sophie",
    about: { storeId: "hedgerow", orderId: "4833-hedgerow" },
    hoursAgo: 22,
    steps: [
      { by: "customer", says: "Could you send it on Monday rather than today? I am away over the weekend." },
      { waits: 8 },
      { by: "store", says: "Of course. It stays in the greenhouse until Monday morning." },
      { waits: 3 },
      { by: "customer", says: "Merci beaucoup!" },
      { by: "store", reads: true },
    ],
  },
  {
    customerId: "customer-priya",
    about: { storeId: "moss-and-stone", orderId: "4821-moss-and-stone" },
    hoursAgo: 30,
    steps: [
      { by: "customer", says: "Does the Alba pot have a hole in the bottom?" },
      { waits: 41 },
      { by: "store", says: "It has, and a saucer that fits comes with it." },
      { by: "customer", reads: true },
    ],
  },
  {
    customerId: "customer-aoife",
    about: tent,
    hoursAgo: 27,
    steps: [
      { by: "customer", says: "Hi Inês, would you post the tent to Galway? Happy to pay what it costs." },
      { waits: 22 },
      {
        by: "seller",
        says: "Hi Aoife, I asked at the counter: €18 to Ireland, about a week. Shall I keep it for you?",
      },
      { waits: 35 },
      { by: "customer", says: "Let me sleep on it, I will tell you on Sunday." },
      { by: "seller", reads: true },
    ],
  },
  {
    customerId: "customer-tomas",
    about: "support",
    hoursAgo: 6,
    steps: [
      {
        by: "customer",
        says: "I cannot write to Kettlewell about my kettle, the page says that they take no messages. Who can help me?",
      },
      { waits: 12 },
      {
        by: "support",
        says: "We can. Kettlewell answers by letter only, so we ask them for you. Is it the lid again?",
      },
      { waits: 4 },
      { by: "customer", says: "The lid, yes. It came without the little knob." },
    ],
  },
  {
    customerId: "customer-priya",
    about: { storeId: "hedgerow", orderId: "4821-hedgerow" },
    hoursAgo: 3,
    steps: [
      {
        by: "customer",
        says: "Hello! The courier says between 9 and 12 tomorrow, but I am only in until 11. Can the fern stay outside for a while?",
      },
      { waits: 11 },
      {
        by: "store",
        says: "Good morning Priya. An hour in the shade does it no harm. Below 5 °C I would ask a neighbour.",
      },
      { waits: 6 },
      { by: "customer", says: "Number 12 has taken parcels before. I will ask them." },
      { waits: 2 },
      {
        by: "store",
        says: "Perfect. I have put a note for the courier on the box: “Living plant, this side up, number 12”.",
      },
    ],
  },
  {
    customerId: "customer-priya",
    about: tent,
    hoursAgo: 1.4,
    steps: [
      { by: "customer", says: "Is the patch near the door still tight? We had a lot of rain on our last trip." },
      { waits: 16 },
      {
        by: "seller",
        says: "It is. I had it under the garden hose last week, for half an hour, and the floor stayed dry.",
      },
      { waits: 5 },
      { by: "customer", says: "That is more rain than Bristol has in a day. Would you take €130?" },
    ],
  },
];
