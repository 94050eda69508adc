import type { Talk } from "../talk.ts";

/** About living things. */
export const plantTalks: readonly Talk[] = [
  {
    customer: "priya",
    hoursAgo: 0.9,
    steps: [
      {
        by: "visitor",
        says: "Hi! Order 4821 is on its way, but my maidenhair fern is in it and it is −3 °C here tonight. Will it survive the van?",
      },
      { waits: 7 },
      { by: "mara", assigns: "mara" },
      {
        by: "mara",
        says: "Hello Priya, good thing you asked. Hedgerow wraps the pots in wool from October to March, so a night in a cold van is fine.",
      },
      {
        by: "mara",
        says: "It left Bath this morning and should be with you tomorrow between 9 and 12. Will somebody be in?",
      },
      { waits: 12 },
      { by: "visitor", says: "I start work at 10, so it depends. Can they leave it with number 12?" },
      { waits: 9 },
      { by: "mara", notes: "Asked the courier's desk to add number 12 as a safe place. They answer within the hour." },
      { by: "mara", says: "I have asked the courier to add number 12. I tell you as soon as they confirm it." },
      { waits: 6 },
      { by: "visitor", says: "You are a star, thank you 🌿" },
      { by: "visitor", says: "One more thing: the seeds in the same order, can they wait in a drawer until spring?" },
    ],
  },
  {
    customer: "copenhagen",
    hoursAgo: 0.2,
    steps: [
      { by: "visitor", says: "Is the little olive tree ok on a 4th floor balcony facing south-west? Quite windy." },
      { waits: 3 },
      { by: "visitor", says: "and do you deliver to Denmark?" },
    ],
  },
  {
    customer: "sophie",
    hoursAgo: 5.5,
    steps: [
      {
        by: "visitor",
        says: "Hello, my Swiss cheese plant came with a broken stem, the biggest leaf is hanging by a thread 😢",
      },
      { waits: 11 },
      { by: "amina", assigns: "amina" },
      {
        by: "amina",
        says: "Oh no, Sophie, I am sorry. Could you send me a photo, and your order number if you have it at hand?",
      },
      { waits: 14 },
      { by: "visitor", says: "It is order 4809. The photo is too big for the chat, I have sent it by e-mail." },
      { waits: 20 },
      {
        by: "amina",
        says: "I have it, thank you. A new plant leaves on Monday, so that it does not spend the weekend in the dark. Please keep the old one: if you cut the stem below the knot and put it in water, it makes roots in about three weeks.",
      },
      { waits: 4 },
      { by: "visitor", says: "So I will have two?! That is the nicest bad news." },
      { waits: 2 },
      { by: "amina", says: "Exactly. Send us a picture in spring!" },
      { by: "visitor", reads: true },
      { by: "amina", snoozesHours: 46 },
    ],
  },
  {
    customer: "edinburgh",
    hoursAgo: 27,
    steps: [
      { by: "visitor", says: "which of your plants is safe for cats" },
      { waits: 5 },
      {
        by: "jonas",
        says: "Hi! Of our four, the maidenhair fern is the safe one. Snake plant, Swiss cheese plant and, in quantity, olive leaves upset a cat's stomach.",
      },
      { waits: 3 },
      { by: "visitor", says: "great thanks. she eats everything" },
      { waits: 1 },
      { by: "jonas", says: "Then put the fern high up anyway: she will survive it, but the fern will not." },
      { by: "visitor", reads: true },
      { by: "jonas", does: "close" },
    ],
  },
  {
    customer: "elin",
    hoursAgo: 50,
    steps: [
      { by: "visitor", says: "Hej! My snake plant has soft yellow leaves at the bottom. I water it every Sunday." },
      { waits: 18 },
      { by: "amina", assigns: "amina" },
      {
        by: "amina",
        says: "Hej Elin! Every Sunday is about three times too often for a snake plant, I am afraid. Take it out of the pot and look at the roots: white and firm is good, brown and soft has to go.",
      },
      { waits: 95 },
      { by: "visitor", says: "About a third was brown. I cut it off. Now what?" },
      { waits: 8 },
      {
        by: "amina",
        says: "Well done. Dry soil, no water at all for two weeks, then a small glass every third Sunday. The yellow leaves do not come back, but new ones do.",
      },
      { waits: 700 },
      { by: "visitor", says: "Thank you. I have put a note on the watering can." },
      { waits: 30 },
      { by: "amina", does: "close" },
    ],
  },
  {
    customer: "dieter",
    hoursAgo: 3.1,
    steps: [
      {
        by: "visitor",
        says: "Guten Tag. We are furnishing an office in Munich and would like 14 little olive trees and 14 Alba pots. The site only lets me order 4 trees. Is there a price for that number, and when could you deliver?",
      },
      { waits: 25 },
      {
        by: "mara",
        notes:
          "Hedgerow has four ready. Tom says ten more can leave in the second week of next month. I would offer 10 %.",
      },
      { by: "mara", assigns: "mara" },
      {
        by: "mara",
        says: "Good day, Herr Hahn, what a lovely office that will be. Four trees are ready now, the other ten in the second week of next month. For 14 of each we can take ten per cent off. Would one delivery or two suit you better?",
      },
      { waits: 41 },
      {
        by: "visitor",
        says: "One delivery please. Can you send me an offer with VAT shown separately? My colleague from purchasing needs it until Friday.",
      },
    ],
  },
];
