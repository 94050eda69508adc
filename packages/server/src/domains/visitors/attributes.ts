/** What a host may attach to a visitor or to an event: small values under names. */
import { AppError } from "@foyer/protocol";
import { type Schema, z } from "../../engine/values.ts";

/** A value that stands alone. */
export type Primitive = string | number | boolean | null;
/** One attribute: a value, a list of values, or one level of named values. */
export type AttributeValue = Primitive | Primitive[] | Record<string, Primitive>;
/** Values that a host attached. */
export type Attributes = Record<string, AttributeValue>;

const MOST_ATTRIBUTES = 100;
const MOST_CHARACTERS = 32_000;

const primitive = z.union([z.text(5_000), z.number(), z.boolean(), z.null()]);
const value = z.union([primitive, z.array(primitive).max(100), named(primitive)]);

/** Attributes as arguments and results carry them. */
export const attributesShape = named(value);

/** Adds attributes to those there are; `null` takes one away. */
export function mergeAttributes(known: Attributes | null, given: Attributes): Attributes {
  const merged = Object.entries({ ...known, ...given }).filter(([, each]) => each !== null);
  const result = Object.fromEntries(merged);
  if (merged.length > MOST_ATTRIBUTES || JSON.stringify(result).length > MOST_CHARACTERS) {
    throw new AppError(
      "INVALID_INPUT",
      `At most ${MOST_ATTRIBUTES} attributes with ${MOST_CHARACTERS} characters together`,
      { path: "customAttributes" },
    );
  }
  return result;
}

/** A record whose names every client can decode. */
function named<T extends Schema>(each: T) {
  return z
    .record(z.text(100, 1), each)
    .refine((record) => Object.keys(record).length <= MOST_ATTRIBUTES, { error: `at most ${MOST_ATTRIBUTES} entries` })
    .refine((record) => Object.keys(record).every((name) => /^[\x20-\x7e]+$/.test(name) && !name.startsWith("$")), {
      error: "names must be printable ASCII and must not begin with $",
    });
}
