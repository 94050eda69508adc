import type { api } from "@foyer/sdk";
import type { FunctionReturnType } from "convex/server";

type Detail = FunctionReturnType<typeof api.visitors.getDirectoryDetail>;

/** A visitor as the directory shows one. */
export type Visitor = NonNullable<Detail["visitor"]>;
/** A conversation of a visitor, in short. */
export type LinkedConversation = Detail["linkedConversations"][number];

/** Where a visitor is: "Porto, Portugal". */
export function placeOf({ location }: Pick<Visitor, "location">): string | undefined {
  const parts = [location?.city ?? location?.region, location?.country].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : undefined;
}

/** What a visitor uses: "Firefox on Windows". */
export function deviceOf({ device }: Pick<Visitor, "device">): string | undefined {
  const { browser, os, platform } = device ?? {};
  const system = os ?? platform;
  return browser && system ? `${browser} on ${system}` : (browser ?? system);
}

/** An address without what everybody knows: "shop.example/ferns". */
export function shortUrl(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
}

/** A value that a site gave, in words. */
export function formatAttribute(value: unknown): string {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (value === null || value === "") return "–";
  if (Array.isArray(value)) return value.map(formatAttribute).join(", ");
  if (typeof value === "object") {
    return Object.entries(value)
      .map(([key, part]) => `${key}: ${formatAttribute(part)}`)
      .join(", ");
  }
  return String(value);
}

/** The name of an attribute as a person would write it: "lifetimeValue" as "Lifetime value". */
export function spokenKey(key: string): string {
  const words = key
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .trim();
  // What is all capitals is an abbreviation, which stays as it is.
  const lower = words.replace(/[A-Z](?![A-Z])/g, (letter) => letter.toLowerCase());
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}
