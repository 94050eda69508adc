import { beanie, blanket, rucksack, tent } from "../drawings/trail.ts";
import type { Product } from "./product.ts";

/** For nights out and long ways round. */
export const trailGoods: readonly Product[] = [
  {
    id: "lark-tent",
    name: "Lark tent",
    priceCents: 26900,
    categoryId: "trail",
    makerId: "northfold",
    tile: "mist",
    stock: 5,
    draw: tent,
    summary: "For two, up in four minutes",
    about:
      "A ridge tent in waxed cotton: quiet in wind, dry in rain and cool in the morning sun. Every part can be sent in for repair.",
    facts: [
      ["Sleeps", "Two"],
      ["Packed", "44 × 16 cm, 2.9 kg"],
      ["Water column", "2,000 mm"],
    ],
  },
  {
    id: "lark-tent-second-hand",
    name: "Lark tent, second-hand",
    priceCents: 14000,
    categoryId: "trail",
    makerId: "northfold",
    sellerId: "seller-ines",
    tile: "sand",
    stock: 1,
    draw: tent,
    summary: "Two summers old, one patch",
    about:
      "A Lark tent after eleven nights on the coast. One patch the size of a coin near the door, sewn by Northfold; everything else is as it was, with all the pegs.",
    facts: [
      ["Sleeps", "Two"],
      ["Bought", "Spring, two years ago"],
      ["Goes out from", "Porto"],
    ],
  },
  {
    id: "day-rucksack",
    name: "Day rucksack",
    priceCents: 11900,
    categoryId: "trail",
    makerId: "northfold",
    tile: "sand",
    stock: 11,
    draw: rucksack,
    summary: "24 litres, waxed canvas",
    about:
      "One big room, one pocket for what you need on the way, and leather tabs that can be replaced at any cobbler's.",
    facts: [
      ["Holds", "24 litres"],
      ["Weight", "1.1 kg"],
      ["Laptop", "Up to 14 inches"],
    ],
  },
  {
    id: "fjord-blanket",
    name: "Fjord blanket",
    priceCents: 8900,
    categoryId: "trail",
    makerId: "northfold",
    tile: "blush",
    stock: 16,
    draw: blanket,
    summary: "Wool for the sofa and the shore",
    about: "Woven from the wool of sheep that know the rain. Warm when it is wet, and it smells of nothing but wool.",
    facts: [
      ["Size", "140 × 200 cm"],
      ["Material", "Pure new wool"],
      ["Care", "Air it; wash it cold"],
    ],
  },
  {
    id: "lookout-hat",
    name: "Lookout hat",
    priceCents: 3200,
    categoryId: "trail",
    makerId: "northfold",
    tile: "sage",
    stock: 27,
    draw: beanie,
    summary: "Merino, easy to find in fog",
    about: "Knitted in one piece from soft merino, with a brim that covers the ears when it matters.",
    facts: [
      ["Size", "One size"],
      ["Material", "Merino wool"],
      ["Care", "Wash cold, dry flat"],
    ],
  },
];
