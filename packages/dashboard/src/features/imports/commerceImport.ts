import type { api } from "@foyer/sdk";
import type { FunctionArgs, FunctionReturnType } from "convex/server";

/** A file that is or was taken over. */
export type CommerceImport = FunctionReturnType<typeof api.commerceImports.list>[number];
/** A row that was left out. */
export type RowError = FunctionReturnType<typeof api.commerceImports.get>["errors"][number];
/** What the rows of a file are. */
export type Kind = CommerceImport["kind"];
/** How a file is written. */
export type Format = FunctionArgs<typeof api.commerceImports.start>["format"];

/** Every kind, in the order in which they need each other. */
export const kinds: readonly { value: Kind; label: string; description: string }[] = [
  { value: "stores", label: "Stores", description: "With their staff" },
  { value: "customers", label: "Customers", description: "Sellers too" },
  { value: "products", label: "Products", description: "Their stores must be known" },
  { value: "orders", label: "Orders", description: "Their stores must be known" },
];

/** What a kind is called. */
export function nameOfKind(kind: Kind): string {
  return kinds.find(({ value }) => value === kind)?.label ?? kind;
}
