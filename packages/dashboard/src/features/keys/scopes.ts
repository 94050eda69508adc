import type { api } from "@foyer/sdk";
import type { FunctionArgs } from "convex/server";

/** One thing that an API key may do. */
export type Scope = FunctionArgs<typeof api.apiKeys.create>["scopes"][number];

/** Every scope, with what it lets a program do. */
export const scopes: readonly (readonly [Scope, string])[] = [
  ["commerce.write", "Send stores, products, orders and customers"],
  ["commerce.read", "Read stores, products, orders and customers"],
  ["conversations.read", "Read conversations"],
  ["conversations.reply", "Reply in conversations"],
  ["conversations.assign", "Assign conversations"],
  ["conversations.close", "Close conversations"],
  ["users.read", "Read visitors"],
  ["settings.workspace", "Change workspace settings"],
  ["people.tokens", "Make tokens for customers and sellers"],
];

/** What a scope lets a program do; a scope that is not known here says its own name. */
export function nameOfScope(scope: string): string {
  return scopes.find(([name]) => name === scope)?.[1] ?? scope;
}
