import type { Html } from "../html.ts";

/** Something that can be bought. */
export interface Product {
  id: string;
  name: string;
  /** In cents of a euro. */
  priceCents: number;
  categoryId: string;
  makerId: string;
  /** Who sells it, when that is not the workshop. */
  sellerId?: string;
  /** One line under the name. */
  summary: string;
  about: string;
  facts: readonly [name: string, value: string][];
  /** The colour behind the drawing. */
  tile: "sage" | "sand" | "mist" | "blush";
  stock: number;
  draw: () => Html;
}
