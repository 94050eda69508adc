/**
 * Drops from results what their schema does not declare, so that no column leaks.
 * Compiled once per function: a walk without validation, which tests do in full.
 */
import { definitionOf } from "./schemas.ts";
import type { Schema } from "./values.ts";

type Strip = (value: unknown) => unknown;

const whole: Strip = (value) => value;

/** A function that keeps only the declared parts of a value. */
export function stripperOf(schema: Schema): Strip {
  const def = definitionOf(schema);
  switch (def.type) {
    case "object":
      return objectStripper(Object.entries(def.shape ?? {}).map(([key, part]) => [key, stripperOf(part)]));
    case "array": {
      const element = def.element ? stripperOf(def.element) : whole;
      return element === whole ? whole : (value) => (Array.isArray(value) ? value.map(element) : value);
    }
    case "optional":
    case "nullable":
    case "default":
    case "readonly": {
      const inner = def.innerType ? stripperOf(def.innerType) : whole;
      return inner === whole ? whole : (value) => (value === null || value === undefined ? value : inner(value));
    }
    case "union":
      return unionStripper(def.options ?? []);
    case "record": {
      const each = def.valueType ? stripperOf(def.valueType) : whole;
      if (each === whole) return whole;
      return (value) => Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, each(part)]));
    }
    default:
      if (!PLAIN.has(def.type))
        throw new Error(`A result cannot be declared as ${def.type}: nobody knows what to drop.`);
      return whole;
  }
}

/** What has no parts. */
const PLAIN = new Set(["string", "number", "bigint", "boolean", "null", "literal", "enum", "unknown"]);

function objectStripper(parts: readonly [string, Strip][]): Strip {
  return (value) => {
    if (typeof value !== "object" || value === null) return value;
    const source = value as Record<string, unknown>;
    const kept: Record<string, unknown> = {};
    for (const [key, strip] of parts) {
      const part = source[key];
      if (part !== undefined) kept[key] = strip(part);
    }
    return kept;
  };
}

function unionStripper(options: readonly Schema[]): Strip {
  const compiled = options.map((option) => ({ option, strip: stripperOf(option), type: definitionOf(option).type }));
  if (compiled.every(({ strip }) => strip === whole)) return whole;
  return (value) => {
    // Validating is far dearer than stripping, so it decides only where the form does not.
    const [match, ...others] = compiled.filter(({ type }) => hasForm(value, type));
    if (match && others.length === 0) return match.strip(value);
    const fitting = compiled.find(({ option }) => option.safeParse(value).success) ?? match;
    return fitting ? fitting.strip(value) : value;
  };
}

/** Whether a value may be of a schema of this type, as far as a glance tells. */
function hasForm(value: unknown, type: string): boolean {
  if (type === "array") return Array.isArray(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return true;
}
