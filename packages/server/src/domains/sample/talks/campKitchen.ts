import type { Talk } from "../talk.ts";

/** About kettles, pans, lanterns and mugs, and about the shop itself. */
export const campKitchenTalks: readonly Talk[] = [
  {
    customer: "noor",
    hoursAgo: 0.1,
    steps: [
      {
        by: "visitor",
        says: "When will the Sunrise kettle be back? It has been sold out for weeks and it is my mother's birthday on the 14th 🎂",
      },
    ],
  },
  {
    customer: "dieter",
    hoursAgo: 46,
    steps: [
      {
        by: "visitor",
        says: "My Ember lantern no longer charges. The light at the socket blinks red three times. Order 4460, about four months old.",
      },
      { waits: 28 },
      { by: "mara", assigns: "jonas" },
      { waits: 15 },
      {
        by: "jonas",
        says: "Hello Herr Hahn, three blinks mean that the cable gives too little. Do you charge it from a laptop? A charger for a phone with 10 W or more should do.",
      },
      { waits: 64 },
      { by: "visitor", says: "I tried three chargers. The same." },
      { waits: 9 },
      { by: "jonas", notes: "Same batch as Wednesday's. Kettlewell swaps them without asking for the old one." },
      {
        by: "jonas",
        says: "Then it is the socket, and that is ours to put right. A new lantern leaves today, and you need not send the old one back.",
      },
      { waits: 5 },
      { by: "visitor", says: "Very good service. Thank you." },
      { waits: 2 },
      { by: "jonas", does: "close" },
    ],
  },
  {
    customer: "kenji",
    hoursAgo: 2.8,
    steps: [
      { by: "visitor", says: "First-light pan: mine has a spot of rust after one weekend. Did I do something wrong?" },
      { waits: 12 },
      { by: "amina", assigns: "amina" },
      {
        by: "amina",
        says: "Nothing that cannot be undone. Rub it off with salt and oil, dry it on the stove until it just smokes, then a thin coat of oil. Did it go into the dishwasher?",
      },
      { waits: 18 },
      { by: "visitor", says: "…my flatmate says no, but he looks guilty." },
      { waits: 4 },
      { by: "amina", says: "Then salt for the pan and a quiet word for the flatmate. Tell me how it looks tomorrow?" },
      { by: "visitor", reads: true },
    ],
  },
  {
    customer: "tomas",
    hoursAgo: 30,
    steps: [
      { by: "visitor", says: "Are the enamel mugs ok on an induction hob?" },
      { waits: 7 },
      {
        by: "jonas",
        says: "They are steel inside, so the hob will see them, but the small ones are often too narrow for it. The kettle is fine.",
      },
      { by: "visitor", reads: true },
      { waits: 60 },
      { by: "jonas", does: "close" },
    ],
  },
  {
    customer: "olga",
    hoursAgo: 1.9,
    steps: [
      {
        by: "visitor",
        says: "Good morning, I placed an order yesterday and the confirmation says 4 mugs, but I wanted 2 pairs = 4 mugs. Did I order 4 pairs?",
      },
      { waits: 15 },
      { by: "mara", reads: true },
      { by: "mara", assigns: "amina" },
      { waits: 5 },
      { by: "visitor", says: "The sum is €104, so I think yes 😅 Can you make it two?" },
    ],
  },
  {
    customer: "aoife",
    hoursAgo: 52,
    steps: [
      { by: "visitor", says: "Do you have gift cards?" },
      { waits: 55 },
      {
        by: "amina",
        says: "Not yet, Aoife, but we write one by hand if you tell us the sum and the name: it is redeemed here in the chat.",
      },
      { by: "visitor", reads: true },
      { waits: 11 },
      { by: "visitor", says: "Charming! Then €50 for Ciarán please." },
      { waits: 20 },
      { by: "amina", says: "Written, in green ink. It leaves with tomorrow's post, and the invoice comes by e-mail." },
      { by: "visitor", reads: true },
      { by: "amina", does: "close" },
    ],
  },
  {
    customer: "lucia",
    hoursAgo: 143,
    steps: [
      {
        by: "visitor",
        says: "I love your shop! Are you looking for makers? I make wooden spoons and bowls in Valencia.",
      },
      { waits: 130 },
      { by: "mara", assigns: "mara" },
      {
        by: "mara",
        says: "Lucía, we love spoons. We take one new maker a year and choose in February. Could you send a few pictures and tell us how many you make in a month?",
      },
      { waits: 35 },
      { by: "visitor", says: "Around sixty. Pictures come tonight!" },
      { waits: 400 },
      { by: "mara", notes: "Pictures are in: really good work. Put her on the list for February." },
      { by: "mara", snoozesHours: 300 },
    ],
  },
];
