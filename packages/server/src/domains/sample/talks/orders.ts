import type { Talk } from "../talk.ts";

/** About orders, parcels and payments. */
export const orderTalks: readonly Talk[] = [
  {
    customer: "marcus",
    hoursAgo: 0.5,
    steps: [
      { by: "visitor", says: "My parcel says DELIVERED 11:42 but there is nothing here. Order 4866." },
      { waits: 2 },
      { by: "visitor", says: "I have been at home all day" },
      { waits: 6 },
      { by: "visitor", says: "Hello? Anyone?" },
    ],
  },
  {
    customer: "lucia",
    hoursAgo: 2.2,
    steps: [
      { by: "visitor", says: "Hola, I was charged twice for order 4871: €118.00 and €118.00 again on my card" },
      { waits: 8 },
      { by: "jonas", assigns: "mara" },
      {
        by: "jonas",
        notes: "Two authorisations, one capture, as far as I can see. Mara, can you look at the payment?",
      },
      {
        by: "jonas",
        says: "Hola Lucía, I am sorry for the fright. I see one payment and one reservation, which usually disappears by itself. My colleague Mara is checking it with the bank.",
      },
      { waits: 35 },
      {
        by: "visitor",
        says: "Ok, but it is a lot of money to have blocked before the holidays. How long does it take?",
      },
    ],
  },
  {
    customer: "tomas",
    hoursAgo: 7,
    steps: [
      { by: "visitor", says: "Can I still change the address of order 4868? I typed the old flat." },
      { waits: 4 },
      { by: "amina", says: "Hi Tomás, just in time: it is packed but has not left. Where should it go?" },
      { waits: 2 },
      { by: "visitor", says: "Rua da Boavista 71, 3.º, 1200-066 Lisboa" },
      { waits: 5 },
      { by: "amina", says: "Done. The new label is on, and your confirmation by e-mail shows the new address." },
      { by: "visitor", reads: true },
      { waits: 1 },
      { by: "visitor", says: "perfeito, obrigado!" },
      { waits: 2 },
      { by: "amina", does: "close" },
    ],
  },
  {
    customer: "priya",
    hoursAgo: 171,
    steps: [
      {
        by: "visitor",
        says: "Hi, the Fjord blanket is lovely, but one of the two mugs in order 4702 has a chip at the handle.",
      },
      { waits: 22 },
      { by: "amina", assigns: "amina" },
      {
        by: "amina",
        says: "Hi Priya, that should not have left Leeds. May I send you a new mug with the next parcel, or do you need it sooner?",
      },
      { waits: 15 },
      { by: "visitor", says: "With the next parcel is fine, I will certainly order again." },
      { waits: 3 },
      { by: "amina", notes: "Replacement mug is reserved under Priya's name. Goes with her next order." },
      { by: "amina", says: "It is noted, and it will be in the box whatever you order. Enjoy the blanket!" },
      { by: "visitor", reads: true },
      { by: "amina", does: "close" },
    ],
  },
  {
    customer: "olga",
    hoursAgo: 22,
    steps: [
      { by: "visitor", says: "Hello, is delivery to Poland also free from 60 euro?" },
      { waits: 13 },
      {
        by: "jonas",
        says: "Hello Olga! Yes, it is the same everywhere we deliver: €5.90, and nothing from €60. Poland takes three to five working days.",
      },
      { by: "visitor", reads: true },
      { waits: 4 },
      { by: "visitor", says: "And if I order from two makers, do I pay twice?" },
      { waits: 3 },
      {
        by: "jonas",
        says: "No, several makers in one basket count as one delivery. They may arrive in two boxes, though.",
      },
      { by: "visitor", reads: true },
    ],
  },
  {
    customer: "noor",
    hoursAgo: 74,
    steps: [
      {
        by: "visitor",
        says: "I want to send back the ash trowel from order 4788. It is beautiful but too heavy for my wrist.",
      },
      { waits: 16 },
      { by: "jonas", assigns: "jonas" },
      {
        by: "jonas",
        says: "Of course, Noor. You have thirty days, and twelve have passed. I have sent you a label, so the way back costs you nothing.",
      },
      { waits: 50 },
      { by: "visitor", says: "Thank you! Do you have anything lighter?" },
      { waits: 6 },
      {
        by: "jonas",
        says: "Moss & Stone are making a narrow one, about 140 grams lighter. It should be there in March. Shall I tell you when it is?",
      },
      { waits: 2 },
      { by: "visitor", says: "Yes please!" },
      { waits: 3 },
      { by: "jonas", notes: "Refund when the parcel scans in. Remind Noor about the narrow trowel in March." },
      { by: "jonas", does: "snooze" },
    ],
  },
  {
    customer: "vermont",
    hoursAgo: 33,
    steps: [
      { by: "visitor", says: "Do you ship to the US? I'd love the lookout hat and two lanterns." },
      { waits: 70 },
      {
        by: "mara",
        says: "Hello! Northfold and Kettlewell do not send overseas yet, I am sorry. We are working on it for next year. Would you like us to write to you when it starts?",
      },
      { waits: 240 },
      { by: "visitor", says: "Sure: g.whitlock@example.org. Love what you all are doing." },
      { waits: 45 },
      { by: "mara", says: "Thank you, you are on the list, and it made our morning." },
      { by: "mara", does: "close" },
    ],
  },
];
