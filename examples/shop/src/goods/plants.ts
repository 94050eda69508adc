import { maidenhairFern, oliveTree, snakePlant, swissCheesePlant } from "../drawings/plants.ts";
import type { Product } from "./product.ts";

/** Living things in pots. */
export const plants: readonly Product[] = [
  {
    id: "maidenhair-fern",
    name: "Maidenhair fern",
    priceCents: 1900,
    categoryId: "plants",
    makerId: "hedgerow",
    tile: "sage",
    stock: 14,
    draw: maidenhairFern,
    summary: "Fine fronds for a bright bathroom",
    about:
      "Soft, bright green and a little dramatic: it droops when it is thirsty and forgives you by the evening. It loves steam, so the bathroom is the best room in the house.",
    facts: [
      ["Light", "Bright, no direct sun"],
      ["Water", "Keep the soil moist"],
      ["Height", "About 30 cm"],
    ],
  },
  {
    id: "swiss-cheese-plant",
    name: "Swiss cheese plant",
    priceCents: 3400,
    categoryId: "plants",
    makerId: "hedgerow",
    tile: "blush",
    stock: 6,
    draw: swissCheesePlant,
    summary: "Large leaves that open as they grow",
    about:
      "Each new leaf unrolls with more windows than the one before. Give it a stick to climb and a corner to fill.",
    facts: [
      ["Light", "Bright to half shade"],
      ["Water", "Once a week"],
      ["Height", "About 55 cm"],
    ],
  },
  {
    id: "snake-plant",
    name: "Snake plant",
    priceCents: 2200,
    categoryId: "plants",
    makerId: "hedgerow",
    tile: "sand",
    stock: 21,
    draw: snakePlant,
    summary: "Forgets that you forgot it",
    about: "Upright, tidy and very patient. The plant for people who travel, or say that everything dies on them.",
    facts: [
      ["Light", "Anything but darkness"],
      ["Water", "Every two to three weeks"],
      ["Height", "About 40 cm"],
    ],
  },
  {
    id: "little-olive-tree",
    name: "Little olive tree",
    priceCents: 4600,
    categoryId: "plants",
    makerId: "hedgerow",
    tile: "mist",
    stock: 4,
    draw: oliveTree,
    summary: "A south-facing balcony, all year",
    about: "Six years old and already bearing a handful of olives. It stays outside until the first hard frost.",
    facts: [
      ["Light", "As much sun as there is"],
      ["Water", "When the top is dry"],
      ["Height", "About 70 cm"],
    ],
  },
];
