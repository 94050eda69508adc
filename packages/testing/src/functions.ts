/** References to functions by their names, for tests that call them as clients without generated code do. */
import { makeFunctionReference } from "convex/server";

/** A query. */
export const q = (name: string) => makeFunctionReference<"query">(name);
/** A mutation. */
export const m = (name: string) => makeFunctionReference<"mutation">(name);
/** An action. */
export const a = (name: string) => makeFunctionReference<"action">(name);

/** The same for the functions of one module, whose name can then be left out. */
export function functionsOf(module: string) {
  const whole = (name: string) => (name.includes(":") ? name : `${module}:${name}`);
  return { q: (name: string) => q(whole(name)), m: (name: string) => m(whole(name)) };
}
