import { kettle, lantern, mugs, skillet } from "../drawings/kitchen.ts";
import type { Product } from "./product.ts";

/** For coffee at sunrise. */
export const campKitchenGoods: readonly Product[] = [
  {
    id: "sunrise-kettle",
    name: "Sunrise kettle",
    priceCents: 5400,
    categoryId: "camp-kitchen",
    makerId: "kettlewell",
    tile: "sand",
    stock: 0,
    draw: kettle,
    summary: "Enamel, for any fire",
    about: "Boils on gas, on embers and on the stove at home. The knob stays cool enough to touch.",
    facts: [
      ["Holds", "1.5 litres"],
      ["Material", "Enamelled steel"],
      ["Works on", "Gas, fire, induction"],
    ],
  },
  {
    id: "pair-of-mugs",
    name: "Pair of mugs",
    priceCents: 2600,
    categoryId: "camp-kitchen",
    makerId: "kettlewell",
    tile: "sage",
    stock: 42,
    draw: mugs,
    summary: "One for you, one for company",
    about: "Light enough to carry, strong enough to drop. No two have the same speckles.",
    facts: [
      ["Holds", "0.35 litres each"],
      ["Material", "Enamelled steel"],
      ["Dishwasher", "Yes"],
    ],
  },
  {
    id: "ember-lantern",
    name: "Ember lantern",
    priceCents: 4900,
    categoryId: "camp-kitchen",
    makerId: "kettlewell",
    tile: "mist",
    stock: 13,
    draw: lantern,
    summary: "Warm light for forty hours",
    about: "A lantern that looks like fire and runs on a battery: dim it to read, turn it down to talk.",
    facts: [
      ["Light", "20 to 180 lumens"],
      ["Runs", "40 hours"],
      ["Charges", "USB-C"],
    ],
  },
  {
    id: "first-light-pan",
    name: "First-light pan",
    priceCents: 4400,
    categoryId: "camp-kitchen",
    makerId: "kettlewell",
    tile: "blush",
    stock: 8,
    draw: skillet,
    summary: "Cast iron for eggs and embers",
    about: "Seasoned three times before it leaves Leeds. It gets better with every breakfast.",
    facts: [
      ["Size", "24 cm"],
      ["Material", "Cast iron"],
      ["Weight", "1.9 kg"],
    ],
  },
];
