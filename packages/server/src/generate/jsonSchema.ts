/** Declared values as JSON Schema, from which everything else is printed. */
import { z } from "zod";
import type { Schema } from "../engine/values.ts";

/** The part of JSON Schema that zod writes for our declarations. */
export interface JsonSchema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema | boolean;
  prefixItems?: JsonSchema[];
  idOf?: string;
  description?: string;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  [key: string]: unknown;
}

/** The JSON Schema of what a schema accepts ("input") or produces ("output"). */
export function toJsonSchema(schema: Schema, io: "input" | "output"): JsonSchema {
  const json = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" }) as JsonSchema;
  delete json.$schema;
  return json;
}
