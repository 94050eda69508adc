/**
 * The vocabulary in which declarations describe values: zod, with ids and bounded texts.
 * Knows shapes and bounds; does not know functions.
 */
import { z as zod } from "zod";
import { LAST_MOMENT } from "../persistence/table.ts";

const ID = /^[0-9a-f]{32}$/;

/** The id of a row; on the wire a string of 32 lower-case hexadecimal characters. */
function id<T extends string>(table: T) {
  return zod
    .string()
    .regex(ID, { error: `expected an id of ${table}` })
    .meta({ idOf: table });
}

/** A text of at most `max` characters. PostgreSQL cannot store the character NUL, so it is refused here. */
function text(max: number, min = 0) {
  return zod
    .string()
    .min(min)
    .max(max)
    .refine((value) => !value.includes("\u0000"), { error: "must not contain the character NUL" });
}

/** A moment in milliseconds since the epoch. */
function time() {
  return zod.number().int().min(0).max(LAST_MOMENT);
}

/** How many rows a list may answer with. */
function limit(most: number) {
  return zod.number().int().min(1).max(most);
}

/** A small record of texts to primitive values, as custom attributes and metadata are. */
function attributes(most = 100) {
  return zod
    .record(text(100, 1), zod.union([text(5_000), zod.number(), zod.boolean(), zod.null()]))
    .refine((record) => Object.keys(record).length <= most, { error: `at most ${most} entries` })
    .refine((record) => Object.keys(record).every(isWireKey), {
      error: "names must be printable ASCII and must not begin with $",
    });
}

/** What `usePaginatedQuery` sends. */
function paginationOpts() {
  return zod.object({
    numItems: zod.number().int().min(1).max(200),
    cursor: text(1_000).nullable(),
    endCursor: text(1_000).nullable().optional(),
    id: zod.number().optional(),
    maximumRowsRead: zod.number().optional(),
    maximumBytesRead: zod.number().optional(),
  });
}

/** One page of a paginated query. */
function page<T extends zod.ZodType>(item: T) {
  return zod.object({
    page: zod.array(item),
    isDone: zod.boolean(),
    continueCursor: zod.string(),
    splitCursor: zod.string().nullable().optional(),
    pageStatus: zod.enum(["SplitRecommended", "SplitRequired"]).nullable().optional(),
  });
}

/** zod, and the values that occur everywhere in Foyer. */
export const z = { ...zod, id, text, time, limit, attributes, paginationOpts, page };

/** The type that a schema produces. */
export type Infer<T extends zod.ZodType> = zod.output<T>;
/** The type that a schema accepts. */
export type Input<T extends zod.ZodType> = zod.input<T>;
/** Any schema. */
export type Schema = zod.ZodType;
/** The arguments of a function: names to schemas. */
export type Shape = zod.ZodRawShape;
/** The arguments that a shape produces. */
export type ArgsOf<A extends Shape> = zod.output<zod.ZodObject<A>>;
/** The arguments that a shape accepts. */
export type ArgsIn<A extends Shape> = zod.input<zod.ZodObject<A>>;

/** Clients refuse to decode other field names, so they must never be stored. */
function isWireKey(name: string): boolean {
  return /^[\x20-\x7e]+$/.test(name) && !name.startsWith("$");
}
