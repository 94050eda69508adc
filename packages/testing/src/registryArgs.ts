/** Makes arguments for any function from its declaration alone: valid ones, and ones with a single fault. */
import { definitionOf } from "@foyer/server/engine/schemas.ts";
import type { Schema, Shape } from "@foyer/server/engine/values.ts";
import { newId } from "@foyer/server/persistence/ids.ts";

/** Values for ids by the table that they belong to; other ids are made up. */
export type KnownIds = Readonly<Record<string, string>>;

/** Arguments that fit a function's declaration; optional ones are left out. */
export function sampleArgs(shape: Shape, ids: KnownIds = {}): Record<string, unknown> {
  const entries = Object.entries(shape as Record<string, Schema>).flatMap(([key, schema]) => {
    const value = isOptional(schema) && !key.endsWith("Id") ? undefined : sample(unwrap(schema), ids);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(entries);
}

/** A value that fits a schema. */
export function sample(schema: Schema, ids: KnownIds): unknown {
  const def = definitionOf(schema);
  const meta = schema.meta() as { idOf?: string } | undefined;
  if (meta?.idOf) return ids[meta.idOf] ?? newId();
  switch (def.type) {
    case "string":
      return sampleText(schema);
    case "number":
      return 1;
    case "boolean":
      return true;
    case "null":
      return null;
    case "array":
      return [];
    case "record":
      return {};
    case "object":
      return sampleArgs(def.shape ?? {}, ids);
    case "enum":
      return Object.values(def.entries ?? {})[0];
    case "literal":
      return def.values?.[0];
    case "union":
      return sample(def.options?.[0] as Schema, ids);
    case "lazy":
      return def.getter ? sample(def.getter(), ids) : undefined;
    case "pipe":
      return def.in ? sample(def.in, ids) : undefined;
    default:
      return def.innerType ? sample(def.innerType, ids) : undefined;
  }
}

/** Whether an argument may be left out. */
export function isOptional(schema: Schema): boolean {
  return ["optional", "default"].includes(definitionOf(schema).type);
}

function unwrap(schema: Schema): Schema {
  const def = definitionOf(schema);
  return (def.type === "optional" || def.type === "nullable" || def.type === "default") && def.innerType
    ? unwrap(def.innerType)
    : schema;
}

function sampleText(schema: Schema): string {
  for (const text of [
    "sample",
    "sample@example.com",
    "https://example.com/",
    "#336699",
    "09:00",
    "en",
    "Europe/Berlin",
    "a".repeat(32),
    // A public key and a secret, as browsers that want to be pushed to send them.
    `B${"A".repeat(86)}`,
    "A".repeat(22),
    `wst_${"0".repeat(64)}`,
  ]) {
    if (schema.safeParse(text).success) return text;
  }
  return "sample";
}
