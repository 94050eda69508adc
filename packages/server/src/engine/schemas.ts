/**
 * Looks into schemas: which parts have no bound.
 * Knows zod's own description of a schema; does not validate values.
 */
import type { Schema } from "./values.ts";

interface Definition {
  type: string;
  shape?: Record<string, Schema>;
  element?: Schema;
  innerType?: Schema;
  options?: readonly Schema[];
  valueType?: Schema;
  keyType?: Schema;
  in?: Schema;
  out?: Schema;
  left?: Schema;
  right?: Schema;
  getter?: () => Schema;
  items?: readonly Schema[];
  entries?: Record<string, string>;
  values?: readonly unknown[];
}

/** What zod knows about a schema, without its private types. */
export function definitionOf(schema: Schema): Definition {
  return (schema as unknown as { def: Definition }).def;
}

/** The parts of a schema directly below it, each with the step that leads there. */
export function partsOf(schema: Schema): [step: string, part: Schema][] {
  const def = definitionOf(schema);
  const parts: [string, Schema | undefined][] = [
    ...Object.entries(def.shape ?? {}).map(([key, part]): [string, Schema] => [`.${key}`, part]),
    ...(def.options ?? []).map((part): [string, Schema] => ["", part]),
    ...(def.items ?? []).map((part, i): [string, Schema] => [`[${i}]`, part]),
    ["[]", def.element],
    ["", def.innerType],
    ["{}", def.valueType],
    ["{}", def.keyType],
    ["", def.in],
    ["", def.out],
    ["", def.left],
    ["", def.right],
  ];
  return parts.filter((entry): entry is [string, Schema] => entry[1] !== undefined);
}

/** The paths of all texts and lists in a schema that have no upper bound. */
export function unboundedParts(schema: Schema, path = "args", seen = new Set<Schema>()): string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const def = definitionOf(schema);
  if (def.type === "lazy" && def.getter) return unboundedParts(def.getter(), path, seen);
  const own = (def.type === "string" || def.type === "array") && !hasUpperBound(schema) ? [path] : [];
  return [...own, ...partsOf(schema).flatMap(([step, part]) => unboundedParts(part, path + step, seen))];
}

function hasUpperBound(schema: Schema): boolean {
  const { checks = [] } = schema.def as { checks?: { _zod: { def: { check: string; pattern?: RegExp } } }[] };
  return checks.some(({ _zod: { def } }) => {
    if (def.check === "max_length" || def.check === "length_equals") return true;
    // A pattern of a fixed length is a bound as well.
    return def.pattern !== undefined && /^\^.*\{\d+\}\$$/.test(def.pattern.source);
  });
}
