import { clayPot, seedPacket, trowel, wateringCan } from "../drawings/garden.ts";
import type { Product } from "./product.ts";

/** Pots, tools and seeds. */
export const gardenGoods: readonly Product[] = [
  {
    id: "alba-pot",
    name: "Alba pot",
    priceCents: 2800,
    categoryId: "garden",
    makerId: "moss-and-stone",
    tile: "mist",
    stock: 33,
    draw: clayPot,
    summary: "Hand-thrown clay with a saucer",
    about:
      "Thrown on a wheel in Porto, with a row of marks that each potter presses in a rhythm of their own. Frost-proof, and it grows a fine white bloom with the years.",
    facts: [
      ["Size", "28 cm wide, 24 cm high"],
      ["Material", "Red clay, unglazed"],
      ["Frost", "Down to −10 °C"],
    ],
  },
  {
    id: "long-neck-can",
    name: "Long-neck watering can",
    priceCents: 3900,
    categoryId: "garden",
    makerId: "moss-and-stone",
    tile: "sand",
    stock: 9,
    draw: wateringCan,
    summary: "Reaches the pot behind the pot",
    about: "A thin spout that pours where you point it, and a handle that keeps the weight under your hand.",
    facts: [
      ["Holds", "1.8 litres"],
      ["Material", "Powder-coated steel"],
      ["Weight", "640 g empty"],
    ],
  },
  {
    id: "ash-trowel",
    name: "Ash trowel",
    priceCents: 2400,
    categoryId: "garden",
    makerId: "moss-and-stone",
    tile: "sage",
    stock: 18,
    draw: trowel,
    summary: "Forged steel, turned ash",
    about:
      "Forged from one piece, with an edge that takes sharpening. The handle is turned from ash that fell by itself.",
    facts: [
      ["Length", "31 cm"],
      ["Material", "Carbon steel, ash"],
      ["Care", "A drop of oil in autumn"],
    ],
  },
  {
    id: "meadow-seeds",
    name: "Meadow seed packet",
    priceCents: 600,
    categoryId: "garden",
    makerId: "hedgerow",
    tile: "blush",
    stock: 120,
    draw: seedPacket,
    summary: "Twenty-two wildflowers for bees",
    about:
      "Poppies, cornflowers and twenty others that want poor soil and no attention. Enough for four square metres.",
    facts: [
      ["Sow", "March to May, or September"],
      ["Covers", "4 m²"],
      ["Flowers", "From June"],
    ],
  },
];
