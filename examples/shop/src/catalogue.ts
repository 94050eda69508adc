import { campKitchenGoods } from "./goods/campKitchen.ts";
import { gardenGoods } from "./goods/garden.ts";
import { plants } from "./goods/plants.ts";
import type { Product } from "./goods/product.ts";
import { trailGoods } from "./goods/trail.ts";

export type { Product } from "./goods/product.ts";

/** A small workshop that sells through Field & Fern. */
export interface Maker {
  id: string;
  name: string;
  place: string;
  about: string;
}

/** Somebody who passes something on through Field & Fern. */
export interface Seller {
  id: string;
  name: string;
  place: string;
  about: string;
}

/** A shelf of the shop. */
export interface Category {
  id: string;
  name: string;
  about: string;
  /** The product whose picture stands for the shelf. */
  emblemId: string;
}

/** The workshops. */
export const makers: readonly Maker[] = [
  {
    id: "hedgerow",
    name: "Hedgerow Nursery",
    place: "Bath",
    about: "Three greenhouses and a dog. Every plant is grown slowly and travels in its own pot.",
  },
  {
    id: "moss-and-stone",
    name: "Moss & Stone",
    place: "Porto",
    about: "Potters and smiths who make what gardeners reach for every day.",
  },
  {
    id: "northfold",
    name: "Northfold",
    place: "Bergen",
    about: "Wool and canvas from the west coast, sewn to be repaired.",
  },
  {
    id: "kettlewell",
    name: "Kettlewell",
    place: "Leeds",
    about: "Enamel and iron for cooking where there is no kitchen.",
  },
];

/** People who sell what they no longer need. */
export const sellers: readonly Seller[] = [
  {
    id: "seller-ines",
    name: "Inês Duarte",
    place: "Porto",
    about: "Walked the Rota Vicentina twice and is making room for a kayak.",
  },
];

/** The shelves, in the order of the menu. */
export const categories: readonly Category[] = [
  {
    id: "plants",
    name: "Plants",
    about: "Grown slowly, sent in their own pots, with a note on how to keep them.",
    emblemId: "swiss-cheese-plant",
  },
  { id: "garden", name: "Garden", about: "Pots and tools that get better with weather.", emblemId: "long-neck-can" },
  { id: "trail", name: "Trail", about: "For a night out or a long way round.", emblemId: "lark-tent" },
  {
    id: "camp-kitchen",
    name: "Camp kitchen",
    about: "For coffee at sunrise and supper by the fire.",
    emblemId: "pair-of-mugs",
  },
];

/** Everything on the shelves. */
export const products: readonly Product[] = [...plants, ...gardenGoods, ...trailGoods, ...campKitchenGoods];

/** The product with this id. */
export function findProduct(id: string): Product | undefined {
  return products.find((product) => product.id === id);
}

/** The workshop that makes a product. */
export function makerOf(product: Product): Maker {
  const maker = makers.find(({ id }) => id === product.makerId);
  if (!maker) throw new Error(`${product.id} has no maker.`);
  return maker;
}

/** The person who sells a product; nobody when its workshop does. */
export function sellerOf({ sellerId }: Product): Seller | undefined {
  return sellers.find(({ id }) => id === sellerId);
}

/** A price as it is written in the shop. */
export function formatPrice(cents: number): string {
  return new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" }).format(cents / 100);
}
