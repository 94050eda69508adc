import type { Talk } from "../talk.ts";

/** About tents, rucksacks and wool. */
export const trailTalks: readonly Talk[] = [
  {
    customer: "aoife",
    hoursAgo: 1.4,
    steps: [
      {
        by: "visitor",
        says: "Hi there, one of the poles of my Lark tent snapped in last week's storm in Connemara. Bought two years ago. Can it be repaired?",
      },
      { waits: 10 },
      { by: "mara", assigns: "mara" },
      {
        by: "mara",
        says: "Hi Aoife, a proper storm test! Yes: Northfold repairs every part at cost, however old. A pole section is €14, the whole pole €38. Is it only one section?",
      },
      { waits: 8 },
      { by: "visitor", says: "Two sections, and a small tear at the sleeve where it went through." },
      { waits: 3 },
      {
        by: "mara",
        notes: "Northfold quotes €28 + about €20 for the sleeve. Ten days. Ask her whether she sends only the fly.",
      },
      {
        by: "mara",
        says: "Then send the pole and the outer tent, the inner one can stay. It comes to about €48 and takes ten days. Does that work for you?",
      },
      { by: "visitor", reads: true },
      { waits: 30 },
      { by: "visitor", says: "That works. I am away from the 3rd, would it be back by then?" },
    ],
  },
  {
    customer: "kenji",
    hoursAgo: 9,
    steps: [
      {
        by: "visitor",
        says: "Does a 14-inch laptop with a sleeve fit into the day rucksack? 32 × 23 cm with the sleeve.",
      },
      { waits: 6 },
      {
        by: "amina",
        says: "Hi Kenji! I have just tried it with mine: 33 × 24 fits, if the sleeve is soft. With a hard shell it gets tight at the leather tabs.",
      },
      { by: "visitor", reads: true },
      { waits: 2 },
      { by: "visitor", says: "You tried it with yours, amazing. Ordering now." },
      { waits: 1 },
      { by: "amina", does: "close" },
    ],
  },
  {
    customer: "elin",
    hoursAgo: 0.6,
    steps: [
      { by: "visitor", says: "Hej again! Can I wash the Fjord blanket in the machine? The dog has opinions about it." },
      { waits: 9 },
      { by: "amina", assigns: "amina" },
      {
        by: "amina",
        says: "Hej Elin! Cold, the wool programme, no spinning, and dry it flat. For the smell of dog a night outside in damp air does wonders.",
      },
    ],
  },
  {
    customer: "marcus",
    hoursAgo: 120,
    steps: [
      { by: "visitor", says: "The waxed canvas of my rucksack has pale lines where it folds. Is that a fault?" },
      { waits: 40 },
      {
        by: "mara",
        says: "Hello Marcus, that is the wax moving, and it is meant to: it rubs out with a warm hand or a hair dryer. Once a year some new wax, and it stays dry for decades.",
      },
      { waits: 12 },
      { by: "visitor", says: "Hair dryer worked. Witchcraft." },
      { waits: 5 },
      { by: "mara", does: "close" },
    ],
  },
  {
    customer: "edinburgh",
    hoursAgo: 4.4,
    steps: [
      { by: "visitor", says: "me again with the cat. does the lookout hat come in other colours" },
      { waits: 33 },
      {
        by: "jonas",
        says: "Hello to you both! Only that yellow so far: Northfold says it is the colour that is found in fog. A dark green one is planned for autumn.",
      },
    ],
  },
  {
    customer: "sophie",
    hoursAgo: 98,
    steps: [
      { by: "visitor", says: "Bonjour, is the Lark tent ok for two adults and a 4-year-old?" },
      { waits: 21 },
      {
        by: "amina",
        says: "Bonjour Sophie! For a night or two, yes: it is 135 cm wide. For a week I would wait until the child sleeps quietly 🙂",
      },
      { by: "visitor", reads: true },
      { waits: 3 },
      { by: "visitor", says: "So, never. Merci, I will think about it!" },
      { waits: 4 },
      { by: "amina", snoozesHours: 70 },
    ],
  },
];
