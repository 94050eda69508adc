/** Who works there. */
export type AgentName = "amara" | "jonas" | "mei";

/** Something that happens in a conversation. */
export type Step =
  | { by: "visitor" | AgentName; says: string; note?: true; answers?: number }
  | { by: AgentName; does: "close" | "snooze" }
  | { by: AgentName; assigns: AgentName }
  | { by: "visitor" | AgentName; reads: true }
  | { waits: number };

/** A conversation from its beginning. */
export interface Story {
  customer: string;
  steps: Step[];
}

/** What happened in the shop this week, oldest first. Minutes pass where a step waits. */
export const stories: readonly Story[] = [
  {
    customer: "ruth",
    steps: [
      { by: "visitor", says: "Hi, my parcel says delivered but nothing is here. Order 4702." },
      { waits: 6 },
      { by: "amara", says: "Sorry about that, Ruth. I have asked the carrier for the photo of the delivery." },
      { by: "amara", assigns: "amara" },
      { waits: 40 },
      { by: "visitor", says: "My neighbour had it! All is well, thank you." },
      { waits: 3 },
      { by: "amara", says: "Wonderful. Enjoy the garden!" },
      { by: "amara", does: "close" },
      { waits: 900 },
    ],
  },
  {
    customer: "gabriel",
    steps: [
      { by: "visitor", says: "Do you ship seeds to Brazil?" },
      { waits: 12 },
      { by: "jonas", says: "Not yet, sadly: plant health papers. We are working on it for spring." },
      { by: "visitor", says: "Ok, I will come back in spring then 🌱" },
      { by: "jonas", does: "close" },
      { waits: 600 },
    ],
  },
  {
    customer: "anders",
    steps: [
      { by: "visitor", says: "Is there still room in the bonsai workshop on the 21st? We would be two." },
      { waits: 25 },
      { by: "mei", says: "There are four places left. Shall I keep two for you until Friday?" },
      { by: "visitor", says: "Yes please, I will ask my partner tonight." },
      { by: "mei", assigns: "mei" },
      { by: "mei", does: "snooze" },
      { waits: 500 },
    ],
  },
  {
    customer: "marcus",
    steps: [
      { by: "visitor", says: "The code SPRING does not work at the checkout." },
      { waits: 9 },
      { by: "jonas", assigns: "jonas" },
      { by: "jonas", says: "It is for orders above 40. Yours comes to 38.50, so one more packet of seeds does it." },
      { waits: 2 },
      { by: "visitor", reads: true },
      { waits: 320 },
    ],
  },
  {
    customer: "ingrid",
    steps: [
      {
        by: "visitor",
        says: "We would like forty of the large kentia palms for our office in Bergen. Is there a price for that?",
      },
      { waits: 30 },
      { by: "visitor", says: "Delivery in the first week of next month would be ideal." },
      { waits: 240 },
    ],
  },
  {
    customer: "lena",
    steps: [
      { by: "visitor", says: "I bought a gift card yesterday and the e-mail never came. lena.vogel@example.de" },
      { waits: 5 },
      { by: "amara", assigns: "amara" },
      {
        by: "amara",
        says: "Let me look. It was sent to lena.vogel@exmaple.de, with two letters swapped. I have sent it again.",
      },
      { waits: 1 },
      { by: "visitor", reads: true },
      { by: "visitor", says: "Oh no, my mistake. It is here now, thank you so much!" },
      { waits: 160 },
    ],
  },
  {
    customer: "kenji",
    steps: [
      { by: "visitor", says: "My monstera has yellow leaves since I moved it next to the window. Is it too much sun?" },
      { waits: 14 },
      { by: "mei", assigns: "mei" },
      {
        by: "mei",
        says: "Direct midday sun burns them. A metre back from the window, or a thin curtain, is right.\n\nOur care page has more: https://fieldandfern.example/care/monstera",
      },
      { waits: 55 },
    ],
  },
  {
    customer: "visitor2",
    steps: [{ by: "visitor", says: "How long is the guarantee on the secateurs?" }, { waits: 48 }],
  },
  {
    customer: "sofia",
    steps: [
      {
        by: "visitor",
        says: "The wrong size came: I ordered 24 cm pots and got 18. Can I exchange them in the shop in Porto?",
      },
      { waits: 17 },
      { by: "jonas", assigns: "amara" },
      { by: "jonas", says: "Amara, the Porto shop has six of the 24s left, I called them.", note: true },
      { waits: 35 },
    ],
  },
  {
    customer: "chloe",
    steps: [{ by: "visitor", says: "hello! is the maidenhair fern ok for cats?" }, { waits: 21 }],
  },
  {
    customer: "theo",
    steps: [
      { by: "visitor", says: "Bonjour, the return label cannot be opened on my phone." },
      { waits: 4 },
      { by: "amara", assigns: "amara" },
      { by: "amara", says: "I have sent the label to your e-mail as a PDF. Does that one open?" },
      { waits: 19 },
    ],
  },
  {
    customer: "stranger",
    steps: [{ by: "visitor", says: "Do you ship to Åland?" }, { waits: 8 }],
  },
  {
    customer: "omar",
    steps: [
      { by: "visitor", says: "The payment page says “declined” but my bank says it went through." },
      { by: "visitor", says: "Should I try again or will I pay twice?" },
      { waits: 6 },
    ],
  },
  {
    customer: "priya",
    steps: [
      { by: "visitor", says: "Hello! The parcel says delivered, but there is nothing at the door." },
      { by: "visitor", says: "Order #4821, the maidenhair fern." },
      { waits: 3 },
      { by: "amara", assigns: "amara" },
      {
        by: "jonas",
        says: "The carrier left it with the neighbour in number 12, see the photo in the order.",
        note: true,
      },
      { waits: 1 },
      { by: "amara", says: "Hi Priya, I found it: your neighbour in number 12 took it in this morning.", answers: 1 },
      { by: "amara", says: "If anything is bent or dry, send me a photo and a new one leaves today." },
      { waits: 4 },
      { by: "visitor", reads: true },
      { by: "visitor", says: "You are right, she just rang! The fern arrived without a scratch. Thank you 🌿" },
      { waits: 2 },
    ],
  },
];
